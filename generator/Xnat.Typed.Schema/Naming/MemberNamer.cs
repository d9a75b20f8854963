using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Decides the names of the members of one class, its groups and its rows.</summary>
internal sealed class MemberNamer(TypeTable types, DataType type, NameScope scope, ICollection<Problem> problems)
{
    /// <param name="members">Members of the type or group.</param>
    /// <param name="enclosing">Names around them that a member cannot have: the class and, for a group, its class of descriptors.</param>
    /// <param name="owner">What to call the place in a message.</param>
    /// <param name="inherited">Names in the bases.</param>
    public EquatableArray<GeneratedMember> Name(
        IEnumerable<Member> members, IReadOnlyCollection<string> enclosing, string owner, InheritedNames inherited)
    {
        var candidates = members.ToArray();
        var named = new List<(Member Member, string Name)>();
        var byName = new Dictionary<string, Member>(StringComparer.Ordinal);
        var hasValue = candidates.Any(member => member.Origin != MemberOrigin.Text && Identifier.FromName(member.Name) == "Value");
        var twins = TwinNames(candidates);
        foreach (var member in candidates)
        {
            if (member.Kind == MemberKind.Raw) continue;
            var isTwin = twins.Contains(member.Name);
            var name = Renamed(owner, member, isTwin) ?? UsualName(member, isTwin, hasValue);
            if (isTwin && member.Origin == MemberOrigin.Element) ReportTwins(owner, member, name);
            while (ReservedNames.IsMember(name) || enclosing.Contains(name)) name += "Value";
            if (!byName.TryGetValue(name, out var other))
            {
                byName.Add(name, member);
                named.Add((member, name));
            }
            else
            {
                Report(ProblemCatalog.NameCollision, owner, other.Path, member.Path, name);
            }
        }

        var around = new HashSet<string>(byName.Keys.Concat(enclosing), StringComparer.Ordinal);
        return named
            .Select(pair => Build(pair.Member, pair.Name, enclosing, owner, inherited, around))
            .OfType<GeneratedMember>()
            .ToEquatable();
    }

    /// <summary>Names that an attribute has and an element too.</summary>
    private static HashSet<string> TwinNames(IReadOnlyCollection<Member> members)
    {
        var attributes = members.Where(member => member.Origin == MemberOrigin.Attribute).Select(member => member.Name);
        var elements = members.Where(member => member.Origin == MemberOrigin.Element && member.Kind != MemberKind.Raw)
            .Select(member => member.Name);
        return new HashSet<string>(attributes.Intersect(elements, StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <summary>The attribute keeps the name, so that an element that is added to the schema changes nothing else.</summary>
    private static string UsualName(Member member, bool isTwin, bool hasValue) =>
        member.Origin == MemberOrigin.Text && hasValue ? "Text"
        : isTwin && member.Origin == MemberOrigin.Element ? Identifier.FromName(member.Name) + "Element"
        : Identifier.FromName(member.Name);

    /// <summary>
    /// As XPath tells them apart: <c>@</c> is before an attribute, which may be left out where no element has its name; text of a group has
    /// the path of the group.
    /// </summary>
    private string? Renamed(string owner, Member member, bool isTwin)
    {
        var path = owner + "/" + member.Path;
        if (member.Origin == MemberOrigin.Text) return types.Renames.Find(path + "/text()");
        if (member.Origin == MemberOrigin.Element) return types.Renames.Find(path);
        var slash = path.LastIndexOf('/') + 1;
        var chosen = types.Renames.Find(path.Insert(slash, "@"));
        return chosen is not null || isTwin ? chosen : types.Renames.Find(path);
    }

    private void ReportTwins(string owner, Member element, string name)
    {
        var attribute = element.Path.Insert(element.Path.LastIndexOf('/') + 1, "@");
        Report(ProblemCatalog.AttributeAndElement, owner, element.Path, name, attribute);
    }

    private GeneratedMember? Build(
        Member member, string name, IReadOnlyCollection<string> enclosing, string owner, InheritedNames inherited, HashSet<string> around)
    {
        var choices = NestedNameChoices(member, name);
        var nestedName = choices.FirstOrDefault(choice => !around.Contains(choice)) ?? "";
        if (choices.Length > 0 && nestedName.Length == 0)
        {
            Report(ProblemCatalog.NameCollision, owner, choices[0], member.Name, choices[0]);
            return null;
        }

        around.Add(nestedName);
        var path = owner + "/" + member.Path;
        return new GeneratedMember(
            name,
            member.Path,
            member.Kind,
            TypeNameOf(member, nestedName),
            nestedName,
            (member.Row?.Name ?? member.Target)?.XsiType ?? "",
            KeyOf(member),
            HidingOf(name, nestedName, inherited),
            Documentation.Of(member),
            member.Kind == MemberKind.Group
                ? Name(member.Members, [.. enclosing, name, nestedName], owner, InheritedNames.None)
                : EquatableArray<GeneratedMember>.Empty,
            member.Row is { } row ? BuildRow(row, nestedName, path) : null,
            IsNestedEnumeration(member.Value) ? Enumerations.Build(member.Value!, nestedName, path, Report) : null,
            member.Value?.Named is not null);
    }

    private static bool IsNestedEnumeration(SimpleValue? value) => value is { Enumeration.Count: > 0, Named: null };

    private static string[] NestedNameChoices(Member member, string name) => member.Kind switch
    {
        MemberKind.Group => NestedNames.ForClass(name, member.Path),
        MemberKind.RowList =>
            NestedNames.ForClass(Identifier.FromName(member.Path.Substring(member.Path.LastIndexOf('/') + 1)), member.Path),
        _ => IsNestedEnumeration(member.Value) ? NestedNames.ForEnumeration(name, member.Path) : [],
    };

    private static Hiding HidingOf(string name, string nestedName, InheritedNames inherited) =>
        (inherited.HasProperty(name) ? Hiding.Property : Hiding.None)
        | (inherited.Descriptors.Contains(name) ? Hiding.Descriptor : Hiding.None)
        | (inherited.HasNestedType(nestedName) ? Hiding.NestedType : Hiding.None);

    private string KeyOf(Member member) => member.Row is { } row ? row.Key
        : member.Kind == MemberKind.ReferenceList ? types.KeyOf(member.Target!)
        : "";

    private GeneratedClass BuildRow(DataType row, string name, string owner)
    {
        var members = Name(row.Members, [name], owner, InheritedNames.None);
        return new GeneratedClass(
            "", scope.Namespace, name, row.Name, type.SchemaFile, "", scope.Known(ClassKinds.Row), false, false,
            Documentation.Of(row), members, EquatableArray<GeneratedListing>.Empty, scope.Shadowed)
        {
            Rules = FieldRules.Of(row, types.PositionOf(type.Name), problems),
        };
    }

    private string TypeNameOf(Member member, string nestedName) => member.Kind switch
    {
        MemberKind.Group or MemberKind.RowList => nestedName,
        MemberKind.Reference or MemberKind.ReferenceList =>
            types.Contains(member.Target!) ? scope.Write(types.ClassOf(member.Target!)) : scope.Known("XnatItem"),
        _ => nestedName.Length > 0 ? nestedName : member.Value is null ? "string" : ValueTypes.NameOf(member.Value, types, scope),
    };

    private void Report(ProblemDescription description, params string[] arguments) =>
        problems.Add(new Problem(description.Code, types.PositionOf(type.Name), arguments.ToEquatable()));
}
