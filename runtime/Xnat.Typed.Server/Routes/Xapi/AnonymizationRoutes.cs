using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>
/// Scripts that anonymise DICOM: <c>/xapi/anonymize</c>, by XNAT's <c>AnonymizeApi</c>. The site's are two of its settings, a project's
/// is a configuration of the tool <c>anon</c>, where other addresses show them as well. Nobody runs them.
/// </summary>
internal sealed class AnonymizationRoutes(Site site)
{
    private const string Plain = "text/plain;charset=UTF-8";

    private SiteConfiguration Settings => site.Administration.Configuration;

    private ConfigStore Configs => site.Administration.Configs;

    public static Answer Default(XnatRequest request)
    {
        DemandUser(request);
        return Answer.Text(AnonymizationScript.Default, contentType: Plain);
    }

    public Answer OfSite(XnatRequest request)
    {
        DemandUser(request);
        return Answer.Text(site.Store.Read(() => Settings.Find(AnonymizationScript.SiteText)?.ToString() ?? ""), contentType: Plain);
    }

    public async Task<Answer> ChangeSiteAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        DemandAdmin(request);
        var script = await LimitedBody.ReadTextAsync(request, cancellationToken).ConfigureAwait(false);
        return PutSetting(AnonymizationScript.SiteText, script);
    }

    public Answer IsSiteEnabled(XnatRequest request)
    {
        DemandUser(request);
        return Answer.Json(site.Store.Read(() => Settings.Find(AnonymizationScript.SiteFlag)?.ToJsonString() ?? "false"));
    }

    public Answer EnableSite(XnatRequest request)
    {
        DemandAdmin(request);
        return PutSetting(AnonymizationScript.SiteFlag, Enables(request));
    }

    public Answer OfProject(XnatRequest request) => site.Store.Read(() =>
        Find(Readable(request)) is { Latest.Contents: { Length: > 0 } script }
            ? Answer.Text(script, contentType: Plain)
            : Answer.Empty(204));

    public async Task<Answer> ChangeProjectAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        site.Store.Read(() => Managed(request));
        var script = await LimitedBody.ReadTextAsync(request, cancellationToken).ConfigureAwait(false);
        return site.Store.Write(() => Put(request, Managed(request), script, isEnabled: true));
    }

    public Answer IsProjectEnabled(XnatRequest request) => site.Store.Read(() =>
        Answer.Json(Find(Readable(request)) is { Latest.IsEnabled: true } ? "true" : "false"));

    public Answer EnableProject(XnatRequest request)
    {
        var enables = Enables(request);
        return site.Store.Write(() =>
        {
            var project = Managed(request);
            return Find(project) is not null
                ? Put(request, project, null, enables)
                : throw RestException.NotFound("The project has no anonymization script. Put one first.");
        });
    }

    private Answer PutSetting(string name, System.Text.Json.Nodes.JsonNode value) => site.Store.Write(() =>
    {
        Settings.Put(name, value);
        return Answer.Empty();
    });

    private Answer Put(XnatRequest request, Row project, string? script, bool isEnabled)
    {
        var file = new ConfigFile(project.Id, AnonymizationScript.Tool, AnonymizationScript.Path);
        Configs.Put(file, script, isEnabled, isUnversioned: null, (request.Access.Login, request.Stored["reason"] ?? ""));
        return Answer.Empty();
    }

    private ConfigFile? Find(Row project) => Configs.Find(project.Id, AnonymizationScript.Tool, AnonymizationScript.Path);

    private Row Readable(XnatRequest request) =>
        site.Store.Project(request.Values["project"]) is { } project && request.Access.CanRead(project)
            ? project
            : throw RestException.NotFound();

    private Row Managed(XnatRequest request)
    {
        var project = Readable(request);
        return request.Access.CanManage(project) ? project : throw RestException.Forbidden();
    }

    /// <summary>Without the parameter it is switched on.</summary>
    private static bool Enables(XnatRequest request) =>
        request.Query["enable"] is not { } text ? true
        : bool.TryParse(text, out var flag) ? flag
        : throw RestException.BadRequest("The parameter enable takes true or false.");

    private static void DemandUser(XnatRequest request)
    {
        if (request.IsGuest) throw RestException.Forbidden();
    }

    private static void DemandAdmin(XnatRequest request)
    {
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
    }
}
