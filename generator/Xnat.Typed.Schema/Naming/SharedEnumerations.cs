using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming.Identifiers;

namespace Xnat.Typed.Schema.Naming;

/// <summary>
/// Enumerated simple types that have a name: each is a type of its own, in the project's namespace, whichever schema declares it.
/// </summary>
internal sealed class SharedEnumerations(TypeTable types, NameScopes scopes, HintNames hintNames, ICollection<Problem> problems)
{
    /// <summary>The simple types that the members have values of, sorted.</summary>
    public static IEnumerable<DataTypeName> In(IEnumerable<Member> members) => Grouped(members).Select(group => group.Key);

    /// <summary>All that the members have values of, sorted.</summary>
    public IEnumerable<GeneratedEnumeration> Build(IEnumerable<Member> members) =>
        Grouped(members).Select(group => Build(group.Key, group.First()));

    private static IEnumerable<IGrouping<DataTypeName, SimpleValue>> Grouped(IEnumerable<Member> members) =>
        Values(members)
            .Where(value => value.Named is not null)
            .GroupBy(value => value.Named!)
            .OrderBy(group => group.Key.XsiType, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Namespace, StringComparer.Ordinal);

    private GeneratedEnumeration Build(DataTypeName type, SimpleValue value)
    {
        var name = types.EnumerationOf(type);
        var enumeration = Enumerations.Build(value, name.Name, type.XsiType, (description, arguments) =>
            problems.Add(new Problem(description.Code, types.PositionOf(type), arguments.ToEquatable())));
        return enumeration with
        {
            HintName = hintNames.Of(type.Prefix, name.Name),
            Namespace = name.Namespace,
            Shadowed = scopes.Of(name.Namespace).Shadowed,
        };
    }

    private static IEnumerable<SimpleValue> Values(IEnumerable<Member> members)
    {
        foreach (var member in members)
        {
            if (member.Value is { } value) yield return value;
            foreach (var inner in Values(member.Members)) yield return inner;
            foreach (var inner in Values(member.Row?.Members ?? EquatableArray<Member>.Empty)) yield return inner;
        }
    }
}
