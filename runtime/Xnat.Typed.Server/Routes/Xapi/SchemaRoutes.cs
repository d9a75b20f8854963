using System.Text;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>The schemas: <c>/xapi/schemas</c>, and as files also <c>/schemas</c> and <c>/xapi/{folder}/{file}.xsd</c>.</summary>
internal sealed class SchemaRoutes(Site site)
{
    public Answer List(XnatRequest request) => Answer.Json(new JsonArray([.. site.Schemas.Files.Select(file => (JsonNode)file.Name)]));

    /// <summary>A schema by its name, with the extension or without, or in front of it the folder.</summary>
    public Answer Show(XnatRequest request)
    {
        var schema = WithoutExtension(request.Values["schema"]);
        var folder = WithoutExtension(request.Values.GetValueOrDefault("folder", schema));
        var found = site.Schemas.Find(folder, schema)
            ?? throw RestException.NotFound($"Unable to find requested file or resource: {request.Segments[^1]}");
        return Answer.Stream("application/xml;charset=UTF-8", async (stream, token) =>
            await stream.WriteAsync(Encoding.UTF8.GetBytes(found.Text), token).ConfigureAwait(false));
    }

    private static string WithoutExtension(string name) => name.EndsWith(".xsd", StringComparison.Ordinal) ? name[..^4] : name;
}
