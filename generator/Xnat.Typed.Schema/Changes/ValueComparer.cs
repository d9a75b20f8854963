using System;
using System.Linq;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Changes;

/// <summary>Compares simple types.</summary>
internal sealed class ValueComparer(ChangeList changes)
{
    public void Compare(ChangePlace place, SimpleValue? before, SimpleValue? after)
    {
        if (Equals(before, after)) return;
        if (before is null || after is null)
        {
            changes.Add(ChangeRules.ValueChanged, place, before?.SchemaType ?? "none", after?.SchemaType ?? "none");
            return;
        }

        CompareTypes(place, before, after);
        CompareNames(place, before, after);
        CompareValues(place, before, after);
        if (before.Kind == after.Kind || (BuiltInRelations.IsNumber(before.Kind) && BuiltInRelations.IsNumber(after.Kind)))
            new LimitComparer(changes, place).Compare(before, after);
    }

    private void CompareTypes(ChangePlace place, SimpleValue before, SimpleValue after)
    {
        if (before.Kind == after.Kind && before.SchemaType == after.SchemaType) return;
        var isWider = BuiltInRelations.Holds(after, before);
        var isNarrower = BuiltInRelations.Holds(before, after);
        var rule = (before.Kind == after.Kind, isWider, isNarrower) switch
        {
            // C# holds both in one type, so that a reader has room for what comes.
            (true, true, false) => ChangeRules.LimitsWider,
            (true, false, true) => ChangeRules.LimitsNarrower,
            (true, _, _) => ChangeRules.LimitsChanged,
            (false, true, false) => ChangeRules.ValueWider,
            (false, false, true) => ChangeRules.ValueNarrower,
            _ => ChangeRules.ValueChanged,
        };
        changes.Add(rule, place, before.SchemaType, after.SchemaType);
    }

    private void CompareNames(ChangePlace place, SimpleValue before, SimpleValue after)
    {
        if (before.Enumeration.Count > 0 && after.Enumeration.Count > 0 && !Equals(before.Named, after.Named))
            changes.Add(ChangeRules.ValueTypeRenamed, place, before.Named?.XsiType ?? "its own", after.Named?.XsiType ?? "its own");
    }

    private void CompareValues(ChangePlace place, SimpleValue before, SimpleValue after)
    {
        if (before.Enumeration.Equals(after.Enumeration)) return;
        if (before.Enumeration.Count == 0 || after.Enumeration.Count == 0)
        {
            changes.Add(after.Enumeration.Count > 0 ? ChangeRules.BecameEnumerated : ChangeRules.NoLongerEnumerated, place);
            return;
        }

        if (before.Named is { } named && named.Equals(after.Named))
        {
            if (!changes.IsFirst(named.XsiType)) return;
            place = ChangePlace.Of(named.XsiType);
        }

        var gone = before.Enumeration.Except(after.Enumeration, StringComparer.Ordinal).ToArray();
        var added = after.Enumeration.Except(before.Enumeration, StringComparer.Ordinal).ToArray();
        foreach (var text in gone) changes.Add(ChangeRules.AllowedValueRemoved, ValueOf(place, text), before: text);
        foreach (var text in added) changes.Add(ChangeRules.AllowedValueAdded, ValueOf(place, text), after: text);
        var stayed = before.Enumeration.Where(text => !gone.Contains(text));
        if (!stayed.SequenceEqual(after.Enumeration.Where(text => !added.Contains(text)), StringComparer.Ordinal))
            changes.Add(ChangeRules.ValuesReordered, place);
    }

    private static ChangePlace ValueOf(ChangePlace place, string text) => place with { Key = ChangePlace.KeyOfValue(place.Key, text) };
}
