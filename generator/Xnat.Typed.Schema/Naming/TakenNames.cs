using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Identifiers that the emitted code takes: its classes, and whatever a type nested in one of them may be called.</summary>
internal sealed class TakenNames
{
    private readonly HashSet<string> nested = new(StringComparer.Ordinal);
    private readonly HashSet<string> all;

    /// <param name="classes">The emitted classes.</param>
    /// <param name="members">Their members, and those that are added to classes of references.</param>
    public TakenNames(IEnumerable<ClassName> classes, IEnumerable<Member> members)
    {
        foreach (var member in members) Take(member);
        all = new HashSet<string>(classes.Select(name => name.Name).Concat(nested), StringComparer.Ordinal);
        Shadowed = KnownNames.Shadowed(all);
    }

    /// <summary>The known names among them, which are written in full everywhere.</summary>
    public EquatableArray<string> Shadowed { get; }

    public bool Contains(string name) => all.Contains(name);

    public bool ContainsNested(string name) => nested.Contains(name);

    /// <summary>Of the name of the element and of that of its wrapper, since either may be chosen.</summary>
    private void Take(Member member)
    {
        var last = member.Path.Substring(member.Path.LastIndexOf('/') + 1);
        foreach (var name in new[] { member.Name, last }.Distinct(StringComparer.Ordinal))
        {
            var identifier = Identifier.FromName(name);
            if (member.Kind == MemberKind.Group) nested.Add(identifier);
            if (member.Kind is MemberKind.Group or MemberKind.RowList) nested.UnionWith(NestedNames.ForClass(identifier, member.Path));
            if (member.Value?.Enumeration.Count > 0) nested.UnionWith(NestedNames.ForEnumeration(identifier, member.Path));
        }

        foreach (var inner in member.Members) Take(inner);
        foreach (var inner in member.Row?.Members ?? EquatableArray<Member>.Empty) Take(inner);
    }
}
