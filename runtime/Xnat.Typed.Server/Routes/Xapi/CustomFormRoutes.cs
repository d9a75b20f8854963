using System.Text.Json.Nodes;
using Xnat.Typed.Server.CustomFields;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>Forms whose answers are custom fields: <c>/xapi/customforms</c>. Everybody reads them, administrators change them.</summary>
internal sealed class CustomFormRoutes(Site site)
{
    private FormStore Forms => site.Administration.Forms;

    public Answer List(XnatRequest request) =>
        Read(request, () => new JsonArray([.. Forms.All.Select(form => FormJson.Of(form, Forms.HasData(form)))]));

    public Answer OfElement(XnatRequest request) => Read(request, () => Element(request));

    public Answer Environment(XnatRequest request) => Read(request, () => new JsonObject
    {
        ["features"] = new JsonObject { ["projectOwnerFormCreationEnabled"] = false },
        ["siteHasProtocolsPluginDeployed"] = false,
    });

    public Answer HasData(XnatRequest request) => Read(request, () => JsonValue.Create(Forms.HasData(Row(request.Values["row"]).Form)));

    public Task<Answer> SaveAsync(XnatRequest request, CancellationToken cancellationToken) => ChangeAsync(
        request,
        body => Save(request, body as JsonObject ?? throw RestException.BadRequest("A form is a JSON object.")),
        cancellationToken);

    public Task<Answer> EnableAsync(XnatRequest request, CancellationToken cancellationToken) =>
        SetStatusAsync(request, FormScope.Enabled, cancellationToken);

    public Task<Answer> DisableAsync(XnatRequest request, CancellationToken cancellationToken) =>
        SetStatusAsync(request, FormScope.Disabled, cancellationToken);

    public Task<Answer> PromoteAsync(XnatRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, body => Each(Ids(body), row => Forms.Put(Promoted(row.Form))), cancellationToken);

    public Task<Answer> OptInAsync(XnatRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, body => Opt(Row(request.Values["row"]).Form, Ids(body), FormScope.Enabled), cancellationToken);

    public Task<Answer> OptOutAsync(XnatRequest request, CancellationToken cancellationToken) => ChangeAsync(
        request,
        body => Opt(Forms.Find(request.Values["form"]) ?? throw Missing(request.Values["form"]), Ids(body), FormScope.OptedOut),
        cancellationToken);

    public Task<Answer> DeleteSeveralAsync(XnatRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, body => Each(Ids(body), Delete), cancellationToken);

    public Task<Answer> DeleteAsync(XnatRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, _ => Each([request.Values["row"]], Delete), cancellationToken);

    private Task<Answer> SetStatusAsync(XnatRequest request, string status, CancellationToken cancellationToken) =>
        ChangeAsync(request, body =>
            Each(Ids(body), row => Forms.Put(row.Form.With(row.Scope with { Status = status }))), cancellationToken);

    private Answer Read(XnatRequest request, Func<JsonNode> answer) => site.Store.Read(() =>
        request.IsGuest ? throw RestException.Forbidden() : Answer.Json(answer()));

    private async Task<Answer> ChangeAsync(XnatRequest request, Func<JsonNode?, Answer> change, CancellationToken cancellationToken)
    {
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
        var body = await JsonBody.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        return site.Store.Write(() => change(body));
    }

    /// <summary>The forms for one object, or for all of a data type in a project.</summary>
    private JsonArray Element(XnatRequest request)
    {
        var (type, project) = (request.Query.First("xsiType", "xsitype", "dataType"), request.Query.First("projectId", "project"));
        if (request.Query.First("id") is { } id && Find(request, id) is { } row)
            (type, project) = (type ?? row.Type.XsiType, project ?? (row.Project.Length > 0 ? row.Project : row.Id));
        if (type is null) throw RestException.BadRequest("Name the data type with xsiType, or an object with id.");
        return new JsonArray([.. Forms.For(type, project).Select(form => FormJson.Of(form, Forms.HasData(form)))]);
    }

    private Data.Row? Find(XnatRequest request, string id)
    {
        if ((site.Store.Experiment(id) ?? site.Store.Subject(id)) is { } row)
            return request.Access.CanReadObject(row) ? row : throw RestException.NotFound();
        return site.Store.Project(id) is { } project && request.Access.CanRead(project) ? project : throw RestException.NotFound();
    }

    private Answer Save(XnatRequest request, JsonObject body)
    {
        var submitted = FormSubmission.Read(body);
        if (site.Types.Find(submitted.DataType) is not { } type) throw RestException.BadRequest($"Unknown data type {submitted.DataType}.");
        foreach (var project in submitted.Projects)
            if (site.Store.Project(project) is null) throw Missing(project);
        var known = submitted.Uuid is null ? null : Forms.Find(submitted.Uuid) ?? throw Missing(submitted.Uuid);
        var form = known is null
            ? new CustomForm(
                Forms.NextNumber(),
                site.Store.Identifiers.Uuid(),
                submitted.Title,
                type.XsiType,
                submitted.Contents,
                request.Access.Login,
                site.Store.Clock.GetUtcNow())
            : known with { Title = submitted.Title, Contents = submitted.Contents };
        form = form with { DisplayOrder = submitted.DisplayOrder };
        foreach (var entity in submitted.Projects.Count == 0 && known is null
            ? [FormScope.Site]
            : submitted.Projects.Where(project => form.Scopes.All(scope => scope.Entity != project)))
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
        body is JsonArray { Count: > 0 } list
            ? [.. list.Select(item => item?.ToString() ?? "")]
            : throw RestException.BadRequest("The body must be a JSON array of ids.");

    private static RestException Missing(string name) => RestException.NotFound($"Unable to find requested file or resource: {name}");
}
