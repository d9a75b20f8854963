using System;
using System.Globalization;
using System.Linq;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Changes;

/// <summary>Compares the facets that bound values (XML Schema part 2, 4.3).</summary>
internal sealed class LimitComparer(ChangeList changes, ChangePlace place)
{
    public void Compare(SimpleValue before, SimpleValue after)
    {
        if (before.Facets.IsList != after.Facets.IsList)
            changes.Add(ChangeRules.ListChanged, place, Word(before.Facets), Word(after.Facets));
        Compare("minLength", Text(before.Facets.MinLength), Text(after.Facets.MinLength), isLower: true);
        Compare("maxLength", Text(before.MaxLength), Text(after.MaxLength), isLower: false);
        Compare("minInclusive", before.Minimum, after.Minimum, isLower: true);
        Compare("maxInclusive", before.Maximum, after.Maximum, isLower: false);
        Compare("minExclusive", before.Facets.Above, after.Facets.Above, isLower: true);
        Compare("maxExclusive", before.Facets.Below, after.Facets.Below, isLower: false);
        ComparePatterns(before.Facets.Patterns, after.Facets.Patterns);
    }

    private void Compare(string facet, string? before, string? after, bool isLower)
    {
        if (before == after) return;
        int? order = before is null ? 1 : after is null ? -1 : isLower ? Order(after, before) : Order(before, after);

        // 1.0 and 1 are one value.
        if (order == 0) return;
        var rule = order switch
        {
            > 0 => ChangeRules.LimitsNarrower,
            < 0 => ChangeRules.LimitsWider,
            _ => ChangeRules.LimitsChanged,
        };
        changes.Add(rule, place, Facet(facet, before), Facet(facet, after));
    }

    /// <summary>The expressions of several restrictions all hold, so one more of them allows less.</summary>
    private void ComparePatterns(EquatableArray<string> before, EquatableArray<string> after)
    {
        var gone = before.Except(after, StringComparer.Ordinal).ToArray();
        var added = after.Except(before, StringComparer.Ordinal).ToArray();
        if (gone.Length == 0 && added.Length == 0) return;
        var rule = gone.Length == 0 ? ChangeRules.LimitsNarrower : added.Length == 0 ? ChangeRules.LimitsWider : ChangeRules.LimitsChanged;
        changes.Add(rule, place, Facet("pattern", Joined(gone)), Facet("pattern", Joined(added)));
    }

    /// <summary>Which of two numbers or days is greater; <see langword="null"/> where that cannot be said.</summary>
    private static int? Order(string left, string right)
    {
        if (Number(left) is { } first && Number(right) is { } second) return first.CompareTo(second);
        return Day(left) is { } day && Day(right) is { } other ? day.CompareTo(other) : null;
    }

    private static double? Number(string text) => text switch
    {
        "INF" => double.PositiveInfinity,
        "-INF" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    private static DateTime? Day(string text) => DateTime.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var day) ? day : null;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Joined(string[] patterns) => patterns.Length == 0 ? null : string.Join(" and ", patterns);

    private static string Facet(string name, string? value) => value is null ? "no " + name : name + " " + value;

    private static string Word(Facets facets) => facets.IsList ? "list" : "one value";
}
