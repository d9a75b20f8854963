using System.Text.Json.Nodes;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>The data types that the schemas define: <c>/xapi/schemas/datatypes</c>.</summary>
internal sealed class DataTypeRoutes(Site site)
{
    private const string Base = "/xapi/schemas/datatypes";

    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        switch (segments)
        {
            case []:
                return Get(request, Base, new JsonArray([.. site.Types.Named.Select(type => (JsonNode)type.XsiType)]));
            case ["searchable"]:
                return Get(request, Base + "/searchable", new JsonArray([.. site.Types.Named.Where(IsSearchable).Select(type => (JsonNode)type.XsiType)]));
            case ["names" or "elements", "all"]:
                return Get(request, $"{Base}/{segments[0]}/all", Map(segments[0], site.Types.Named));
            case ["names" or "elements"] when request.Method == "POST":
                request.Route = $"{Base}/{segments[0]}";
                return Answer.Json(Map(segments[0], Wanted(await JsonBody.ReadObjectAsync(request, cancellationToken).ConfigureAwait(false))));
            case ["names" or "elements"]:
                request.Route = $"{Base}/{segments[0]}";
                throw RestException.MethodNotAllowed();
            case ["names" or "elements", var name]:
                request.Route = $"{Base}/{segments[0]}/{{type}}";
                return Get(request, request.Route, Describe(segments[0], Find(name)));
            default:
                return null;
        }
    }

    private static Answer Get(XnatRequest request, string route, JsonNode answer)
    {
        request.Route = route;
        return request.IsRead ? Answer.Json(answer) : throw RestException.MethodNotAllowed();
    }

    private List<TypeEntry> Wanted(JsonObject body)
    {
        if (body["dataTypes"] is not JsonArray names) throw RestException.BadRequest("The body must be {\"dataTypes\":[…]}.");
        return [.. names.Select(name => Find(name?.ToString() ?? ""))];
    }

    private TypeEntry Find(string name) => site.Types.Find(name) ?? throw RestException.NotFound($"Unable to find requested file or resource: {name}");

    /// <summary>What lives at an address of its own.</summary>
    private static bool IsSearchable(TypeEntry type) =>
        !type.Source.IsAbstract && (type.IsAccessioned || type.Is("xnat:imageScanData"));

    private static JsonObject Map(string kind, IEnumerable<TypeEntry> types)
    {
        var map = new JsonObject();
        foreach (var type in types) map[type.XsiType] = Describe(kind, type);
        return map;
    }

    private static JsonObject Describe(string kind, TypeEntry type) => kind == "names" ? Names(type) : Element(type);

    /// <summary>What people call objects of the type.</summary>
    private static JsonObject Names(TypeEntry type)
    {
        var singular = type.Source.RootElement ?? type.Source.Name.LocalName;
        return new JsonObject { ["singular"] = singular, ["plural"] = singular + "s" };
    }

    private static JsonObject Element(TypeEntry type) => new()
    {
        ["elementName"] = type.XsiType,
        ["singular"] = type.Source.RootElement ?? type.Source.Name.LocalName,
        ["plural"] = (type.Source.RootElement ?? type.Source.Name.LocalName) + "s",
        ["rootElement"] = type.Source.RootElement ?? "",
        ["extends"] = type.Base?.XsiType ?? "",
        ["isAbstract"] = type.Source.IsAbstract,
        ["isExperiment"] = type.Is("xnat:experimentData"),
        ["isSubjectAssessor"] = type.Is("xnat:subjectAssessorData"),
        ["isImageAssessor"] = type.Is("xnat:imageAssessorData"),
        ["isImageSession"] = type.Is("xnat:imageSessionData"),
        ["isImageScan"] = type.Is("xnat:imageScanData"),
        ["searchable"] = IsSearchable(type),
    };
}
