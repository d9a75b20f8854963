using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Comparing;

/// <summary>The data types that a project asked for, with what these need: bases, and the types of references and lists.</summary>
internal sealed class TypeSelection
{
    private readonly Dictionary<string, DataType> given;
    private readonly ILookup<string, Addition> additions;
    private readonly ProvidedIndex provided;
    private readonly HashSet<string> selected = new(StringComparer.Ordinal);

    private TypeSelection(DataModel model, ProvidedIndex provided, IEnumerable<Addition> additions)
    {
        this.provided = provided;
        this.additions = additions.ToLookup(addition => addition.Owner.Name.XsiType, StringComparer.Ordinal);
        given = model.Types.GroupBy(
            type => type.Name.XsiType,
            StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    /// <summary>Names of the selected types; a name that the schemas lack is reported.</summary>
    public static HashSet<string> Of(
        IEnumerable<string> names,
        DataModel model,
        ProvidedIndex provided,
        IEnumerable<Addition> additions,
        ICollection<Problem> problems)
    {
        var selection = new TypeSelection(model, provided, additions);
        foreach (var name in names)
        {
            if (selection.given.ContainsKey(name) || provided.Find(name) is not null)
            {
                selection.Add(name);
                continue;
            }

            var near = NearName.Find(name, selection.given.Keys);
            string[] arguments =
            [
                name, near is null ? "Look the name up in the schemas, with its prefix." : "Did you mean '" + near + "'?"
            ];
            problems.Add(new Problem(ProblemCatalog.UnknownSelection.Code, null, arguments.ToEquatable()));
        }

        return selection.selected;
    }

    /// <summary>Of a class that a reference provides, only what is added to it is emitted, so only that needs anything.</summary>
    private void Add(string name)
    {
        if (!selected.Add(name)) return;
        if (given.TryGetValue(name, out var type))
        {
            if (type.Base is { } baseType) Add(baseType.XsiType);
            if (provided.Find(name) is null) AddTargets(type.Members);
        }

        if (provided.Find(name) is not { } known) return;
        if (known.Base.Length > 0) Add(known.Base);
        foreach (var addition in additions[name]) AddTargets(addition.Members);
    }

    private void AddTargets(IEnumerable<Member> members)
    {
        foreach (var member in members)
        {
            if (member.Target is { } target) Add(target.XsiType);
            AddTargets(member.Members);
            if (member.Row is { } row) AddTargets(row.Members);
        }
    }
}
