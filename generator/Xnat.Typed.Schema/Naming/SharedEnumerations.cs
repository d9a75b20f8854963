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
internal sealed class SharedEnumerations(TakenNames taken, string @namespace, Func<DataTypeName, SchemaPosition?> positionOf)
{
    private readonly Dictionary<DataTypeName, string> names = [];

    /// <summary>The type as written in a file of that namespace.</summary>
    public string Write(DataTypeName type, string fromNamespace) =>
        @namespace == fromNamespace ? NameOf(type) : "global::" + @namespace + "." + NameOf(type);

    /// <summary>All that the members have values of, sorted.</summary>
    public IEnumerable<GeneratedEnumeration> Build(IEnumerable<Member> members, HintNames hintNames, ICollection<Problem> problems) =>
        Values(members)
            .Where(value => value.Named is not null)
            .GroupBy(value => value.Named!)
            .OrderBy(group => group.Key.XsiType, StringComparer.Ordinal)
            .Select(group => Build(group.Key, group.First(), hintNames, problems));

    private GeneratedEnumeration Build(DataTypeName type, SimpleValue value, HintNames hintNames, ICollection<Problem> problems)
    {
        var name = NameOf(type);
        var enumeration = Enumerations.Build(value, name, type.XsiType, (description, arguments) =>
            problems.Add(new Problem(description.Code, positionOf(type), arguments.ToEquatable())));
        return enumeration with { HintName = hintNames.Of(type.Prefix, name), Namespace = @namespace, Shadowed = taken.Shadowed };
    }

    /// <summary>With the suffix <c>Value</c> where its name is another type's, a member's that all have, or a word that we say.</summary>
    private string NameOf(DataTypeName type)
    {
        if (names.TryGetValue(type, out var known)) return known;
        var name = Identifier.FromName(type.LocalName);
        while (IsTaken(name)) name += "Value";
        names.Add(type, name);
        return name;
    }

    private bool IsTaken(string name) =>
        taken.Contains(name)
        || ReservedNames.IsMember(name)
        || ReservedNames.IsEnumerationMember(name)
        || KnownNames.Hides(name)
        || names.ContainsValue(name);

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
