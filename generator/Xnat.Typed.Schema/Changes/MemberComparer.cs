using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Changes;

/// <summary>Compares the members of types, rows and groups.</summary>
/// <param name="changes">Takes what is found.</param>
/// <param name="before">The types before.</param>
/// <param name="after">The types after.</param>
internal sealed class MemberComparer(ChangeList changes, ModelIndex before, ModelIndex after)
{
    private readonly ValueComparer values = new(changes);

    /// <summary>All members of a type or row that there is before and after.</summary>
    public void CompareMembers(DataType old, DataType current)
    {
        var pairs = MemberPair.Of(
            old.Members,
            current.Members,
            member => before.FindInherited(old, member),
            member => after.FindInherited(current, member));
        Compare(old.Name.XsiType, pairs);
        CompareOrder(ChangePlace.Of(old.Name.XsiType), old.Members, current.Members);
    }

    /// <summary>One member, as a type has it or as a restriction narrows it.</summary>
    public void Compare(string dataType, Member old, Member current)
    {
        var place = ChangePlace.Of(dataType, current);
        if (old.Kind != current.Kind)
        {
            changes.Add(ChangeRules.KindChanged, place, Word(old.Kind), Word(current.Kind));
            return;
        }

        if (old.Origin != current.Origin) changes.Add(ChangeRules.OriginChanged, place, Word(old.Origin), Word(current.Origin));
        CompareOccurrence(place, old, current);
        CompareTarget(place, old.Target, current.Target);
        values.Compare(place, old.Value, current.Value);
        CompareRows(place, old.Row, current.Row);
        if (old.Documentation != current.Documentation || old.Remark != current.Remark) changes.Add(ChangeRules.MemberDescribed, place);
        Compare(dataType, MemberPair.Of(old.Members, current.Members, _ => null, _ => null));
        CompareOrder(place, old.Members, current.Members);
    }

    /// <summary>What a restriction allows less of than its base.</summary>
    public void CompareNarrowed(string dataType, EquatableArray<Member> old, EquatableArray<Member> current)
    {
        foreach (var pair in MemberPair.Of(old, current, _ => null, _ => null))
        {
            if (pair is { Before: { } less, After: { } now }) Compare(dataType, less, now);
            else if (pair.After is { } added) changes.Add(ChangeRules.RestrictionNarrower, ChangePlace.Of(dataType, added));
            else changes.Add(ChangeRules.RestrictionWider, ChangePlace.Of(dataType, pair.Before!));
        }
    }

    private void Compare(string dataType, IEnumerable<MemberPair> pairs)
    {
        foreach (var (old, current, isMoved) in pairs)
        {
            if (old is null) Add(dataType, current!);
            else if (current is null) changes.Add(ChangeRules.MemberRemoved, ChangePlace.Of(dataType, old));
            else
            {
                if (isMoved) changes.Add(ChangeRules.MemberMoved, ChangePlace.Of(dataType, current));
                Compare(dataType, old, current);
            }
        }
    }

    private void Add(string dataType, Member member) =>
        changes.Add(IsAsked(member) ? ChangeRules.RequiredMemberAdded : ChangeRules.MemberAdded, ChangePlace.Of(dataType, member));

    /// <summary>Whether who sends nothing there sends too little: a required group asks for what is required in it.</summary>
    private static bool IsAsked(Member member) => member.Kind == MemberKind.Group
        ? member.IsRequired && member.Members.Any(IsAsked)
        : member is { IsRequired: true, Default: null, Fixed: null };

    private void CompareOccurrence(ChangePlace place, Member old, Member current)
    {
        if (old.IsRequired != current.IsRequired)
            changes.Add(current.IsRequired ? ChangeRules.BecameRequired : ChangeRules.BecameOptional, place);
        if (old.Default != current.Default)
            changes.Add(
                old.Default is null ? ChangeRules.DefaultAdded : ChangeRules.DefaultChanged,
                place, Shown(old.Default), Shown(current.Default));
        if (old.Fixed != current.Fixed)
            changes.Add(
                current.Fixed is null ? ChangeRules.FixedLifted : ChangeRules.FixedChanged, place, Shown(old.Fixed), Shown(current.Fixed));
    }

    private void CompareTarget(ChangePlace place, DataTypeName? old, DataTypeName? current)
    {
        if (Equals(old, current)) return;
        var rule = old is null || current is null || old.XsiType == current.XsiType ? ChangeRules.TargetChanged
            : after.Is(current, old) ? ChangeRules.TargetNarrower
            : after.Is(old, current) ? ChangeRules.TargetWider
            : ChangeRules.TargetChanged;
        changes.Add(rule, place, old?.XsiType ?? "none", current?.XsiType ?? "none");
    }

    private void CompareRows(ChangePlace place, DataType? old, DataType? current)
    {
        if (old is not null && current is not null) new TypeComparer(changes, before, after).CompareRow(old, current);
        else if (!Equals(old, current)) changes.Add(ChangeRules.KindChanged, place);
    }

    /// <summary>Attributes have no order in XML, and a wrapper none but that of its child.</summary>
    private void CompareOrder(ChangePlace place, EquatableArray<Member> old, EquatableArray<Member> current)
    {
        var left = Elements(old);
        var right = Elements(current);
        if (!left.Where(right.Contains).SequenceEqual(right.Where(left.Contains), StringComparer.Ordinal))
            changes.Add(ChangeRules.OrderChanged, place);
    }

    private static List<string> Elements(EquatableArray<Member> members) =>
        members.Where(member => member.Origin == MemberOrigin.Element).Select(member => member.Path).ToList();

    private static string Shown(string? value) => value is null ? "none" : "'" + value + "'";

    private static string Word(MemberKind kind) => kind switch
    {
        MemberKind.Value => "one value",
        MemberKind.ValueList => "many values",
        MemberKind.Group => "a group",
        MemberKind.Reference => "one object",
        MemberKind.ReferenceList => "many objects",
        MemberKind.RowList => "many rows",
        _ => "raw content",
    };

    private static string Word(MemberOrigin origin) => origin switch
    {
        MemberOrigin.Attribute => "attribute",
        MemberOrigin.Element => "element",
        _ => "text",
    };
}
