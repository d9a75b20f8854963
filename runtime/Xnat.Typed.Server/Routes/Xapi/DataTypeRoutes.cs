using System.Text.Json.Nodes;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>The data types that the schemas define: <c>/xapi/schemas/datatypes</c>.</summary>
internal sealed class DataTypeRoutes(Site site)
{
    public Answer List(XnatRequest request) => Answer.Json(Names(site.Types.Named));

    public Answer Searchable(XnatRequest request) => Answer.Json(Names(site.Types.Named.Where(IsSearchable)));

    public Answer Names(XnatRequest request) => Answer.Json(Map(site.Types.Named, Names));

    public Answer NamesOfOne(XnatRequest request) => Answer.Json(Names(Find(request.Values["type"])));

    public async Task<Answer> NamesOfSeveralAsync(XnatRequest request, CancellationToken cancellationToken) =>
        Answer.Json(Map(await SeveralAsync(request, cancellationToken).ConfigureAwait(false), Names));

    public Answer Elements(XnatRequest request) => Answer.Json(Map(site.Types.Named, Element));

    public Answer ElementOfOne(XnatRequest request) => Answer.Json(Element(Find(request.Values["type"])));

    public async Task<Answer> ElementsOfSeveralAsync(XnatRequest request, CancellationToken cancellationToken) =>
        Answer.Json(Map(await SeveralAsync(request, cancellationToken).ConfigureAwait(false), Element));

    private static JsonArray Names(IEnumerable<TypeEntry> types) => new([.. types.Select(type => (JsonNode)type.XsiType)]);

    /// <summary>The types that the body asks for.</summary>
    private async Task<List<TypeEntry>> SeveralAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadObjectAsync(request, cancellationToken).ConfigureAwait(false);
        if (body["dataTypes"] is not JsonArray names) throw RestException.BadRequest("The body must be {\"dataTypes\":[…]}.");
        return [.. names.Select(name => Find(name?.ToString() ?? ""))];
    }

    private TypeEntry Find(string name) =>
        site.Types.Find(name) ?? throw RestException.NotFound($"Unable to find requested file or resource: {name}");

    /// <summary>What lives at an address of its own.</summary>
    private static bool IsSearchable(TypeEntry type) =>
        !type.Source.IsAbstract && (type.IsAccessioned || type.Is("xnat:imageScanData"));

    private static JsonObject Map(IEnumerable<TypeEntry> types, Func<TypeEntry, JsonObject> describe)
    {
        var map = new JsonObject();
        foreach (var type in types) map[type.XsiType] = describe(type);
        return map;
    }

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
