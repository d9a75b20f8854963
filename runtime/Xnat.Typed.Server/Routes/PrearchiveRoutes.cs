using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Items;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Routes;

/// <summary>Sessions that wait: <c>/data/prearchive</c>.</summary>
internal sealed class PrearchiveRoutes(Site site)
{
    private const string Base = "/data/prearchive";
    private const string One = Base + "/projects/{project}/{timestamp}/{folder}";

    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        switch (segments)
        {
            case [] or ["projects"]:
                request.Route = Base + "/projects";
                return List(request, null);
            case ["projects", var projects]:
                request.Route = Base + "/projects/{project}";
                return List(request, projects.Split(','));
            case ["experiments"]:
                request.Route = Base + "/experiments";
                return Recent(request);
            case ["projects", var project, var timestamp, var folder, ..]:
                request.Route = One + Suffix([.. segments.Skip(4)]);
                await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
                return Session(request, (project, timestamp, folder), [.. segments.Skip(4)]);
            default:
                return null;
        }
    }

    /// <summary>Who may edit the project sees and handles what waits for it; sessions without a project are the administrators'.</summary>
    public static bool MayEdit(Site site, XnatRequest request, string project) =>
        request.Access.IsAdmin || (site.Store.Project(project) is { } row && request.Access.CanEdit(row));

    private static string Suffix(IReadOnlyList<string> rest) => rest switch
    {
        [] => "",
        ["scans", _] => "/scans/{scan}",
        ["scans", _, "resources"] => "/scans/{scan}/resources",
        ["scans", _, "resources", _, "files"] => "/scans/{scan}/resources/{resource}/files",
        ["scans", _, "resources", _, "files", ..] => "/scans/{scan}/resources/{resource}/files/{file}",
        _ => "/" + rest[0],
    };

    private Answer List(XnatRequest request, string[]? projects)
    {
        if (!request.IsRead) throw RestException.MethodNotAllowed();
        return ListingRoutes.Show(request, site.Store.Read(() =>
        {
            foreach (var project in projects ?? [])
                if (project != PrearchiveSession.Unassigned && !MayEdit(site, request, project)) throw RestException.Forbidden();
            var tag = request.Query["tag"];
            return PrearchiveTables.Sessions(site.Prearchive.All.Where(session =>
                MayEdit(site, request, session.Project) && (projects is null || projects.Contains(session.Project)) && (tag is null || session.Session["UID"] == tag)));
        }));
    }

    private Answer Recent(XnatRequest request)
    {
        var days = request.Query["recent"] is not { } text ? throw RestException.BadRequest("The parameter recent is missing.")
            : text == "true" ? 10
            : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : throw RestException.BadRequest("The parameter recent takes a number of days.");
        var since = site.Store.Clock.GetUtcNow() - TimeSpan.FromDays(days);
        return ListingRoutes.Show(request, site.Store.Read(() => PrearchiveTables.Sessions(site.Prearchive.All.Where(session => MayEdit(site, request, session.Project) && session.Uploaded >= since).OrderBy(session => session.Uploaded))));
    }

    private Answer Session(XnatRequest request, (string Project, string Timestamp, string Folder) address, IReadOnlyList<string> rest)
    {
        Answer Handle()
        {
            var session = site.Prearchive.Find(address.Project, address.Timestamp, address.Folder) ?? throw RestException.NotFound("Unable to find the specified session.");
            if (!MayEdit(site, request, session.Project)) throw RestException.Forbidden();
            return (request.Method, rest) switch
            {
                ("GET" or "HEAD", []) => Document(request, session),
                ("DELETE", []) => Delete(session),
                ("POST", []) => Act(request, session),
                ("GET" or "HEAD", ["scans"]) => ListingRoutes.Show(request, PrearchiveTables.Scans(session)),
                ("GET" or "HEAD", ["scans", var scan]) => Download.Archive(Folder(session, Scan(session, scan)), session.Folder, request.Parameters),
                ("DELETE", ["scans", var scan]) => DeleteScan(session, Scan(session, scan)),
                ("GET" or "HEAD", ["scans", var scan, "resources"]) => ListingRoutes.Show(request, PrearchiveTables.ScanResources(Scan(session, scan))),
                ("GET" or "HEAD", ["scans", var scan, "resources", var resource, "files"]) => ListingRoutes.Show(request, PrearchiveTables.Files(Resource(Scan(session, scan), resource), $"/data{session.Url}/scans/{scan}/resources/{resource}")),
                ("GET" or "HEAD", ["scans", var scan, "resources", var resource, "files", ..]) => File(Resource(Scan(session, scan), resource), string.Join('/', rest.Skip(5))),
                ("GET" or "HEAD", ["resources"]) => ListingRoutes.Show(request, PrearchiveTables.Resources(session)),
                _ => throw RestException.MethodNotAllowed(),
            };
        }

        return request.IsRead ? site.Store.Read(Handle) : site.Store.Write(Handle);
    }

    private Answer Document(XnatRequest request, PrearchiveSession session)
    {
        switch (request.Format)
        {
            case "json" or "csv" or "application/json":
                return ListingRoutes.Show(request, PrearchiveTables.Sessions([session]));
            case "zip" or "application/zip":
                return Download.Archive([.. session.Session.Rows("scans/scan").SelectMany(scan => Folder(session, scan))], session.Folder, request.Parameters);
            case null or "xml" or "text/xml":
                var xml = new ItemXml(site.Types, new ItemChildren(site.Store, request.Access), request.SiteUrl, concealsHiddenFields: true).Document(session.Session);
                return Answer.Stream("text/xml;charset=UTF-8", async (stream, token) => await stream.WriteAsync(xml, token).ConfigureAwait(false));
            default:
                throw RestException.BadRequest("The session is available as json, xml and zip.");
        }
    }

    private Answer Act(XnatRequest request, PrearchiveSession session)
    {
        session.Modified = site.Store.Clock.GetUtcNow();
        switch (request.Parameters["action"])
        {
            case "build":
                Demand(session);
                session.Status = "READY";
                return Answer.UriList(["/data" + session.Url]);
            case "commit":
                Demand(session);
                session.Status = "READY";
                if (request.Parameters.First("AA", "auto-archive") != "true") return Answer.UriList(["/data" + session.Url]);
                // A moved body, without the header that usually goes with it.
                return Answer.Text(new Archiver(site.Store, site.Prearchive, request.Access).Archive(session, new ArchiveOrder()), 301);
            case "move":
                return Move(request, session);
            case "reset-status":
                session.Status = "READY";
                return Answer.UriList(["/data" + session.Url]);
            case "set-status":
                session.Status = request.Parameters["status"] is "READY" or "RECEIVING" or "BUILDING" or "CONFLICT" or "ERROR" or "ARCHIVING" ? request.Parameters["status"]! : throw RestException.BadRequest("Unknown status.");
                return Answer.Empty();
            default:
                throw RestException.BadRequest("Unknown action; known are build, commit, move, reset-status and set-status.");
        }
    }

    private Answer Move(XnatRequest request, PrearchiveSession session)
    {
        // Nothing happens to a locked session, and nobody is told.
        if (session.IsBusy) return Answer.Empty();
        var target = request.Query["newProject"];
        if (target is null || !MayEdit(site, request, target) || site.Store.Project(target) is null) throw RestException.Forbidden();
        session.Project = target;
        return Answer.UriList(["/data" + session.Url], 301);
    }

    private static void Demand(PrearchiveSession session)
    {
        if (session.IsBusy && session.Status != "RECEIVING") throw new RestException(409, "session document locked");
    }

    private Answer Delete(PrearchiveSession session)
    {
        site.Prearchive.Remove(session);
        return Answer.Empty();
    }

    private static Answer DeleteScan(PrearchiveSession session, Row scan)
    {
        session.Session.Detach(scan);
        return Answer.Empty();
    }

    private static Row Scan(PrearchiveSession session, string id) =>
        session.Session.Rows("scans/scan").FirstOrDefault(scan => scan.Id == id) ?? throw RestException.NotFound("Unable to find the specified scan.");

    private static Row Resource(Row scan, string label) =>
        scan.Rows("file").FirstOrDefault(resource => resource["label"] == label) ?? throw RestException.NotFound("Unable to find the specified catalog.");

    private static Answer File(Row resource, string path) =>
        resource.File(path) is { } file ? Download.File(file, null) : throw RestException.NotFound("Unable to find file.");

    /// <summary>The folder of a scan as it lies on the disk of a real server.</summary>
    private static List<KeyValuePair<string, StoredFile>> Folder(PrearchiveSession session, Row scan) =>
        [.. scan.Rows("file").SelectMany(resource => resource.Files.Select(file => new KeyValuePair<string, StoredFile>($"{session.Folder}/SCANS/{scan.Id}/{resource["label"]}/{file.Path}", file)))];
}
