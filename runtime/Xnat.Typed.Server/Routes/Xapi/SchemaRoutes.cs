using System.Text;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>The schemas: <c>/xapi/schemas</c>, and as files also <c>/schemas</c> and <c>/xapi/{folder}/{file}.xsd</c>.</summary>
internal sealed class SchemaRoutes(Site site)
{
    public Answer? Handle(XnatRequest request, IReadOnlyList<string> segments)
    {
        if (segments.Count > 0) return Serve(request, segments, segments.Count == 1 ? "/xapi/schemas/{schema}" : "/xapi/schemas/{folder}/{schema}");
        request.Route = "/xapi/schemas";
        return request.IsRead ? Answer.Json(new JsonArray([.. site.Schemas.Files.Select(file => (JsonNode)file.Name)])) : throw RestException.MethodNotAllowed();
    }

    /// <summary>A file by its name with the extension, or in front of it the folder.</summary>
    public Answer? File(XnatRequest request, IReadOnlyList<string> segments) =>
        segments.Count > 0 && segments[^1].EndsWith(".xsd", StringComparison.Ordinal) ? Serve(request, segments, segments.Count == 1 ? "/schemas/{schema}.xsd" : "/schemas/{folder}/{schema}.xsd") : null;

    private Answer? Serve(XnatRequest request, IReadOnlyList<string> segments, string route)
    {
        if (segments.Count > 2) return null;
        request.Route = route;
        if (!request.IsRead) throw RestException.MethodNotAllowed();
        var folder = WithoutExtension(segments[0]);
        var found = site.Schemas.Find(folder, segments.Count == 2 ? WithoutExtension(segments[1]) : folder)
            ?? throw RestException.NotFound($"Unable to find requested file or resource: {string.Join('/', segments)}");
        return Answer.Stream("application/xml;charset=UTF-8", async (stream, token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(found.Text), token).ConfigureAwait(false));
    }

    private static string WithoutExtension(string name) => name.EndsWith(".xsd", StringComparison.Ordinal) ? name[..^4] : name;
}
