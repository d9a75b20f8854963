using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Comparing;

/// <summary>
/// Compares the given schemas with the classes that references provide, by paths. What a class has under another
/// type or cardinality counts as there: its property reads and writes the same place.
/// </summary>
internal sealed class AdditionFinder
{
    private readonly ProvidedIndex provided;
    private readonly Dictionary<DataTypeName, DataType> given;
    private readonly Dictionary<DataTypeName, SchemaPosition> positions;
    private readonly List<Addition> found = [];
    private readonly List<Problem> problems = [];

    private AdditionFinder(DataModel model, ProvidedIndex provided)
    {
        this.provided = provided;
        given = model.Types.ToDictionary(type => type.Name);
        positions = model.Positions.GroupBy(entry => entry.Type).ToDictionary(group => group.Key, group => group.First().Position);
    }

    public static IReadOnlyList<Addition> Find(
        DataModel model,
        ProvidedIndex provided,
        ICollection<Problem> problems,
        CancellationToken cancellationToken)
    {
        var finder = new AdditionFinder(model, provided);
        foreach (var type in model.Types)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (provided.Find(type.Name.XsiType) is { } known)
                finder.Compare(
                    new Addition(
                        type, type, known, EquatableArray<string>.Empty, EquatableArray<string>.Empty, EquatableArray<Member>.Empty),
                    finder.MembersOf(type));
        }

        foreach (var problem in finder.problems) problems.Add(problem);
        return finder.found;
    }

    /// <summary>Its own members, and those of bases that it has in the schemas but not in C#.</summary>
    private IEnumerable<Member> MembersOf(DataType type)
    {
        var bases = new HashSet<string>(provided.Chain(type.Name.XsiType).Select(known => known.DataType), StringComparer.Ordinal);
        var seen = new HashSet<DataTypeName>();
        for (var level = type; level is not null && seen.Add(level.Name); level = level.Base is { } name && !bases.Contains(name.XsiType)
            ? Given(name)
            : null)
            foreach (var member in level.Members) yield return member;
    }

    private DataType? Given(DataTypeName name) => given.TryGetValue(name, out var type) ? type : null;

    private void Compare(Addition addition, IEnumerable<Member> members) =>
        Compare(addition, members, provided.Members(addition.Provided.DataType));

    private void Compare(Addition addition, IEnumerable<Member> members, ProvidedMember[] present)
    {
        var missing = new List<Member>();
        foreach (var member in members)
        {
            if (!HasTypedForm(member)) continue;
            if (!IsPresent(member, addition.Groups, present)) missing.Add(member);
            else if (member.Kind == MemberKind.Group) CompareGroup(addition, member, present);
            else if (member.Row is { } row && provided.Find(row.Name.XsiType) is { } known)
                Compare(RowOf(addition, member, row, known), row.Members);
        }

        if (missing.Count > 0) found.Add(addition with { Members = missing.ToEquatable() });
    }

    private static Addition RowOf(Addition addition, Member member, DataType row, ProvidedType known) =>
        addition with { Type = row, Provided = known, Trail = Append(addition.Trail, member.Name), Groups = EquatableArray<string>.Empty };

    private void CompareGroup(Addition addition, Member group, ProvidedMember[] present)
    {
        var inner = addition with { Trail = Append(addition.Trail, group.Name), Groups = Append(addition.Groups, group.Path) };
        var inside = present.Where(entry => entry.Depth > addition.Groups.Count && !entry.IsGroupClass);
        if (inside.Any(entry => entry.Path == group.Path || IsBelow(entry.Path, group.Path)))
        {
            Compare(inner, group.Members, present);
            return;
        }

        foreach (var member in group.Members.Where(member => HasTypedForm(member) && !IsPresent(member, inner.Groups, present)))
        {
            var subject = addition.Type.Name.XsiType + "/" + member.Path;
            string[] arguments = [subject, addition.Provided.ClassName, "that class has no group at '" + group.Path + "'"];
            problems.Add(new Problem(ProblemCatalog.NoProperty.Code, PositionOf(addition.Type.Name), arguments.ToEquatable()));
        }
    }

    private SchemaPosition? PositionOf(DataTypeName type) => positions.TryGetValue(type, out var position) ? position : null;

    /// <summary>A group of content without a typed form is none either: a class without members helps no one.</summary>
    private static bool HasTypedForm(Member member) =>
        member.Kind == MemberKind.Group ? member.Members.Any(HasTypedForm) : member.Kind != MemberKind.Raw;

    private static bool IsPresent(Member member, EquatableArray<string> groups, ProvidedMember[] present)
    {
        if (member.Origin == MemberOrigin.Text) return present.Any(entry => entry.Path == member.Path);
        var around = groups.Count > 0 ? groups[groups.Count - 1].Length : 0;
        return present.Any(entry =>
            entry.Path == member.Path
            || IsBelow(entry.Path, member.Path)
            || (entry.Path.Length > around && IsBelow(member.Path, entry.Path)));
    }

    private static bool IsBelow(string path, string ancestor) =>
        path.Length > ancestor.Length && path[ancestor.Length] == '/' && path.StartsWith(ancestor, StringComparison.Ordinal);

    private static EquatableArray<string> Append(EquatableArray<string> items, string item) => items.Append(item).ToEquatable();
}
