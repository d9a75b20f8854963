using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Prearchive;

namespace Xnat.Typed.Server.Persistence;

/// <summary>What is kept of a session in the prearchive besides its row.</summary>
internal sealed record WaitingForm
{
    public required string Project { get; init; }

    public required string Timestamp { get; init; }

    public required string Folder { get; init; }

    public required string Status { get; init; }

    public required string Name { get; init; }

    public required string Subject { get; init; }

    public required DateTimeOffset Uploaded { get; init; }

    public required DateTimeOffset Modified { get; init; }

    public required string AutoArchive { get; init; }

    public string Source { get; init; } = "";

    public string Visit { get; init; } = "";

    public string Protocol { get; init; } = "";

    public string TimeZone { get; init; } = "";

    public bool PreventsAnonymization { get; init; }

    public bool PreventsAutoCommit { get; init; }

    public static WaitingForm Of(PrearchiveSession session) => new()
    {
        Project = session.Project,
        Timestamp = session.Timestamp,
        Folder = session.Folder,
        Status = session.OwnStatus,
        Name = session.Name,
        Subject = session.Subject,
        Uploaded = session.Uploaded,
        Modified = session.Modified,
        AutoArchive = session.AutoArchive,
        Source = session.Source,
        Visit = session.Visit,
        Protocol = session.Protocol,
        TimeZone = session.TimeZone,
        PreventsAnonymization = session.PreventsAnonymization,
        PreventsAutoCommit = session.PreventsAutoCommit,
    };

    public PrearchiveSession ToSession(Row row) => new(Project, Timestamp, Folder, row)
    {
        Status = Status,
        Name = Name,
        Subject = Subject,
        Uploaded = Uploaded,
        Modified = Modified,
        AutoArchive = AutoArchive,
        Source = Source,
        Visit = Visit,
        Protocol = Protocol,
        TimeZone = TimeZone,
        PreventsAnonymization = PreventsAnonymization,
        PreventsAutoCommit = PreventsAutoCommit,
    };
}
