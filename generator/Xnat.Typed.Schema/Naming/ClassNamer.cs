using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Naming;

/// <summary>
/// Decides the class of each type: the user's name, or that of the schema; with the prefix where two namespaces have the same.
/// </summary>
internal sealed class ClassNamer(
    RenameTable renames,
    GeneratorOptions options,
    Func<DataTypeName, SchemaPosition?> positionOf,
    ICollection<Problem> problems)
{
    public Dictionary<DataTypeName, ClassName> Name(IReadOnlyCollection<DataType> types)
    {
        var chosen = types.ToDictionary(type => type.Name, type =>
            new ClassName(NamespaceOf(type), renames.Find(type.Name.XsiType) ?? Identifier.FromName(type.Name.LocalName)));
        foreach (var group in types
            .GroupBy(type => chosen[type.Name])
            .Where(group => group.Select(type => type.Name.Prefix).Distinct(StringComparer.Ordinal).Skip(1).Any())
            .ToArray())
            Qualify([.. group], chosen);
        return WithoutCollisions(types, chosen);
    }

    private string NamespaceOf(DataType type) => type.CSharpNamespace.Length > 0 ? type.CSharpNamespace : options.Namespace;

    /// <summary>
    /// Both get their prefix, whichever came first: a schema that is added must not take a name from another one silently.
    /// </summary>
    private void Qualify(IReadOnlyList<DataType> types, Dictionary<DataTypeName, ClassName> chosen)
    {
        foreach (var type in types.Where(type => renames.Find(type.Name.XsiType) is null))
        {
            var name = chosen[type.Name];
            chosen[type.Name] = name with { Name = Identifier.FromName(type.Name.Prefix) + name.Name };
            var other = types.First(candidate => candidate.Name != type.Name);
            Report(ProblemCatalog.SameClassName, type, type.Name.XsiType, other.Name.XsiType, name.Name, chosen[type.Name].Name);
        }
    }

    private Dictionary<DataTypeName, ClassName> WithoutCollisions(IEnumerable<DataType> types, Dictionary<DataTypeName, ClassName> chosen)
    {
        var owners = new Dictionary<ClassName, DataType>();
        var result = new Dictionary<DataTypeName, ClassName>();
        foreach (var type in types)
        {
            var name = chosen[type.Name];
            if (owners.TryGetValue(name, out var owner))
            {
                Report(ProblemCatalog.TypeCollision, type, owner.Name.XsiType, type.Name.XsiType, name.Name);
                continue;
            }

            owners.Add(name, type);
            result.Add(type.Name, name);
        }

        return result;
    }

    private void Report(ProblemDescription description, DataType type, params string[] arguments) =>
        problems.Add(new Problem(description.Code, positionOf(type.Name), arguments.ToEquatable()));
}
