using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Binding;

/// <summary>What a type has from the types above it.</summary>
internal sealed class InheritedMembers(BindingContext context, MemberBinder members)
{
    /// <summary>Splits the members of a restriction: it repeats what it keeps, and only what the base lacks is new.</summary>
    public (EquatableArray<Member> Added, Restriction? Restriction) Restrict(ComplexTypeDefinition definition, EquatableArray<Member> own)
    {
        var inherited = Of(definition.Base!);
        var known = new HashSet<string>(inherited.Select(Key), StringComparer.Ordinal);
        var kept = Restricted(definition, inherited, own);
        var before = new HashSet<Member>(inherited.Select(Bare));
        var narrowed = kept.Where(member => !before.Contains(Bare(member))).ToEquatable();
        var remaining = new HashSet<string>(kept.Select(Key), StringComparer.Ordinal);
        var removed = inherited.Where(member => !remaining.Contains(Key(member))).Select(member => member.Path).ToEquatable();
        return (
            own.Where(member => !known.Contains(Key(member))).ToEquatable(),
            narrowed.Count + removed.Count > 0 ? new Restriction(narrowed, removed) : null);
    }

    /// <summary>All members of a type, in the form in which it has them.</summary>
    private List<Member> Of(QualifiedName type)
    {
        var all = new List<Member>();
        foreach (var name in Line(type))
        {
            var definition = context.Index.ComplexType(name)!;
            var own = members.Bind(definition, Scope.Top(context.Index.NameOf(name)), name.LocalName);
            var above = definition.Derivation == Derivation.Restriction ? Restricted(definition, all, own) : all;
            var declared = new HashSet<string>(own.Select(Key), StringComparer.Ordinal);
            all = [.. above.Where(member => !declared.Contains(Key(member))), .. own];
        }

        return all;
    }

    /// <summary>The type and those above it, the topmost first.</summary>
    private IEnumerable<QualifiedName> Line(QualifiedName? name)
    {
        var line = new List<QualifiedName>();
        for (; name is not null
            && line.Count <= TypeBinder.GreatestHeight
            && !line.Contains(name)
            && context.Index.ComplexType(name) is { } definition; name = definition.Base)
            line.Add(name);
        line.Reverse();
        return line;
    }

    /// <summary>
    /// Of inherited members those that a restriction keeps: elements that it repeats, attributes that it does not prohibit.
    /// </summary>
    private static List<Member> Restricted(ComplexTypeDefinition definition, List<Member> inherited, EquatableArray<Member> own)
    {
        var repeated = own.GroupBy(Key, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => group.First(), StringComparer.Ordinal);
        var prohibited = new HashSet<string>(
            definition.Attributes.Attributes.Where(use => use.IsProhibited).Select(use => use.Reference?.LocalName ?? use.Name),
            StringComparer.Ordinal);
        var kept = new List<Member>();
        foreach (var member in inherited)
        {
            if (repeated.TryGetValue(Key(member), out var narrowed)) kept.Add(narrowed);
            else if (member.Origin == MemberOrigin.Text || (member.Origin == MemberOrigin.Attribute && !prohibited.Contains(member.Path)))
                kept.Add(member);
        }

        return kept;
    }

    /// <summary>Attribute and element of one name are two members; text is one, whatever it is called.</summary>
    private static string Key(Member member) => member.Origin == MemberOrigin.Text ? "#text" : member.Origin + " " + member.Path;

    /// <summary>A member by what it allows.</summary>
    private static Member Bare(Member member) => member with { Documentation = "", Remark = "", Default = null, Fixed = null };
}
