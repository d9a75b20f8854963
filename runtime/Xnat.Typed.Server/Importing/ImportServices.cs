using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Progress;

namespace Xnat.Typed.Server.Importing;

/// <summary>What a site imports with; one of each.</summary>
/// <param name="store">The data.</param>
/// <param name="prearchive">Sessions that wait.</param>
/// <param name="uploads">Takes bytes in.</param>
/// <param name="configs">The site's configurations.</param>
internal sealed class ImportServices(Store store, PrearchiveStore prearchive, UploadReader uploads, ConfigStore configs)
{
    public Store Store { get; } = store;

    public PrearchiveStore Prearchive { get; } = prearchive;

    public UploadReader Uploads { get; } = uploads;

    public ImportSettings Settings { get; } = new(configs);

    /// <summary>Logs of sessions that wait.</summary>
    public PrearchiveLogs Logs { get; } = new(store);

    /// <summary>Sessions that are received for the archive itself.</summary>
    public DirectArchive Direct => new(Store, Prearchive, Logs);

    /// <summary>Reports for those who listen.</summary>
    public ProgressStore Progress { get; } = new(store);

    /// <summary>Files that accounts have uploaded beforehand.</summary>
    public UserCache Cache { get; } = new();

    /// <summary>Builds sessions in a user's name.</summary>
    public StudyBuilder Studies(Access access) => new(Store, Logs, access.Login);

    /// <summary>Takes sessions into the archive with a user's rights.</summary>
    public Archiver Archiver(Access access) => new(Store, Prearchive, access);
}
