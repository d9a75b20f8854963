using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Naming;

/// <summary>The C# names of all types of a model, decided before anything is written.</summary>
internal sealed class TypeTable
{
    private readonly Dictionary<DataTypeName, ClassName> classes = [];
    private readonly Dictionary<DataTypeName, SchemaPosition> positions = [];
    private readonly string enumerationNamespace;
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly HashSet<string> nested = new(StringComparer.Ordinal);

    public TypeTable(DataModel model, GeneratorOptions options, ICollection<Problem> problems)
    {
        enumerationNamespace = options.Namespace;
        foreach (var entry in model.Positions) positions[entry.Type] = entry.Position;
        var owners = new Dictionary<ClassName, DataType>();
        foreach (var type in model.Types)
        {
            var name = new ClassName(type.CSharpNamespace.Length > 0 ? type.CSharpNamespace : options.Namespace, Identifier.FromName(type.Name.LocalName));
            taken.Add(name.Name);
            foreach (var member in type.Members) TakeNested(member);
            if (!owners.TryGetValue(name, out var owner))
            {
                owners.Add(name, type);
                classes.Add(type.Name, name);
                continue;
            }

            string[] arguments = [name.Namespace, owner.Name.XsiType, type.Name.XsiType, name.Name];
            problems.Add(new Problem(ProblemCatalog.NameCollision.Code, PositionOf(type.Name), arguments.ToEquatable()));
        }

        taken.UnionWith(nested);
        Shadowed = KnownNames.Shadowed(taken);
    }

    /// <summary>Known names that a generated type takes.</summary>
    public EquatableArray<string> Shadowed { get; }

    public bool Contains(DataTypeName type) => classes.ContainsKey(type);

    public ClassName this[DataTypeName type] => classes[type];

    /// <summary>The class as written in a file of that namespace: in full where a nested type or another namespace would come first.</summary>
    public string Write(DataTypeName type, string fromNamespace)
    {
        var name = classes[type];
        return name.Namespace == fromNamespace && !nested.Contains(name.Name) ? name.Name : "global::" + name.Namespace + "." + name.Name;
    }

    /// <summary>Shared enumerations lie in the project's own namespace, whichever schema declares them.</summary>
    public string EnumerationNamespace => enumerationNamespace;

    public SchemaPosition? PositionOf(DataTypeName type) => positions.TryGetValue(type, out var position) ? position : null;

    public bool IsTaken(string name) => taken.Contains(name);

    private void TakeNested(Member member)
    {
        foreach (var name in new[] { member.Name, member.Path.Substring(member.Path.LastIndexOf('/') + 1) }.Distinct(StringComparer.Ordinal))
        {
            var identifier = Identifier.FromName(name);
            if (member.Kind == MemberKind.Group) nested.Add(identifier);
            if (member.Kind is MemberKind.Group or MemberKind.RowList) nested.UnionWith(NestedNames.ForClass(identifier));
            if (member.Value?.Enumeration.Count > 0) nested.UnionWith(NestedNames.ForEnumeration(identifier));
        }

        foreach (var inner in member.Members) TakeNested(inner);
        foreach (var inner in member.Row?.Members ?? EquatableArray<Member>.Empty) TakeNested(inner);
    }
}
