using System.Globalization;
using System.Net;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Importing;
using Xnat.Typed.Server.Items;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Routes.Prearchiving;

namespace Xnat.Typed.Server.Routes;

/// <summary>Sessions that wait: <c>/data/prearchive</c>.</summary>
internal sealed class PrearchiveRoutes(Site site, ImportServices services)
{
    private const string Base = "/data/prearchive";
    private const string One = Base + "/projects/{project}/{timestamp}/{folder}";

    private readonly PrearchiveActions actions = new(services);
    private readonly PrearchiveFiles files = new(site.Store);

    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        switch (segments)
        {
            case [] or ["projects"]:
                request.Route = Base + "/projects";
                return request.Method == "PUT" && segments.Count == 0 ? Refresh(request) : List(request, null);
            case ["projects", var projects]:
                request.Route = Base + "/projects/{project}";
                return List(request, projects.Split(','));
            case ["experiments"]:
                request.Route = Base + "/experiments";
                return Recent(request);
            case ["projects", var project, var timestamp, var folder, ..]:
                IReadOnlyList<string> rest = [.. segments.Skip(4)];
                request.Route = One + Suffix(rest);
                return await SessionAsync(request, (project, timestamp, folder), rest, cancellationToken).ConfigureAwait(false);
            default:
                return null;
        }
    }

    private static string Suffix(IReadOnlyList<string> rest) => rest switch
    {
        [] => "",
        ["scans", _] => "/scans/{scan}",
        ["scans", _, "resources"] => "/scans/{scan}/resources",
        ["scans", _, "resources", _] => "/scans/{scan}/resources/{resource}",
        ["scans", _, "resources", _, "files"] => "/scans/{scan}/resources/{resource}/files",
        ["scans", _, "resources", _, "files", ..] => "/scans/{scan}/resources/{resource}/files/{file}",
        ["resources", _] => "/resources/{resource}",
        ["resources", _, "files"] => "/resources/{resource}/files",
        ["resources", _, "files", ..] => "/resources/{resource}/files/{file}",
        ["logs", _] => "/logs/{log}",
        _ => "/" + rest[0],
    };

    /// <summary>A real server reads its prearchive folders anew; here the list is never out of step with them.</summary>
    private static Answer Refresh(XnatRequest request) => request.Access.IsAdmin ? Answer.Empty() : throw RestException.Forbidden();

    private bool MayEdit(XnatRequest request, string project) => PrearchiveRights.MayEdit(site.Store, request.Access, project);

    private Answer List(XnatRequest request, string[]? projects)
    {
        if (!request.IsRead) throw RestException.MethodNotAllowed();
        return TableAnswer.Of(request, site.Store.Read(() =>
        {
            foreach (var project in projects ?? [])
                if (project != PrearchiveSession.Unassigned && !MayEdit(request, project)) throw RestException.Forbidden();
            var tag = request.Query["tag"];
            if (tag is not null && !request.Access.ReadsAll) throw RestException.Forbidden();
            return PrearchiveTables.Sessions(site.Prearchive.All.Where(session =>
                MayEdit(request, session.Project) && (projects is null || projects.Contains(session.Project)) && (tag is null || session.Session["UID"] == tag)));
        }));
    }

    private Answer Recent(XnatRequest request)
    {
        if (!request.IsRead) throw RestException.MethodNotAllowed();
        var days = request.Query["recent"] is not { } text ? throw RestException.BadRequest("The parameter recent is missing.")
            : text == "true" ? 10
            : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw RestException.BadRequest("The parameter recent takes a number of days.");
        var since = site.Store.Clock.GetUtcNow() - TimeSpan.FromDays(days);
        return TableAnswer.Of(request, site.Store.Read(() => PrearchiveTables.Sessions(site.Prearchive.All.Where(session => MayEdit(request, session.Project) && session.Uploaded >= since).OrderBy(session => session.Uploaded))));
    }

    private async Task<Answer> SessionAsync(XnatRequest request, (string Project, string Timestamp, string Folder) address, IReadOnlyList<string> rest, CancellationToken cancellationToken)
    {
        if (request.Method is "PUT" && rest is ["resources", var resource, "files", _, ..])
        {
            site.Store.Read(() => Find(request, address));
            var path = StoredText.Escape(string.Join('/', rest.Skip(3)));
            var upload = await site.Uploads.ReadAsync(request, path, cancellationToken).ConfigureAwait(false);
            return site.Store.Write(() => files.Put(Find(request, address), StoredText.Escape(resource), upload, request.Access.Login));
        }

        if (request.IsRead) return site.Store.Read(() => Read(request, Find(request, address), rest));
        await request.ReadFieldsAsync(cancellationToken).ConfigureAwait(false);
        return site.Store.Write(() =>
        {
            var session = Find(request, address);
            return (request.Method, rest.Count) switch
            {
                ("DELETE", 0) => Delete(session),
                ("DELETE", _) => PrearchiveFiles.Delete(session, rest),
                ("POST", 0) => actions.Act(request, session),
                _ => throw RestException.MethodNotAllowed(),
            };
        });
    }

    private PrearchiveSession Find(XnatRequest request, (string Project, string Timestamp, string Folder) address)
    {
        var session = site.Prearchive.Find(address.Project, address.Timestamp, address.Folder) ?? throw RestException.NotFound("Unable to find the specified session.");
        return MayEdit(request, session.Project) ? session : throw RestException.Forbidden();
    }

    private Answer Read(XnatRequest request, PrearchiveSession session, IReadOnlyList<string> rest) => rest switch
    {
        [] => Document(request, session),
        ["logs", ..] => Logs(request, session, rest),
        _ => PrearchiveFiles.Read(request, session, rest),
    };

    private Answer Document(XnatRequest request, PrearchiveSession session)
    {
        switch (request.Format)
        {
            case "json" or "csv" or "application/json":
                return TableAnswer.Of(request, PrearchiveTables.Sessions([session]));
            case "zip" or "application/zip":
                return Download.Archive(PrearchiveFiles.Folders(session), session.Folder, request.Parameters);
            case "html" or "text/html":
                return request.Query["screen"] is null ? throw new RestException(500) : Answer.Html($"<!DOCTYPE html>\n<html>\n<body><h3>{WebUtility.HtmlEncode(session.Name)}: {session.Status}</h3></body>\n</html>\n");
            case null or "xml" or "text/xml":
                // A session that is still being received has no document yet.
                if (session.Status == "RECEIVING") throw RestException.NotFound("Unable to find the specified session.");
                var xml = new ItemXml(site.Types, new ItemChildren(site.Store, request.Access), request.SiteUrl, concealsHiddenFields: true).Document(session.Session);
                return Answer.Stream("text/xml;charset=UTF-8", async (stream, token) => await stream.WriteAsync(xml, token).ConfigureAwait(false));
            default:
                throw RestException.BadRequest("The session is available as json, xml and zip.");
        }
    }

    private Answer Logs(XnatRequest request, PrearchiveSession session, IReadOnlyList<string> rest)
    {
        var logs = services.Logs.Of(session);
        if (rest.Count == 1) return TableAnswer.Of(request, PrearchiveTables.Logs(logs));
        var number = rest[1] == "last" ? logs.Count - 1 : int.TryParse(rest[1], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : -1;
        return number >= 0 && number < logs.Count ? Answer.Text(logs[number]) : throw RestException.NotFound("Unable to find the specified log.");
    }

    private Answer Delete(PrearchiveSession session)
    {
        services.Logs.Forget(session);
        site.Prearchive.Remove(session);
        return Answer.Empty();
    }
}
