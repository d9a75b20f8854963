using System.Text.Json.Nodes;
using Xnat.Typed.Server.CustomFields;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>Forms whose answers are custom fields: <c>/xapi/customforms</c>. Everybody reads them, administrators change them.</summary>
internal sealed class CustomFormRoutes(Site site)
{
    private const string Base = "/xapi/customforms";

    private FormStore Forms => site.Administration.Forms;

    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        request.Route = Base + segments switch
        {
            [] => "",
            ["optin" or "hasdata", _] => $"/{segments[0]}/{{rowId}}",
            ["optout", _] => "/optout/{formId}",
            ["save" or "element" or "env" or "enable" or "disable" or "promote"] => "/" + segments[0],
            [_] => "/{rowId}",
            _ => null,
        };
        if (segments is [_, _, _, ..] or [not ("optin" or "optout" or "hasdata"), _])
        {
            request.Route = null;
            return null;
        }

        if (request.IsRead) return site.Store.Read(() => Get(request, segments));
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
        var body = await JsonBody.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        return site.Store.Write(() => Change(request, segments, body));
    }

    private Answer Get(XnatRequest request, IReadOnlyList<string> segments)
    {
        if (request.IsGuest) throw RestException.Forbidden();
        return segments switch
        {
            [] => Answer.Json(new JsonArray([.. Forms.All.Select(form => FormJson.Of(form, Forms.HasData(form)))])),
            ["env"] => Answer.Json(new JsonObject { ["features"] = new JsonObject { ["projectOwnerFormCreationEnabled"] = false }, ["siteHasProtocolsPluginDeployed"] = false }),
            ["element"] => Answer.Json(Element(request)),
            ["hasdata", var rowId] => Answer.Json(JsonValue.Create(Forms.HasData(Row(rowId).Form))),
            _ => throw RestException.MethodNotAllowed(),
        };
    }

    /// <summary>The forms for one object, or for all of a data type in a project.</summary>
    private JsonArray Element(XnatRequest request)
    {
        var (type, project) = (request.Query.First("xsiType", "xsitype", "dataType"), request.Query.First("projectId", "project"));
        if (request.Query.First("id") is { } id && Find(request, id) is { } row) (type, project) = (type ?? row.Type.XsiType, project ?? (row.Project.Length > 0 ? row.Project : row.Id));
        if (type is null) throw RestException.BadRequest("Name the data type with xsiType, or an object with id.");
        return [.. Forms.For(type, project).Select(form => FormJson.Of(form, Forms.HasData(form)))];
    }

    private Data.Row? Find(XnatRequest request, string id)
    {
        if ((site.Store.Experiment(id) ?? site.Store.Subject(id)) is { } row) return request.Access.CanReadObject(row) ? row : throw RestException.NotFound();
        return site.Store.Project(id) is { } project && request.Access.CanRead(project) ? project : throw RestException.NotFound();
    }

    private Answer Change(XnatRequest request, IReadOnlyList<string> segments, JsonNode? body) => (request.Method, segments) switch
    {
        ("PUT" or "POST", ["save"]) => Save(request, body as JsonObject ?? throw RestException.BadRequest("A form is a JSON object.")),
        ("POST", ["enable" or "disable"]) => Each(Ids(body), row => Forms.Put(row.Form.With(row.Scope with { Status = segments[0] == "enable" ? FormScope.Enabled : FormScope.Disabled }))),
        ("POST", ["promote"]) => Each(Ids(body), row => Forms.Put(Promoted(row.Form))),
        ("POST", ["optin", var rowId]) => Opt(Row(rowId).Form, Ids(body), FormScope.Enabled),
        ("POST", ["optout", var formId]) => Opt(Forms.Find(formId) ?? throw Missing(formId), Ids(body), FormScope.OptedOut),
        ("DELETE", []) => Each(Ids(body), Delete),
        ("DELETE", [var rowId]) => Each([rowId], Delete),
        _ => throw RestException.MethodNotAllowed(),
    };

    private Answer Save(XnatRequest request, JsonObject body)
    {
        var submitted = FormSubmission.Read(body);
        if (site.Types.Find(submitted.DataType) is not { } type) throw RestException.BadRequest($"Unknown data type {submitted.DataType}.");
        foreach (var project in submitted.Projects)
            if (site.Store.Project(project) is null) throw Missing(project);
        var known = submitted.Uuid is null ? null : Forms.Find(submitted.Uuid) ?? throw Missing(submitted.Uuid);
        var form = known is null
            ? new CustomForm(Forms.NextNumber(), site.Store.Identifiers.Uuid(), submitted.Title, type.XsiType, submitted.Contents, request.Access.Login, site.Store.Clock.GetUtcNow())
            : known with { Title = submitted.Title, Contents = submitted.Contents };
        form = form with { DisplayOrder = submitted.DisplayOrder };
        foreach (var entity in submitted.Projects.Count == 0 && known is null ? [FormScope.Site] : submitted.Projects.Where(project => form.Scopes.All(scope => scope.Entity != project)))
            form = form.With(new FormScope(Next(form), entity, FormScope.Enabled));
        return Answer.Json(FormJson.Of(Forms.Put(form), Forms.HasData(form)), known is null ? 201 : 200);
    }

    /// <summary>A project's form becomes one of the site; what single projects said is forgotten.</summary>
    private static CustomForm Promoted(CustomForm form) => form with { Scopes = [new FormScope(1, FormScope.Site, FormScope.Enabled)] };

    private Answer Opt(CustomForm form, IReadOnlyList<string> projects, string status)
    {
        foreach (var project in projects)
        {
            var id = site.Store.Project(project)?.Id ?? throw Missing(project);
            var number = form.Scopes.FirstOrDefault(scope => scope.Entity == id)?.Number ?? Next(form);
            form = form.With(new FormScope(number, id, status));
        }

        return Answer.Json(FormJson.Of(Forms.Put(form), Forms.HasData(form)));
    }

    private void Delete((CustomForm Form, FormScope Scope) row)
    {
        // Answers would lose their questions, so a form with answers is only put out of use.
        if (Forms.HasData(row.Form)) Forms.Put(row.Form.With(row.Scope with { Status = FormScope.Disabled }));
        else if (row.Form.Scopes.Count == 1) Forms.Remove(row.Form);
        else Forms.Put(row.Form with { Scopes = [.. row.Form.Scopes.Where(scope => scope != row.Scope)] });
    }

    private Answer Each(IReadOnlyList<string> ids, Action<(CustomForm Form, FormScope Scope)> change)
    {
        foreach (var id in ids) Row(id);
        foreach (var id in ids) change(Row(id));
        return Answer.Empty();
    }

    private (CustomForm Form, FormScope Scope) Row(string rowId) => Forms.FindRow(rowId) ?? throw Missing(rowId);

    private static int Next(CustomForm form) => form.Scopes.Select(scope => scope.Number).DefaultIfEmpty().Max() + 1;

    private static IReadOnlyList<string> Ids(JsonNode? body) =>
        body is JsonArray { Count: > 0 } list ? [.. list.Select(item => item?.ToString() ?? "")] : throw RestException.BadRequest("The body must be a JSON array of ids.");

    private static RestException Missing(string name) => RestException.NotFound($"Unable to find requested file or resource: {name}");
}
