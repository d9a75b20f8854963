using System;
using System.Linq;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Changes;

/// <summary>Compares types, and rows of anonymous ones.</summary>
/// <param name="changes">Takes what is found.</param>
/// <param name="before">The types before.</param>
/// <param name="after">The types after.</param>
internal sealed class TypeComparer(ChangeList changes, ModelIndex before, ModelIndex after)
{
    public void CompareAll()
    {
        foreach (var name in before.Types.Concat(after.Types).Select(type => type.Name.XsiType).Distinct(StringComparer.Ordinal))
        {
            var place = ChangePlace.Of(name);
            if (before.Find(name) is not { } old) changes.Add(ChangeRules.TypeAdded, place);
            else if (after.Find(name) is not { } current) changes.Add(ChangeRules.TypeRemoved, place);
            else Compare(old, current);
        }
    }

    /// <summary>The rows of an anonymous type, which have no place but that of their member.</summary>
    public void CompareRow(DataType old, DataType current) => Compare(old, current);

    private void Compare(DataType old, DataType current)
    {
        if (old.Equals(current)) return;
        var place = ChangePlace.Of(old.Name.XsiType);
        if (!old.Name.Equals(current.Name)) changes.Add(ChangeRules.XmlNameChanged, place, Full(old.Name), Full(current.Name));
        CompareBase(place, old, current);
        CompareUse(place, old, current);
        if (old.Documentation != current.Documentation) changes.Add(ChangeRules.TypeDescribed, place);
        CompareRestriction(old.Name.XsiType, old.Restriction ?? None, current.Restriction ?? None);
        new MemberComparer(changes, before, after).CompareMembers(old, current);
    }

    private static Restriction None { get; } = new(EquatableArray<Member>.Empty, EquatableArray<string>.Empty);

    private void CompareBase(ChangePlace place, DataType old, DataType current)
    {
        if (Equals(old.Base, current.Base)) return;
        var isKept = old.Base is null || after.BasesOf(current).Contains(old.Base);
        changes.Add(
            isKept ? ChangeRules.BaseGained : ChangeRules.BaseLeft, place, old.Base?.XsiType ?? "none", current.Base?.XsiType ?? "none");
    }

    private void CompareUse(ChangePlace place, DataType old, DataType current)
    {
        if (old.IsAbstract != current.IsAbstract)
            changes.Add(current.IsAbstract ? ChangeRules.BecameAbstract : ChangeRules.BecameConcrete, place);
        if (old.RootElement != current.RootElement)
            changes.Add(
                old.RootElement is null ? ChangeRules.RootElementAdded : ChangeRules.RootElementLost,
                place, old.RootElement ?? "none", current.RootElement ?? "none");
        if (old.Key != current.Key) changes.Add(ChangeRules.KeyChanged, place, Shown(old.Key), Shown(current.Key));
        else if (!old.DisplayIdentifiers.Equals(current.DisplayIdentifiers))
            changes.Add(
                ChangeRules.DisplayChanged, place, Shown(string.Join(", ", old.DisplayIdentifiers)),
                Shown(string.Join(", ", current.DisplayIdentifiers)));
    }

    private void CompareRestriction(string dataType, Restriction old, Restriction current)
    {
        foreach (var path in current.Removed.Except(old.Removed, StringComparer.Ordinal))
            changes.Add(ChangeRules.RestrictionNarrower, Inherited(dataType, path));
        foreach (var path in old.Removed.Except(current.Removed, StringComparer.Ordinal))
            changes.Add(ChangeRules.RestrictionWider, Inherited(dataType, path));
        new MemberComparer(changes, before, after).CompareNarrowed(dataType, old.Narrowed, current.Narrowed);
    }

    private static ChangePlace Inherited(string dataType, string path) => ChangePlace.Of(ChangePlace.KeyOf(dataType, path));

    private static string Full(DataTypeName name) => name.XsiType + " {" + name.Namespace + "}";

    private static string Shown(string text) => text.Length == 0 ? "none" : text;
}
