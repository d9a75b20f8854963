using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Changes;

/// <summary>Finds what of the classes before is not there any more, and what is there now.</summary>
internal sealed class CodeComparer(CodeIndex before, CodeIndex after)
{
    private readonly List<CodeDifference> found = [];

    public static IReadOnlyList<CodeDifference> Compare(CodeIndex before, CodeIndex after)
    {
        var comparer = new CodeComparer(before, after);
        foreach (var type in before.Classes.Where(type => !type.IsRow)) comparer.Find(type);
        foreach (var type in after.Classes.Where(type => !type.IsRow && before.Find(type.DataType) is null))
            comparer.Add(ChangeRules.TypeAdded, ChangePlace.Of(type.DataType), ChangeLevel.New, "", type.Name);
        foreach (var enumeration in before.Enumerations) comparer.CompareShared(enumeration.Key, enumeration.Value);
        return comparer.found;
    }

    private void Find(CodeClass old)
    {
        if (after.Find(old.DataType) is { } current) Compare(old, current);
        else Add(ChangeRules.TypeRemoved, ChangePlace.Of(old.DataType), ChangeLevel.Breaking, old.Name, "");
    }

    /// <summary>Classes of one data type, or rows of one list: these have another data type where the list has moved to a base.</summary>
    private void Compare(CodeClass old, CodeClass current)
    {
        var place = ChangePlace.Of(old.DataType);
        if (!old.IsRow) CompareName(place, old, current);
        CompareBase(place, old, current);
        CompareListings(place, old, current);
        foreach (var member in before.Own(old.DataType)) Compare(member, after.Find(current.DataType, member));
        foreach (var member in after.Own(current.DataType).Where(member => before.Find(old.DataType, member) is null))
            Add(
                ChangeRules.MemberAdded, ChangePlace.Of(ChangePlace.KeyOf(old.DataType, member.Member.Path)), ChangeLevel.New, "",
                member.Name);
    }

    private void CompareName(ChangePlace place, CodeClass old, CodeClass current)
    {
        if (old.FullName == current.FullName) return;
        var isMoved = old.Name == current.Name;
        Add(
            ChangeRules.ClassRenamed, place, ChangeLevel.Breaking, isMoved ? old.FullName : old.Name,
            isMoved ? current.FullName : current.Name);
    }

    private void CompareBase(ChangePlace place, CodeClass old, CodeClass current)
    {
        var above = before.BaseOf(old)?.DataType;
        if (above is not null && after.Chain(current.DataType).All(type => type.DataType != above))
            Add(ChangeRules.BaseLeft, place, ChangeLevel.Breaking, old.Name, current.Name);
        else if (above != after.BaseOf(current)?.DataType)
            Add(ChangeRules.BaseGained, place, ChangeLevel.New, old.Name, current.Name);
        if (old.Class.IsAbstract != current.Class.IsAbstract)
            Add(
                current.Class.IsAbstract ? ChangeRules.BecameAbstract : ChangeRules.BecameConcrete,
                place, current.Class.IsAbstract ? ChangeLevel.Breaking : ChangeLevel.New, old.Name, current.Name);
        var lost = Kinds(before, old).Except(Kinds(after, current), StringComparer.Ordinal).ToArray();
        if (lost.Length > 0)
            Add(ChangeRules.ClassKindChanged, Aside(place, "kind"), ChangeLevel.Breaking, old.Name, current.Name);
    }

    /// <summary>What of the library the class is: the base above all generated ones, and interfaces.</summary>
    private static IEnumerable<string> Kinds(CodeIndex index, CodeClass type)
    {
        var chain = index.Chain(type.DataType).ToArray();
        return chain.SelectMany(above => above.Class.Interfaces).Append(chain[chain.Length - 1].Class.BaseType);
    }

    private void CompareListings(ChangePlace place, CodeClass old, CodeClass current)
    {
        var listings = after.Listings(current.DataType).ToArray();
        foreach (var listing in old.Class.Listings)
            if (!Array.Exists(listings, other => other.Name == listing.Name && other.ItemDataType == listing.ItemDataType))
                Add(ChangeRules.ListingLost, Aside(place, listing.Name), ChangeLevel.Breaking, old.Name + "." + listing.Name, "");
        var known = before.Listings(old.DataType).ToArray();
        foreach (var listing in current.Class.Listings)
            if (!Array.Exists(known, other => other.Name == listing.Name))
                Add(ChangeRules.ListingAdded, Aside(place, listing.Name), ChangeLevel.New, "", current.Name + "." + listing.Name);
    }

    private void Compare(CodeMember old, CodeMember? current)
    {
        var place = ChangePlace.Of(old.Key);
        if (current is null)
        {
            // Another place may have got its name and type: code compiles as it did.
            if (after.FindByName(old.Class.DataType, old.Trail) is not { } heir || !HasSameType(old, heir))
                Add(ChangeRules.MemberRemoved, place, ChangeLevel.Breaking, old.Name, "");
            return;
        }

        if (!HasSameType(old, current)) Add(ChangeRules.PropertyTypeChanged, place, ChangeLevel.Breaking, old.Name, current.Name);
        else if (old.Member.Name != current.Member.Name)
        {
            var isTaken = after.FindByName(current.Class.DataType, old.Trail) is { } heir && HasSameType(old, heir);
            Add(
                isTaken ? ChangeRules.PropertyNameTaken : ChangeRules.PropertyRenamed, place,
                isTaken ? ChangeLevel.Compatible : ChangeLevel.Breaking, old.Name, current.Name);
        }

        if (before.RowOf(old) is { } row && after.RowOf(current) is { } rowNow) Compare(row, rowNow);
        if (old.Member.Enumeration is { } values && current.Member.Enumeration is { } others)
            CompareValues(place, values, others, old.Around + ".");
    }

    private bool HasSameType(CodeMember old, CodeMember current)
    {
        var (left, right) = (old.Member, current.Member);
        if (left.Kind != right.Kind || left.NestedName != right.NestedName) return false;
        return left.Kind switch
        {
            MemberKind.Reference or MemberKind.ReferenceList => left.RowType == right.RowType && HasSameTarget(left, right),
            MemberKind.Group or MemberKind.RowList => true,
            _ => left.IsSharedEnumeration == right.IsSharedEnumeration
                && CodeMember.SimpleName(left.TypeName) == CodeMember.SimpleName(right.TypeName),
        };
    }

    /// <summary>A class that is gone is told by itself, not of all that refers to it.</summary>
    private bool HasSameTarget(GeneratedMember left, GeneratedMember right)
    {
        var isTyped = after.TargetOf(right) is not null;
        return before.TargetOf(left) is null ? !isTyped : isTyped || after.Find(left.RowType) is null;
    }

    private void CompareShared(string simpleType, GeneratedEnumeration old)
    {
        var place = ChangePlace.Of(simpleType);
        var current = after.Enumerations.TryGetValue(simpleType, out var same)
            ? same
            : after.Enumerations.Values.FirstOrDefault(other => other.Name == old.Name && other.Namespace == old.Namespace);
        if (current is null)
        {
            Add(ChangeRules.EnumerationRenamed, place, ChangeLevel.Breaking, old.Name, "");
            return;
        }

        if (old.Name != current.Name || old.Namespace != current.Namespace)
            Add(ChangeRules.EnumerationRenamed, place, ChangeLevel.Breaking, old.Name, current.Name);
        CompareValues(place, old, current, "");
    }

    private void CompareValues(ChangePlace place, GeneratedEnumeration old, GeneratedEnumeration current, string around)
    {
        foreach (var value in old.Values)
        {
            var same = current.Values.FirstOrDefault(other => other.Text == value.Text);
            if (same?.Name == value.Name) continue;
            var isTaken = current.Values.Any(other => other.Name == value.Name);
            Add(
                same is null ? ChangeRules.AllowedValueRemoved : isTaken ? ChangeRules.ValueNameTaken : ChangeRules.ValueRenamed,
                ValueOf(place, value.Text),
                isTaken ? ChangeLevel.Compatible : ChangeLevel.Breaking,
                around + old.Name + "." + value.Name,
                same is null ? "" : around + current.Name + "." + same.Name);
        }

        foreach (var value in current.Values.Where(value => old.Values.All(other => other.Text != value.Text)))
            Add(
                ChangeRules.AllowedValueAdded, ValueOf(place, value.Text), ChangeLevel.New, "", around + current.Name + "." + value.Name);
    }

    private void Add(ChangeRule rule, ChangePlace place, ChangeLevel level, string before, string after) =>
        found.Add(new CodeDifference(rule, place, level, before, after));

    /// <summary>A place that no change of the schemas has, so that the difference is told by itself.</summary>
    private static ChangePlace Aside(ChangePlace place, string what) => place with { Key = place.Key + "#" + what };

    private static ChangePlace ValueOf(ChangePlace place, string text) => place with { Key = ChangePlace.KeyOfValue(place.Key, text) };
}
