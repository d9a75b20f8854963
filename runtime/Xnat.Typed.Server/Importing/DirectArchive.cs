using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Prearchive;

namespace Xnat.Typed.Server.Importing;

/// <summary>
/// Sessions whose files are received one by one for the archive itself. They go there when somebody says so, or when no file has come for
/// five minutes. Called with the store locked for writing.
/// </summary>
internal sealed class DirectArchive(Store store, PrearchiveStore prearchive, PrearchiveLogs logs)
{
    /// <summary>XNAT's interval of rebuilding sessions, as it is set up.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>The release that brought it.</summary>
    public static Version Since { get; } = new(1, 8, 3);

    public static string AddressOf(PrearchiveSession session) => AddressOf(session.Project, session.Session["UID"], session.Name);

    public static string AddressOf(string project, string? study, string name) => $"/xapi/direct-archive/{project}/{study}/{name}";

    /// <summary>Who sends the files, in whose name the session is archived when its time has come.</summary>
    public static string SenderOf(PrearchiveSession session) => session.Session.Created.User;

    public IEnumerable<PrearchiveSession> Due() =>
        prearchive.Direct.Where(session => session.Modified + Pause <= store.Clock.GetUtcNow());

    public PrearchiveSession? Find(string project, string study, string name) =>
        prearchive.Direct.FirstOrDefault(session => session.Project == project && session.Session["UID"] == study && session.Name == name);

    /// <summary>Archives what has come. What the archive refuses is a session of the prearchive from then on; nothing is lost.</summary>
    /// <exception cref="RestException">The archive refuses it.</exception>
    public void Archive(PrearchiveSession session, Access access)
    {
        session.IsDirect = false;
        session.Status = "READY";
        new Archiver(store, prearchive, access).Archive(session, new ArchiveOrder
        {
            Subject = session.Subject.Length > 0 ? session.Subject : null,
            Label = session.Name,
            AllowsMerge = true,
        });
        logs.Forget(session);
    }
}
