using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schemas.Tests.Documentation;

/// <summary>
/// Where the REST interface has the objects of a type: the resource of the type itself, or of its nearest base that is one.
/// </summary>
internal sealed class RestLocations
{
    private readonly Dictionary<string, DataType> types;
    private readonly ILookup<string, RestResource> resources;

    public RestLocations(DataModel model)
    {
        types = model.Types.ToDictionary(type => type.Name.XsiType, StringComparer.Ordinal);
        resources = model.Types.SelectMany(type => RestResources.Below(type.Name.XsiType)).ToLookup(
            resource => resource.ItemType, StringComparer.Ordinal);
    }

    /// <summary>
    /// Segment and owners, and the column to look items up by besides their ID; both empty for what is reached through its owner only.
    /// </summary>
    public (string Location, string Lookup) Of(DataType type)
    {
        // The one resource that has no owner.
        if (type.Name.XsiType == "xnat:projectData") return ("`projects`", "`name`");
        for (var entry = type; entry is not null; entry = entry.Base is null ? null : types.GetValueOrDefault(entry.Base.XsiType))
            if (resources[entry.Name.XsiType].ToList() is { Count: > 0 } found) return (Describe(found), $"`{found[0].Lookup}`");
        return ("", "");
    }

    private static string Describe(IReadOnlyList<RestResource> found) =>
        $"`{found[0].Segment}` of {string.Join(", ", found.Select(resource => $"`{LocalName(resource.Owner)}`"))}";

    private static string LocalName(string type) => type[(type.IndexOf(':', StringComparison.Ordinal) + 1)..];
}
