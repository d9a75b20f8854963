using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Prearchive;

/// <summary>A session that waits to be archived.</summary>
internal sealed class PrearchiveSession(string project, string timestamp, string folder, Row session)
{
    /// <summary>Project of sessions that belong to none.</summary>
    public const string Unassigned = "Unassigned";

    public string Project
    {
        get;
        set => Set(ref field, value);
    } = project;

    public string Timestamp { get; } = timestamp;

    /// <summary>Name of the folder, which is not the label.</summary>
    public string Folder { get; } = folder;

    /// <summary>What was read from the files.</summary>
    public Row Session { get; } = session;

    /// <summary>What clients see: the status, unless the session is stuck in another one.</summary>
    public string Status
    {
        get => Stuck?.Find(this) ?? OwnStatus;
        set => OwnStatus = value;
    }

    public string OwnStatus
    {
        get;
        private set => Set(ref field, value);
    } = "READY";

    /// <summary>Statuses that were set on purpose in this server.</summary>
    public StuckSessions? Stuck { get; set; }

    public string Name
    {
        get;
        set => Set(ref field, value);
    } = "";

    public string Subject
    {
        get;
        set => Set(ref field, value);
    } = "";

    public DateTimeOffset Uploaded { get; init; }

    public DateTimeOffset Modified
    {
        get;
        set => Set(ref field, value);
    }

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

    /// <summary>Address without <c>/data</c>, as the listing shows it.</summary>
    public string Url => $"/prearchive/projects/{Project}/{Timestamp}/{Folder}";

    /// <summary>Statuses with these marks are those of work in progress; nobody else may touch the session then.</summary>
    public bool IsBusy => Status.StartsWith('_') || Status.StartsWith("QUEUED", StringComparison.Ordinal) || Status is "RECEIVING" or "BUILDING" or "ARCHIVING" or "DELETING" or "MOVING";

    /// <summary>The session is kept together with its row, so the row reports the change.</summary>
    private void Set<T>(ref T field, T value)
    {
        field = value;
        Session.Touch();
    }
}
