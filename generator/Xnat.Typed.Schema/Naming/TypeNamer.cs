using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Naming;

/// <summary>
/// Decides the names of classes and shared enumerations: the user's name, or that of the schema; with the prefix where two namespaces have
/// the same, whichever came first, and where the name is taken already. A schema that is added must not take a name from another silently.
/// </summary>
/// <param name="claimed">Who has a name already, for a message; <see langword="null"/> if nobody has.</param>
/// <param name="positionOf">Where a type is declared.</param>
/// <param name="problems">Takes what is to be said.</param>
internal sealed class TypeNamer(
    Func<TypeCandidate, ClassName, string?> claimed, Func<DataTypeName, SchemaPosition?> positionOf, ICollection<Problem> problems)
{
    private readonly Dictionary<ClassName, TypeCandidate> owners = [];
    private readonly Dictionary<TypeCandidate, ClassName> names = [];

    /// <param name="candidates">All of them, in the order of the model.</param>
    /// <returns>The names; without the types that no name is left for.</returns>
    public IReadOnlyDictionary<TypeCandidate, ClassName> Name(IReadOnlyCollection<TypeCandidate> candidates)
    {
        var rivals = candidates.GroupBy(candidate => candidate.Natural).ToDictionary(group => group.Key, group => group.ToArray());
        var qualified = new List<(TypeCandidate Candidate, string? Claim)>();
        foreach (var candidate in candidates.OrderBy(candidate => candidate.IsEnumeration))
        {
            var claim = claimed(candidate, candidate.Natural);
            if (claim is not null || (!candidate.IsChosen && Rival(candidate, rivals) is not null)) qualified.Add((candidate, claim));
            else Take(candidate);
        }

        foreach (var (candidate, claim) in qualified) Qualify(candidate, claim, Rival(candidate, rivals));
        return names;
    }

    /// <summary>A type of another namespace that would have the same name.</summary>
    private static TypeCandidate? Rival(TypeCandidate candidate, Dictionary<ClassName, TypeCandidate[]> rivals) =>
        Array.Find(rivals[candidate.Natural], other => other.Type.Prefix != candidate.Type.Prefix);

    /// <summary>
    /// The name as it is. Of two in one schema the first has it: another class is an error, an enumeration says what it is.
    /// </summary>
    private void Take(TypeCandidate candidate)
    {
        if (!owners.TryGetValue(candidate.Natural, out var owner))
        {
            Give(candidate, candidate.Natural);
            return;
        }

        if (!candidate.IsEnumeration)
        {
            Report(ProblemCatalog.TypeCollision, candidate, owner.Type.XsiType, candidate.Type.XsiType, candidate.Natural.Name);
            return;
        }

        var name = candidate.Natural;
        do name = name with { Name = name.Name + "Value" };
        while (!IsFree(candidate, name));
        Give(candidate, name);
        Report(ProblemCatalog.NameTaken, candidate, candidate.Type.XsiType, candidate.Natural.Name, "'" + owner.Type + "'", name.Name);
    }

    private void Qualify(TypeCandidate candidate, string? claim, TypeCandidate? rival)
    {
        var prefixed = candidate.Natural with { Name = Identifier.FromName(candidate.Type.Prefix) + candidate.Natural.Name };
        var name = prefixed;
        for (var number = 2; !IsFree(candidate, name); number++)
            name = prefixed with { Name = prefixed.Name + number.ToString(CultureInfo.InvariantCulture) };
        Give(candidate, name);
        var (type, natural) = (candidate.Type.XsiType, candidate.Natural.Name);
        if (claim is not null) Report(ProblemCatalog.NameTaken, candidate, type, natural, claim, name.Name);
        else Report(ProblemCatalog.SameName, candidate, type, rival!.Type.XsiType, natural, name.Name);
    }

    private bool IsFree(TypeCandidate candidate, ClassName name) => !owners.ContainsKey(name) && claimed(candidate, name) is null;

    private void Give(TypeCandidate candidate, ClassName name)
    {
        owners.Add(name, candidate);
        names.Add(candidate, name);
    }

    private void Report(ProblemDescription description, TypeCandidate candidate, params string[] arguments) =>
        problems.Add(new Problem(description.Code, positionOf(candidate.Type), arguments.ToEquatable()));
}
