using Xnat.Typed.Server.Routes;
using static Xnat.Typed.Server.Routing.Route;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>Sessions that wait, and how they get into the archive.</summary>
internal static class PrearchiveSection
{
    private const string One = "/data/prearchive/projects/{project}/{timestamp}/{folder}";
    private const string Scan = One + "/scans/{scan}";
    private const string Resource = "/resources/{resource}";

    public static RouteSection Section { get; } = new("Prearchive and archiving", [.. Sessions(), .. Contents(), .. Services()]);

    private static IEnumerable<Route> Sessions() =>
    [
        Put("/data/prearchive", "builds the table anew", static _ => PrearchiveRoutes.Refresh),
        Get("/data/prearchive/projects", "sessions that wait", static h => h.Prearchive.List).AlsoAt("/data/prearchive"),
        Get("/data/prearchive/projects/{project}", "of one project, or several", static h => h.Prearchive.ListOfProjects),
        Get("/data/prearchive/experiments", "those uploaded lately", static h => h.Prearchive.Recent),
        Get(One, "one of them: its row, document or files", static h => h.Prearchive.Show).MissingFrom("1.7.0", "1.7.3"),
        Post(One, "build, commit, move, reset-status, set-status", static h => h.Prearchive.ActAsync),
        Delete(One, "removes it", static h => h.Prearchive.Delete),
        Get(One + "/logs", "what happened to it", static h => h.Prearchive.Logs),
        Get(One + "/logs/{id}", "one log", static h => h.Prearchive.Log),
    ];

    private static IEnumerable<Route> Contents() =>
    [
        Get(One + "/scans", "its scans", static h => h.PrearchiveFiles.Scans),
        Get(Scan, "the files of a scan", static h => h.PrearchiveFiles.ScanArchive),
        Delete(Scan, "removes a scan", static h => h.PrearchiveFiles.DeleteScan),
        Get(Scan + "/resources", "folders of a scan", static h => h.PrearchiveFiles.ScanResources),
        Get(Scan + Resource + "/files", "their files", static h => h.PrearchiveFiles.ScanFiles).AlsoAt(Scan + Resource),
        Get(Scan + Resource + "/files/{**file}", "one file", static h => h.PrearchiveFiles.ScanFile),
        Get(One + "/resources", "all folders", static h => h.PrearchiveFiles.Resources),
        Get(One + Resource + "/files", "files of the session itself", static h => h.PrearchiveFiles.Files).AlsoAt(One + Resource),
        Put(One + Resource + "/files/{**file}", "stores a file there", static h => h.PrearchiveFiles.PutAsync),
        Get(One + Resource + "/files/{**file}", "one file", static h => h.PrearchiveFiles.File),
        Delete(One + Resource, "removes the folder", static h => h.PrearchiveFiles.DeleteResource),
        Delete(One + Resource + "/files/{**file}", "removes a file", static h => h.PrearchiveFiles.DeleteFile),
    ];

    private static IEnumerable<Route> Services() =>
    [
        Post("/data/services/archive", "archives one session or several", static h => h.Archiving.ArchiveAsync) with { TakesRest = true },
        Post("/data/services/validate-archive", "says what would hinder it", static h => h.Archiving.ValidateAsync)
            with { TakesRest = true },
        Post("/data/services/prearchive/delete", "removes several", static h => h.PrearchiveServices.DeleteAsync),
        Post("/data/services/prearchive/move", "moves several", static h => h.PrearchiveServices.MoveAsync),
        Post("/data/services/prearchive/rebuild", "builds several anew", static h => h.PrearchiveServices.RebuildAsync),
    ];
}
