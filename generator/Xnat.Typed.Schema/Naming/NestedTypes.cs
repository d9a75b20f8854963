using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Naming;

/// <summary>What types nested in a class may be called, before its members have names.</summary>
internal static class NestedTypes
{
    public static HashSet<string> In(IEnumerable<Member> members)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members) Take(member, names);
        return names;
    }

    /// <summary>Of the name of the element and of that of its wrapper, since either may be chosen.</summary>
    private static void Take(Member member, HashSet<string> names)
    {
        var last = member.Path.Substring(member.Path.LastIndexOf('/') + 1);
        foreach (var name in new[] { member.Name, last }.Distinct(StringComparer.Ordinal))
        {
            var identifier = Identifier.FromName(name);
            if (member.Kind == MemberKind.Group) names.Add(identifier);
            if (member.Kind is MemberKind.Group or MemberKind.RowList) names.UnionWith(NestedNames.ForClass(identifier, member.Path));
            if (member.Value?.Enumeration.Count > 0) names.UnionWith(NestedNames.ForEnumeration(identifier, member.Path));
        }

        foreach (var inner in member.Members) Take(inner, names);
        foreach (var inner in member.Row?.Members ?? EquatableArray<Member>.Empty) Take(inner, names);
    }
}
