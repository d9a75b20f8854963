using System.Text.Json;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.CustomFields;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>Custom fields as JSON: <c>/xapi/custom-fields/{path}/fields</c>.</summary>
internal sealed class CustomFieldRoutes(Site site)
{
    public Answer All(XnatRequest request) => site.Store.Read(() => All(request, Owner(request)));

    public Answer One(XnatRequest request) => site.Store.Read(() => One(Owner(request), request.Values["name"]));

    public async Task<Answer> MergeAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadObjectAsync(request, cancellationToken).ConfigureAwait(false);
        return site.Store.Write(() => Merge(Editable(request), body, request.Access.Login));
    }

    public Answer Remove(XnatRequest request) =>
        site.Store.Write(() => Remove(Editable(request), request.Values["name"], request.Access.Login));

    /// <summary>What would be fields of an object, if such objects had any.</summary>
    public static Answer Unsupported(XnatRequest request) =>
        request.Segments is [.., "fields"] or [.., "fields", _]
            ? throw RestException.BadRequest("Unsupported Operation: such objects have no custom fields.")
            : throw RestException.NotFound();

    private Row Owner(XnatRequest request)
    {
        var row = new FieldOwner(site.Store, request.Access).Find(request.Values);
        return FieldDocument.IsOffered(row)
            ? row
            : throw RestException.BadRequest($"Unsupported Operation: {row.Type.XsiType} has no custom fields.");
    }

    private Row Editable(XnatRequest request)
    {
        var row = Owner(request);
        var top = row.Parent ?? row;
        var mayEdit = top.Type.Is("xnat:projectData") ? request.Access.CanEdit(top) : request.Access.CanEditObject(top);
        return mayEdit ? row : throw RestException.Forbidden();
    }

    private static Answer All(XnatRequest request, Row row)
    {
        var fields = FieldDocument.Read(row);
        var wanted = request.Query
            .All("fieldNames")
            .SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var name in wanted.Count == 0 ? [] : fields.Select(field => field.Key).Where(name => !wanted.Contains(name)).ToList())
            fields.Remove(name);
        return Answer.Json(fields);
    }

    private static Answer One(Row row, string name)
    {
        if (!FieldDocument.Read(row).TryGetPropertyValue(name, out var value)) throw Missing(name);
        return Answer.Text(
            value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString() ?? "null",
            contentType: "text/plain;charset=UTF-8");
    }

    private Answer Merge(Row row, JsonObject body, string login)
    {
        var fields = FieldDocument.Read(row);
        foreach (var (name, value) in body) fields[name] = value?.DeepClone();
        FieldDocument.Write(row, fields, site.Store.NextStamp(login));
        return Answer.Json(fields);
    }

    private Answer Remove(Row row, string name, string login)
    {
        var fields = FieldDocument.Read(row);
        if (!fields.Remove(name)) throw Missing(name);
        FieldDocument.Write(row, fields, site.Store.NextStamp(login));
        return Answer.Json(fields);
    }

    private static RestException Missing(string name) => RestException.NotFound($"Unable to find requested file or resource: {name}");
}
