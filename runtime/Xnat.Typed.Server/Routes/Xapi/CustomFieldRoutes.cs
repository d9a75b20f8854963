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
    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        // The word may be a label as well, so only the end of the address counts.
        var hasName = segments.Count > 1 && segments[^2] == "fields" && segments.Count % 2 == 0;
        if (!hasName && (segments.Count == 0 || segments[^1] != "fields")) return null;
        string[] path = [.. segments.SkipLast(hasName ? 2 : 1)];
        request.Route = "/xapi/custom-fields" + Template(path) + "/fields" + (hasName ? "/{name}" : "");
        switch (request.Method)
        {
            case "GET" or "HEAD":
                return site.Store.Read(() => hasName ? One(Owner(request, path), segments[^1]) : All(request, Owner(request, path)));
            case "PUT" when !hasName:
                var body = await JsonBody.ReadObjectAsync(request, cancellationToken).ConfigureAwait(false);
                return site.Store.Write(() => Merge(request, Editable(request, path), body));
            case "DELETE" when hasName:
                return site.Store.Write(() => Remove(request, Editable(request, path), segments[^1]));
            default:
                throw RestException.MethodNotAllowed();
        }
    }

    /// <summary>The path with its identifiers replaced by their kinds: <c>/projects/{project}</c>.</summary>
    private static string Template(string[] path) => string.Concat(path.Where((_, index) => index % 2 == 0).Select(word => $"/{word}/{{{word.TrimEnd('s')}}}"));

    private Row Owner(XnatRequest request, string[] path)
    {
        var row = new FieldOwner(site.Store, request.Access).Find(path);
        return FieldDocument.IsOffered(row) ? row : throw RestException.BadRequest($"Unsupported Operation: {row.Type.XsiType} has no custom fields.");
    }

    private Row Editable(XnatRequest request, string[] path)
    {
        var row = Owner(request, path);
        var top = row.Parent ?? row;
        var mayEdit = top.Type.Is("xnat:projectData") ? request.Access.CanEdit(top) : request.Access.CanEditObject(top);
        return mayEdit ? row : throw RestException.Forbidden();
    }

    private static Answer All(XnatRequest request, Row row)
    {
        var fields = FieldDocument.Read(row);
        var wanted = request.Query.All("fieldNames").SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in wanted.Count == 0 ? [] : fields.Select(field => field.Key).Where(name => !wanted.Contains(name)).ToList()) fields.Remove(name);
        return Answer.Json(fields);
    }

    private static Answer One(Row row, string name)
    {
        if (!FieldDocument.Read(row).TryGetPropertyValue(name, out var value)) throw Missing(name);
        return Answer.Text(value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value?.ToJsonString() ?? "null", contentType: "text/plain;charset=UTF-8");
    }

    private Answer Merge(XnatRequest request, Row row, JsonObject body)
    {
        var fields = FieldDocument.Read(row);
        foreach (var (name, value) in body) fields[name] = value?.DeepClone();
        FieldDocument.Write(row, fields, site.Store.NextStamp(request.Access.Login));
        return Answer.Json(fields);
    }

    private Answer Remove(XnatRequest request, Row row, string name)
    {
        var fields = FieldDocument.Read(row);
        if (!fields.Remove(name)) throw Missing(name);
        FieldDocument.Write(row, fields, site.Store.NextStamp(request.Access.Login));
        return Answer.Json(fields);
    }

    private static RestException Missing(string name) => RestException.NotFound($"Unable to find requested file or resource: {name}");
}
