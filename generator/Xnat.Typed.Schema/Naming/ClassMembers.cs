using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Naming;

/// <summary>The members of the emitted classes, named once, and the names that what derives from a class finds in it.</summary>
internal sealed class ClassMembers(
    TypeTable types, NameScopes scopes, ListingNamer listings, ProvidedNames provided, ICollection<Problem> problems)
{
    private readonly Dictionary<DataTypeName, EquatableArray<GeneratedMember>> members = [];
    private readonly Dictionary<DataTypeName, InheritedNames> names = [];

    /// <summary>What the class itself declares; what a listing serves is no member.</summary>
    public EquatableArray<GeneratedMember> Of(DataType type)
    {
        if (members.TryGetValue(type.Name, out var known)) return known;
        var name = types[type.Name];
        var served = listings.Below(type);
        var own = type.Members
            .Where(member => !Array.Exists(served, listing => listing.Path == member.Path))
            .Select(member => WithNote(type, member));
        var enclosing = served.Select(listing => listing.Name).Append(name.Name).ToArray();
        var named = new MemberNamer(types, type, scopes.Of(type), problems).Name(own, enclosing, type.Name.XsiType, InheritedBy(type));
        members.Add(type.Name, named);
        return named;
    }

    private static Member WithNote(DataType type, Member member)
    {
        var note = RestResources.NoteOn(type.Name.XsiType, member.Path);
        return note.Length == 0 ? member : member with { Documentation = Documentation.Join(member.Documentation, note) };
    }

    /// <summary>Names in the bases of a class.</summary>
    public InheritedNames InheritedBy(DataType type) =>
        type.Base is not { } name ? InheritedNames.None
        : types.FindEmitted(name) is { } emitted ? NamesIn(emitted)
        : types.Contains(name) ? provided.Of(name.XsiType)
        : InheritedNames.None;

    private InheritedNames NamesIn(DataType type)
    {
        if (names.TryGetValue(type.Name, out var known)) return known;
        var result = InheritedBy(type).Copy();
        result.Properties.UnionWith(listings.Below(type).Select(listing => listing.Name));
        foreach (var member in Of(type))
        {
            result.Properties.Add(member.Name);
            result.Descriptors.Add(member.Name);
            if (member.NestedName.Length > 0) result.NestedTypes.Add(member.NestedName);
        }

        names.Add(type.Name, result);
        return result;
    }
}
