using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Comparing;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Naming;

/// <summary>
/// What the classes are called by which fields are added to classes of references: after the type, with the members that lead to the place;
/// with the prefix where two namespaces have the same.
/// </summary>
internal sealed class ExtensionStems
{
    public const string Fields = "Fields";
    public const string Extensions = "Extensions";

    private readonly Dictionary<ClassName, Addition> owners = [];

    /// <param name="additions">All that is added, in the order of the model.</param>
    /// <param name="namespaceOf">Where the code of a type is emitted.</param>
    /// <param name="positionOf">Where a type is declared.</param>
    /// <param name="problems">Takes what is to be said.</param>
    public ExtensionStems(
        IEnumerable<Addition> additions,
        Func<DataType, string> namespaceOf,
        Func<DataTypeName, SchemaPosition?> positionOf,
        ICollection<Problem> problems)
    {
        foreach (var group in additions.GroupBy(addition => new ClassName(namespaceOf(addition.Owner), StemOf(addition))).ToArray())
        {
            foreach (var addition in group)
            {
                var rival = group.FirstOrDefault(other => other.Owner.Name.Prefix != addition.Owner.Name.Prefix);
                var stem = Free(rival is null ? group.Key : Prefixed(group.Key, addition));
                owners.Add(stem, addition);
                if (rival is null) continue;
                string[] arguments =
                    [addition.Owner.Name.XsiType, rival.Owner.Name.XsiType, group.Key.Name + Fields, stem.Name + Fields];
                problems.Add(new Problem(ProblemCatalog.SameName.Code, positionOf(addition.Owner.Name), arguments.ToEquatable()));
            }
        }
    }

    /// <summary>Each with the start of its classes' names.</summary>
    public IEnumerable<(Addition Addition, string Stem)> All => owners.Select(pair => (pair.Value, pair.Key.Name));

    /// <summary>The classes, with the data type whose fields they hold.</summary>
    public IReadOnlyDictionary<ClassName, string> Classes()
    {
        var classes = new Dictionary<ClassName, string>();
        foreach (var pair in owners)
            foreach (var suffix in new[] { Fields, Extensions })
                classes[pair.Key with { Name = pair.Key.Name + suffix }] = pair.Value.Owner.Name.XsiType;
        return classes;
    }

    private static string StemOf(Addition addition) =>
        string.Concat(addition.Trail.Select(Identifier.FromName).Prepend(Identifier.FromName(addition.Owner.Name.LocalName)));

    private static ClassName Prefixed(ClassName stem, Addition addition) =>
        stem with { Name = Identifier.FromName(addition.Owner.Name.Prefix) + stem.Name };

    private ClassName Free(ClassName stem)
    {
        while (owners.ContainsKey(stem)) stem = stem with { Name = stem.Name + "Added" };
        return stem;
    }
}
