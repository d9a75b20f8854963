using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Progress;

namespace Xnat.Typed.Server.Importing;

/// <summary>What a site imports with; one of each.</summary>
internal sealed class ImportServices
{
    /// <param name="store">The data.</param>
    /// <param name="prearchive">Sessions that wait.</param>
    /// <param name="uploads">Takes bytes in.</param>
    /// <param name="configs">The site's configurations.</param>
    /// <param name="slow">Sessions that take their time, on purpose.</param>
    /// <param name="accessOf">The rights that an account has now.</param>
    public ImportServices(
        Store store,
        PrearchiveStore prearchive,
        UploadReader uploads,
        ConfigStore configs,
        SlowSessions slow,
        Func<string, Access> accessOf)
    {
        Store = store;
        Prearchive = prearchive;
        Uploads = uploads;
        Settings = new(configs);
        Logs = new(store);
        Progress = new(store);
        Works = new(this, slow, accessOf);
    }

    public Store Store { get; }

    public PrearchiveStore Prearchive { get; }

    public UploadReader Uploads { get; }

    public ImportSettings Settings { get; }

    /// <summary>Logs of sessions that wait.</summary>
    public PrearchiveLogs Logs { get; }

    /// <summary>Sessions that are received for the archive itself.</summary>
    public DirectArchive Direct => new(Store, Prearchive, Logs);

    /// <summary>Reports for those who listen.</summary>
    public ProgressStore Progress { get; }

    /// <summary>Archiving and rebuilding that take their time.</summary>
    public PrearchiveWorks Works { get; }

    /// <summary>Files that accounts have uploaded beforehand.</summary>
    public UserCache Cache { get; } = new();

    /// <summary>Builds sessions in a user's name.</summary>
    public StudyBuilder Studies(Access access) => new(Store, Logs, access.Login);

    /// <summary>Takes sessions into the archive with a user's rights.</summary>
    public Archiver Archiver(Access access) => new(Store, Prearchive, access);
}
