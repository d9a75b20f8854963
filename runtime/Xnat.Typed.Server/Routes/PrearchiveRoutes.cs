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
internal sealed class PrearchiveRoutes(Site site, ImportServices services, WaitingSessions sessions)
{
    private readonly PrearchiveActions actions = new(services);

    /// <summary>A real server reads its prearchive folders anew; here the list is never out of step with them.</summary>
    public static Answer Refresh(XnatRequest request) => request.Access.IsAdmin ? Answer.Empty() : throw RestException.Forbidden();

    public Answer List(XnatRequest request) => List(request, null);

    public Answer ListOfProjects(XnatRequest request) => List(request, request.Values["project"].Split(','));

    public Answer Recent(XnatRequest request)
    {
        var days = request.Query["recent"] is not { } text ? throw RestException.BadRequest("The parameter recent is missing.")
            : text == "true" ? 10
            : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number
                : throw RestException.BadRequest("The parameter recent takes a number of days.");
        var since = DaysAgo.Of(site.Store.Clock.GetUtcNow(), days);
        return Look(request, () => site.Prearchive.Shown
            .Where(session => MayEdit(request, session.Project) && session.Uploaded >= since).OrderBy(session => session.Uploaded));
    }

    public Answer Show(XnatRequest request) => request.Format is "json" or "csv" or "application/json"
        ? Look(request, () => [sessions.Find(request)])
        : site.Store.Read(() => Document(request, sessions.Find(request)));

    public async Task<Answer> ActAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        await request.ReadFieldsAsync(cancellationToken).ConfigureAwait(false);
        var (answer, job) = site.Store.Write(() => actions.Act(request, sessions.Find(request)));
        if (job is not null) await services.Works.WaitAsync(job, cancellationToken).ConfigureAwait(false);
        return answer;
    }

    public Answer Delete(XnatRequest request) => site.Store.Write(() =>
    {
        var session = sessions.Find(request);
        // As the service does with a locked one: it is left alone, and nobody is told.
        if (services.Works.Has(session)) return Answer.Empty();
        services.Logs.Forget(session);
        site.Prearchive.Remove(session);
        return Answer.Empty();
    });

    public Answer Logs(XnatRequest request) =>
        site.Store.Read(() => TableAnswer.Of(request, PrearchiveTables.Logs(services.Logs.Of(sessions.Find(request)))));

    public Answer Log(XnatRequest request) => site.Store.Read(() =>
    {
        var logs = services.Logs.Of(sessions.Find(request));
        var id = request.Values["id"];
        var number = logs.Count - 1;
        if (id != "last" && !int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out number)) number = -1;
        return number >= 0 && number < logs.Count
            ? Answer.Text(logs[number])
            : throw RestException.NotFound("Unable to find the specified log.");
    });

    private bool MayEdit(XnatRequest request, string project) => PrearchiveRights.MayEdit(site.Store, request.Access, project);

    /// <summary>Rows of sessions, each of which is looked at by that.</summary>
    private Answer Look(XnatRequest request, Func<IEnumerable<PrearchiveSession>> find)
    {
        var (table, watched) = site.Store.Read(() =>
        {
            var shown = find().ToList();
            return (PrearchiveTables.Sessions(shown), services.Works.Watched(shown));
        });
        services.Works.Look(watched);
        return TableAnswer.Of(request, table);
    }

    private Answer List(XnatRequest request, string[]? projects) => Look(request, () =>
    {
        foreach (var project in projects ?? [])
            if (project != PrearchiveSession.Unassigned && !MayEdit(request, project)) throw RestException.Forbidden();
        var tag = request.Query["tag"];
        if (tag is not null && !request.Access.ReadsAll) throw RestException.Forbidden();
        return site.Prearchive.Shown.Where(session =>
            MayEdit(request, session.Project) && (projects is null || projects.Contains(session.Project))
                && (tag is null || session.Session["UID"] == tag));
    });

    private Answer Document(XnatRequest request, PrearchiveSession session)
    {
        switch (request.Format)
        {
            case "zip" or "application/zip":
                return Download.Archive(PrearchiveFolders.Of(session), session.Folder, request.Parameters);
            case "html" or "text/html":
                return request.Query["screen"] is null
                    ? throw new RestException(500)
                    : Answer.Html($"<!DOCTYPE html>\n<html>\n<body><h3>{WebUtility.HtmlEncode(session.Name)}: {session.Status}</h3>"
                        + "</body>\n</html>\n");
            case null or "xml" or "text/xml":
                // A session that is still being received has no document yet.
                if (session.Status == "RECEIVING") throw RestException.NotFound("Unable to find the specified session.");
                var xml = new ItemXml(site.Store, request.Access, request.SiteUrl, concealsHiddenFields: true).Document(session.Session);
                return Answer.Stream("text/xml;charset=UTF-8", async (stream, token) =>
                    await stream.WriteAsync(xml, token).ConfigureAwait(false));
            default:
                throw RestException.BadRequest("The session is available as json, xml and zip.");
        }
    }
}
