using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Naming;

/// <summary>The C# names of all types of a model, decided before anything is written.</summary>
internal sealed class TypeTable
{
    private readonly Dictionary<DataTypeName, ClassName> classes;
    private readonly Dictionary<string, ClassName> provided;
    private readonly Dictionary<DataTypeName, SchemaPosition> positions = [];
    private readonly Dictionary<DataTypeName, DataType> dataTypes = [];
    private readonly Dictionary<DataTypeName, string> enumerations = [];
    private readonly string enumerationNamespace;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> nested = new(StringComparer.Ordinal);

    public TypeTable(DataModel model, IEnumerable<ProvidedType> providedTypes, GeneratorOptions options, ICollection<Problem> problems)
    {
        provided = providedTypes.ToDictionary(type => type.DataType, type => ClassName.Parse(type.ClassName), StringComparer.Ordinal);
        enumerationNamespace = options.Namespace;
        foreach (var entry in model.Positions) positions[entry.Type] = entry.Position;
        var emitted = model.Types.Where(type => !provided.ContainsKey(type.Name.XsiType)).ToArray();
        foreach (var type in model.Types) dataTypes[type.Name] = type;
        foreach (var member in emitted.SelectMany(type => type.Members)) TakeNested(member);
        Renames = new RenameTable(model.Renames, problems);
        classes = new ClassNamer(Renames, options, PositionOf, problems).Name(emitted);
        taken.UnionWith(classes.Values.Select(name => name.Name));
        taken.UnionWith(nested);
        Shadowed = KnownNames.Shadowed(taken);
    }

    /// <summary>Names that the user chose.</summary>
    public RenameTable Renames { get; }

    /// <summary>Known names that a generated type takes.</summary>
    public EquatableArray<string> Shadowed { get; private set; }

    /// <summary>Keeps the names free that members of a provided class need for nested types.</summary>
    public void Reserve(IEnumerable<Member> members)
    {
        foreach (var member in members) TakeNested(member);
        taken.UnionWith(nested);
        Shadowed = KnownNames.Shadowed(taken);
    }

    /// <summary>Whether there is a class, emitted or provided.</summary>
    public bool Contains(DataTypeName type) => classes.ContainsKey(type) || provided.ContainsKey(type.XsiType);

    /// <summary>Whether the class is emitted here.</summary>
    public bool IsEmitted(DataTypeName type) => classes.ContainsKey(type);

    public ClassName this[DataTypeName type] => classes[type];

    /// <summary>The class as written in a file of that namespace: in full where a nested type or another namespace would come first.</summary>
    public string Write(DataTypeName type, string fromNamespace) =>
        Write(classes.TryGetValue(type, out var emitted) ? emitted : provided[type.XsiType], fromNamespace);

    /// <summary>The class of a data type by its name in <c>xsi:type</c>, or <see langword="null"/> if there is none.</summary>
    public string? Find(string dataType, string fromNamespace)
    {
        var type = classes.Keys.FirstOrDefault(name => name.XsiType == dataType);
        if (type is not null) return Write(type, fromNamespace);
        return provided.TryGetValue(dataType, out var name) ? Write(name, fromNamespace) : null;
    }

    private string Write(ClassName name, string fromNamespace)
    {
        var isNear = name.Namespace == fromNamespace || (name.Namespace == KnownNames.ModelNamespace && !taken.Contains(name.Name));
        return isNear && !nested.Contains(name.Name) ? name.Name : "global::" + name.Namespace + "." + name.Name;
    }

    /// <summary>Shared enumerations lie in the project's own namespace, whichever schema declares them.</summary>
    public string EnumerationNamespace => enumerationNamespace;

    public SchemaPosition? PositionOf(DataTypeName type) => positions.TryGetValue(type, out var position) ? position : null;

    /// <summary>The member by which one row of the type is told from another, if it is one simple value; or empty.</summary>
    public string KeyOf(DataTypeName type) => dataTypes.TryGetValue(type, out var found) ? KeyOf(found) : "";

    public static string KeyOf(DataType type) =>
        type.DisplayIdentifiers.Count == 1 && type.Members.Any(member => member.Kind == MemberKind.Value && member.Path == type.DisplayIdentifiers[0]) ? type.DisplayIdentifiers[0] : "";

    public bool IsTaken(string name) => taken.Contains(name);

    /// <summary>A shared simple type becomes a type of its own, with the suffix <c>Value</c> where its name is another type's, a member's that all have, or a word that we say.</summary>
    public string EnumerationName(DataTypeName type)
    {
        if (enumerations.TryGetValue(type, out var known)) return known;
        var name = Identifier.FromName(type.LocalName);
        while (taken.Contains(name) || ReservedNames.IsMember(name) || ReservedNames.IsEnumerationMember(name) || KnownNames.Hides(name) || enumerations.ContainsValue(name)) name += "Value";
        enumerations.Add(type, name);
        return name;
    }

    private void TakeNested(Member member)
    {
        foreach (var name in new[] { member.Name, member.Path.Substring(member.Path.LastIndexOf('/') + 1) }.Distinct(StringComparer.Ordinal))
        {
            var identifier = Identifier.FromName(name);
            if (member.Kind == MemberKind.Group) nested.Add(identifier);
            if (member.Kind is MemberKind.Group or MemberKind.RowList) nested.UnionWith(NestedNames.ForClass(identifier, member.Path));
            if (member.Value?.Enumeration.Count > 0) nested.UnionWith(NestedNames.ForEnumeration(identifier, member.Path));
        }

        foreach (var inner in member.Members) TakeNested(inner);
        foreach (var inner in member.Row?.Members ?? EquatableArray<Member>.Empty) TakeNested(inner);
    }
}
