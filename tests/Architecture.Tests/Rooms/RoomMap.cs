using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Xnat.Typed.Architecture.Tests.Rooms;

/// <summary>Which folder of the products uses which, and what from outside, by the dependencies of their compiled types.</summary>
internal sealed class RoomMap
{
    private readonly SortedSet<(string Folder, string Name)> foreign = [];

    private RoomMap()
    {
    }

    /// <summary>The map of all products; read once.</summary>
    public static Lazy<RoomMap> Products { get; } = new(() => Read(Product.All));

    /// <summary>All uses between two folders, by name.</summary>
    public IReadOnlyList<Arrow> Arrows { get; private set; } = [];

    /// <summary>Reads the types of assemblies and what they use.</summary>
    public static RoomMap Read(IReadOnlyList<Product> products)
    {
        var map = new RoomMap();
        // The generator has the schema library in itself: a type of both is written at one place.
        var folders = products.SelectMany(product => SourceFolders.Of(product.Path))
            .DistinctBy(pair => pair.Key)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        var arrows = new Dictionary<(string From, string To), SortedSet<string>>();
        foreach (var type in products.SelectMany(Types))
        {
            if (!folders.TryGetValue(type.FullName, out var from)) continue;
            foreach (var target in type.Dependencies.Select(dependency => dependency.Target))
            {
                if (!folders.TryGetValue(target.FullName, out var to)) map.foreign.Add((from, target.FullName));
                else if (from != to) Names(arrows, from, to).Add(target.Name);
            }
        }

        map.Arrows = [.. arrows.Select(pair => new Arrow(pair.Key.From, pair.Key.To, [.. pair.Value]))
            .OrderBy(arrow => arrow.From, StringComparer.Ordinal)
            .ThenBy(arrow => arrow.To, StringComparer.Ordinal)];
        return map;
    }

    /// <summary>Folders that use a type of a namespace that is not ours, or of one below it.</summary>
    public IEnumerable<string> FoldersThatUse(string space) =>
        foreign.Where(use => use.Name.StartsWith(space + ".", StringComparison.Ordinal)).Select(use => use.Folder).Distinct();

    private static SortedSet<string> Names(Dictionary<(string From, string To), SortedSet<string>> arrows, string from, string to)
    {
        if (!arrows.TryGetValue((from, to), out var names)) arrows[(from, to)] = names = new(StringComparer.Ordinal);
        return names;
    }

    private static IEnumerable<IType> Types(Product product) =>
        new ArchLoader().LoadFilteredDirectory(Path.GetDirectoryName(product.Path), Path.GetFileName(product.Path)).Build().Types;
}
