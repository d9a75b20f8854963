using System.Text.Json.Serialization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Prearchive;

/// <summary>A session that waits to be archived. It is kept together with its row, which reports its changes.</summary>
internal sealed class PrearchiveSession(string project, string timestamp, string folder)
{
    /// <summary>Project of sessions that belong to none.</summary>
    public const string Unassigned = "Unassigned";

    private Row? row;

    public string Project
    {
        get;
        set => Set(ref field, value);
    } = project;

    public string Timestamp { get; } = timestamp;

    /// <summary>Name of the folder, which is not the label.</summary>
    public string Folder { get; } = folder;

    [JsonRequired]
    [JsonPropertyName("Status")]
    public string OwnStatus
    {
        get;
        set => Set(ref field, value);
    } = "READY";

    [JsonRequired]
    public string Name
    {
        get;
        set => Set(ref field, value);
    } = "";

    [JsonRequired]
    public string Subject
    {
        get;
        set => Set(ref field, value);
    } = "";

    [JsonRequired]
    public DateTimeOffset Uploaded { get; init; }

    [JsonRequired]
    public DateTimeOffset Modified
    {
        get;
        set => Set(ref field, value);
    }

    [JsonRequired]
    public string AutoArchive
    {
        get;
        set => Set(ref field, value);
    } = "Manual";

    public string Source { get; init; } = "";

    public string Visit { get; init; } = "";

    public string Protocol { get; init; } = "";

    public string TimeZone { get; init; } = "";

    public bool PreventsAnonymization { get; init; }

    public bool PreventsAutoCommit { get; init; }

    /// <summary>
    /// Whether its files are received for the archive itself (<c>Direct-Archive</c>, since XNAT 1.8.3): then it is none of the prearchive's
    /// until something keeps it out of the archive.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsDirect
    {
        get;
        set => Set(ref field, value);
    }

    /// <summary>What was read from the files; it is kept by itself, so a session that is read gets it afterwards.</summary>
    [JsonIgnore]
    public Row Session
    {
        get => row ?? throw new InvalidOperationException("The session has not been given its row.");
        set => row = value;
    }

    /// <summary>What clients see: the status, unless the session is stuck in another one.</summary>
    [JsonIgnore]
    public string Status
    {
        get => Stuck?.Find(this) ?? OwnStatus;
        set => OwnStatus = value;
    }

    /// <summary>Statuses that were set on purpose in this server.</summary>
    [JsonIgnore]
    public StuckSessions? Stuck { get; set; }

    /// <summary>Whether it does not come out of its status.</summary>
    [JsonIgnore]
    public bool IsStuck => Stuck?.Find(this) is not null;

    /// <summary>Address without <c>/data</c>, as the listing shows it.</summary>
    [JsonIgnore]
    public string Url => $"/prearchive/projects/{Project}/{Timestamp}/{Folder}";

    /// <summary>Statuses with these marks are those of work in progress; nobody else may touch the session then.</summary>
    [JsonIgnore]
    public bool IsBusy =>
        Status.StartsWith('_')
        || Status.StartsWith("QUEUED", StringComparison.Ordinal)
        || Status is "RECEIVING" or "BUILDING" or "ARCHIVING" or "DELETING" or "MOVING";

    private void Set<T>(ref T field, T value)
    {
        field = value;
        row?.Touch();
    }
}
