using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Search.Display;

/// <summary>The display fields of one data type.</summary>
internal sealed class DisplayFields
{
    private readonly Dictionary<string, DisplayField> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DisplayField> byPath = new(StringComparer.OrdinalIgnoreCase);

    public DisplayFields(TypeEntry type, IEnumerable<DisplayField> fields, IEnumerable<string> listing)
    {
        Type = type;
        foreach (var field in fields)
        {
            if (!byId.TryAdd(field.Id, field)) continue;
            if (field.Path.Length > 0) byPath.TryAdd(field.Path, field);
        }

        All = [.. byId.Values];
        Listing = [.. listing.Select(Find).OfType<DisplayField>()];
    }

    public TypeEntry Type { get; }

    public IReadOnlyList<DisplayField> All { get; }

    /// <summary>The columns of a search that names none.</summary>
    public IReadOnlyList<DisplayField> Listing { get; }

    public DisplayField? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The field that stands for a path of the schema.</summary>
    public DisplayField? FindPath(string path) => byPath.GetValueOrDefault(path);
}
