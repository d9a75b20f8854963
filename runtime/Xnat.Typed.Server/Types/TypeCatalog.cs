using System.Xml.Linq;
using System.Xml.Schema;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Server.Types;

/// <summary>All data types that the server knows. Nothing in the server is written for one modality or plugin: it asks here.</summary>
internal sealed class TypeCatalog
{
    private readonly Dictionary<string, TypeEntry> entries = new(StringComparer.OrdinalIgnoreCase);

    public TypeCatalog(DataModel model)
    {
        var sources = new Dictionary<string, DataType>(StringComparer.OrdinalIgnoreCase);
        foreach (var type in model.Types) sources.TryAdd(type.Name.XsiType, type);
        foreach (var type in model.Types) Add(type, sources, depth: 0);
        Named = [.. sources.Keys.Select(name => entries[name])];
    }

    /// <summary>The types that schemas name; the rows of anonymous types are reached through their owners.</summary>
    public IReadOnlyList<TypeEntry> Named { get; }

    public TypeEntry? Find(string? xsiType) => xsiType is not null && entries.TryGetValue(xsiType, out var entry) ? entry : null;

    public TypeEntry Get(string xsiType) =>
        Find(xsiType)
        ?? throw new InvalidOperationException(
            $"The schemas of this server do not define {xsiType}; serve the XNAT core schemas with them.");

    /// <summary>The type of a document by its root element.</summary>
    public TypeEntry? FindByRoot(string rootNamespace, string localName) =>
        Named.FirstOrDefault(entry => entry.Source.RootElement == localName && entry.Source.Name.Namespace == rootNamespace)
        ?? Named.FirstOrDefault(entry => entry.Source.Name.LocalName == localName && entry.Source.Name.Namespace == rootNamespace);

    /// <summary>The type of a document: of <c>xsi:type</c> if it has one the server knows, of its root element otherwise.</summary>
    public TypeEntry? FindByDocument(XElement root) => FindNamedIn(root) ?? FindByRoot(root.Name.NamespaceName, root.Name.LocalName);

    /// <summary>The type that an element names by <c>xsi:type</c>.</summary>
    public TypeEntry? FindNamedIn(XElement element) => Find((string?)element.Attribute(XName.Get("type", XmlSchema.InstanceNamespace)));

    /// <summary>The type of the rows that a member holds.</summary>
    public TypeEntry RowType(TypeEntry owner, Member member) => member.Kind switch
    {
        MemberKind.RowList => Get(member.Row!.Name.XsiType),
        MemberKind.ValueList => Get(ValueRowName(owner, member)),
        _ => Concrete(Get(member.Target!.XsiType)),
    };

    /// <summary>
    /// The type itself, or for an abstract one the type that XNAT takes where none is said: <c>xnat:demographicData</c> for demographics.
    /// </summary>
    public TypeEntry Concrete(TypeEntry type)
    {
        if (!type.Source.IsAbstract) return type;
        var plain = type.Source.Name.LocalName.StartsWith("abstract", StringComparison.Ordinal)
            ? type.Source.Name.LocalName["abstract".Length..]
            : null;
        var derived = entries.Values.Where(entry => !entry.Source.IsAbstract && entry.Is(type.XsiType)).ToList();
        return derived.Find(entry => string.Equals(entry.Source.Name.LocalName, plain, StringComparison.OrdinalIgnoreCase))
            ?? derived.FirstOrDefault()
            ?? type;
    }

    private TypeEntry? Add(DataType type, Dictionary<string, DataType> sources, int depth)
    {
        if (entries.TryGetValue(type.Name.XsiType, out var known)) return known;
        // A schema whose types extend each other in a circle is a problem for the binder to report; here it only must not loop.
        if (depth > 64) return null;
        var baseEntry = type.Base is not null
            && sources.TryGetValue(type.Base.XsiType, out var baseType)
            && !ReferenceEquals(baseType, type)
            ? Add(baseType, sources, depth + 1)
            : null;
        var entry = new TypeEntry(type, baseEntry);
        entries[type.Name.XsiType] = entry;
        foreach (var member in type.Members) AddRows(entry, member, sources, depth);
        return entry;
    }

    private void AddRows(TypeEntry owner, Member member, Dictionary<string, DataType> sources, int depth)
    {
        if (member.Row is not null) Add(member.Row, sources, depth + 1);
        if (member.Kind == MemberKind.ValueList)
        {
            // Rows of one value each, which XNAT keeps in a table of their own.
            var name = new DataTypeName(owner.Source.Name.Prefix, ValueRowName(owner, member).Split(':')[1], owner.Source.Name.Namespace);
            var element = LastSegment(member.Path);
            var value = member with { Name = element, Path = element, Kind = MemberKind.Value, Origin = MemberOrigin.Text };
            entries.TryAdd(
                name.XsiType,
                new TypeEntry(new DataType(name, null, false, null, "", default, EquatableArray<Member>.From([value])), null));
        }

        foreach (var inner in member.Members) AddRows(owner, inner, sources, depth + 1);
    }

    private static string ValueRowName(TypeEntry owner, Member member)
    {
        // The declaring type names the rows, also when a derived type is asked.
        var declaring = owner;
        while (declaring.Base is not null && declaring.Base.Fields.ContainsKey(member.Path)) declaring = declaring.Base;
        return declaring.XsiType + "_" + LastSegment(member.Path);
    }

    private static string LastSegment(string path) => path[(path.LastIndexOf('/') + 1)..];
}
