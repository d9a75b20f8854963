using System.Text.Json.Nodes;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Importing;
using Xnat.Typed.Server.Prearchive;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>Sessions whose files go straight into the archive, one by one: <c>/xapi/direct-archive</c>.</summary>
internal sealed class DirectArchiveRoutes(Site site)
{
    /// <summary>What is being received, as far as the caller may edit its projects.</summary>
    public Answer List(XnatRequest request) => Answer.Json(site.Store.Read(() => new JsonArray(
        [.. site.Prearchive.Direct.Where(session => MayEdit(request.Access, session)).Select(session => (JsonNode)Json(session))])));

    public Answer Archive(XnatRequest request) => site.Store.Write(() =>
    {
        var (project, study, name) = (request.Values["project"], request.Values["study"], request.Values["session"]);
        var session = site.Imports.Direct.Find(project, study, name);
        if (session is null || !MayEdit(request.Access, session)) throw RestException.NotFound("No such session is being received.");
        site.Imports.Direct.Archive(session, request.Access);
        return Answer.Empty();
    });

    /// <summary>Archives what no file has come to for a while. XNAT does so by a clock of its own; here the next request does.</summary>
    public static void ArchiveDue(Site site)
    {
        if (!site.Store.Read(() => site.Imports.Direct.Due().Any())) return;
        site.Store.Write(() =>
        {
            foreach (var session in site.Imports.Direct.Due().ToList()) Try(site, session);
            return true;
        });
    }

    private static void Try(Site site, PrearchiveSession session)
    {
        var sender = site.Users.Accounts.Find(DirectArchive.SenderOf(session));
        try
        {
            site.Imports.Direct.Archive(session, site.Users.AccessOf(sender, site.Administration.Configuration.Rules));
        }
        catch (RestException exception)
        {
            if (session.Status != "CONFLICT") session.Status = "ERROR";
            site.Imports.Logs.Add(session, $"ERROR {exception.Message}");
        }
    }

    private bool MayEdit(Access access, PrearchiveSession session) =>
        site.Store.Project(session.Project) is { } project && access.CanEdit(project);

    private static JsonObject Json(PrearchiveSession session) => new()
    {
        ["project"] = session.Project,
        ["subject"] = session.Subject,
        ["name"] = session.Name,
        ["tag"] = session.Session["UID"],
        ["folderName"] = session.Folder,
        ["status"] = session.Status,
        ["location"] = DirectArchive.AddressOf(session),
    };
}
