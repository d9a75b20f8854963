using System;
using System.Collections.Generic;
using System.Linq;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Changes;

/// <summary>
/// Compares two sets of schemas: what they say decides what a change means to data, the classes that come of them what it means to code.
/// </summary>
internal static class SchemaComparison
{
    /// <summary>The changes by place; none if both say the same and the same classes come of them.</summary>
    public static EquatableArray<SchemaChange> Compare(SchemaState before, SchemaState after)
    {
        var changes = new ChangeList();
        new TypeComparer(changes, new ModelIndex(before.Model), new ModelIndex(after.Model)).CompareAll();
        var (old, current) = (new CodeIndex(before.Code), new CodeIndex(after.Code));
        var differences = CodeComparer.Compare(old, current).ToLookup(difference => difference.Place.Key, StringComparer.Ordinal);
        var explained = new HashSet<string>(StringComparer.Ordinal);
        var result = changes.All.Select(change => WithCode(change, differences, explained, old, current)).ToList();
        result.AddRange(differences.Where(group => !explained.Contains(group.Key)).SelectMany(group => group).Where(IsTold).Select(Told));
        return result
            .OrderBy(change => change.Place.Path, StringComparer.Ordinal)
            .ThenBy(change => change.Rule.Id, StringComparer.Ordinal)
            .ThenBy(change => change.Before + change.After, StringComparer.Ordinal)
            .ToEquatable();
    }

    /// <summary>A rule that can change code explains what has changed in the code at its place; others only name what is there.</summary>
    private static SchemaChange WithCode(
        SchemaChange change, ILookup<string, CodeDifference> differences, HashSet<string> explained, CodeIndex old, CodeIndex current)
    {
        var key = change.Place.Key;
        if (change.Rule.Code == ChangeLevel.Compatible || !differences.Contains(key))
            return change with { Names = Names(old.NameOf(key), current.NameOf(key)) };
        explained.Add(key);
        var found = differences[key];
        return change with
        {
            Code = found.Max(difference => difference.Level),
            Names = Names(found.SelectMany(difference => new[] { difference.Before, difference.After }).ToArray()),
        };
    }

    /// <summary>What is new is told by the change that brings it, or it belongs to something that is told.</summary>
    private static bool IsTold(CodeDifference difference) =>
        difference.Level == ChangeLevel.Breaking
        || difference.Rule == ChangeRules.ListingAdded
        || difference.Rule == ChangeRules.PropertyNameTaken
        || difference.Rule == ChangeRules.ValueNameTaken;

    private static SchemaChange Told(CodeDifference difference) =>
        new(difference.Rule, difference.Place, difference.Before, difference.After)
        {
            Code = difference.Level,
            Names = Names(difference.Before, difference.After),
        };

    private static EquatableArray<string> Names(params string?[] names) =>
        names.OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToEquatable();
}
