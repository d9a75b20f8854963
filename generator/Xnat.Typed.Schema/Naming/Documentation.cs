using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Turns what the schema says of a type or member into summary and remarks; nothing is invented.</summary>
internal static class Documentation
{
    /// <summary>A sentence with more values is not read.</summary>
    private const int ValuesInText = 12;

    /// <summary>Who wants to know a longer one looks it up in the schema.</summary>
    private const int LongestPattern = 60;

    public static DocumentationText Of(DataType type)
    {
        var (summary, remarks) = Split(type.Documentation);
        var constraint = type.Restriction is { } restriction ? Narrowing(restriction) : "";
        return new DocumentationText(summary, remarks, "", "", constraint, EquatableArray<string>.Empty);
    }

    public static DocumentationText Of(Member member)
    {
        var (summary, remarks) = Split(member.Documentation);
        var origin = member.Origin switch
        {
            MemberOrigin.Attribute => "Attribute",
            MemberOrigin.Text => "Text of",
            _ => member.Kind == MemberKind.Value ? "Element"
                : member.Kind == MemberKind.Group ? "Group"
                : member.Kind == MemberKind.Reference ? "Element"
                : "Elements",
        };
        var values = member.Value?.Enumeration ?? EquatableArray<string>.Empty;
        return new DocumentationText(summary, remarks, origin, member.Path, string.Join(" ", Constraints(member)), values);
    }

    /// <summary>Two sentences, of which the first may lack its full stop or be missing.</summary>
    public static string Join(string text, string sentence) =>
        text.Length == 0 ? sentence : text.TrimEnd('.') + ". " + sentence;

    /// <summary>What of the inherited properties a type does not use, or not wholly.</summary>
    private static string Narrowing(Restriction restriction)
    {
        var narrowed = restriction.Narrowed.Select(member => member.Path + " (" + string.Join(", ", Allowed(member)) + ")").ToArray();
        var texts = new List<string>();
        if (narrowed.Length > 0) texts.Add("Allows less than its base: " + string.Join("; ", narrowed) + ".");
        if (restriction.Removed.Count > 0) texts.Add("Does not have: " + string.Join(", ", restriction.Removed) + ".");
        return string.Join(" ", texts);
    }

    private static IEnumerable<string> Allowed(Member member)
    {
        if (member is { Origin: MemberOrigin.Element, Kind: MemberKind.Value or MemberKind.Reference }) yield return "at most once";
        foreach (var fact in Facts(member)) yield return fact;
        if (member.Value is { Enumeration.Count: > 0 } value)
            yield return "one of "
                + string.Join(", ", value.Enumeration.Take(ValuesInText))
                + (value.Enumeration.Count > ValuesInText ? ", …" : "");
    }

    private static (string Summary, string Remarks) Split(string text)
    {
        for (var index = 0; index < text.Length - 1; index++)
        {
            if (text[index] is '.' or '!' or '?' && text[index + 1] == ' ' && EndsSentence(text, index))
                return (text.Substring(0, index + 1), text.Substring(index + 2));
        }

        return (text, "");
    }

    /// <summary>
    /// A full stop ends a sentence unless it belongs to an abbreviation: <c>e.g.</c>, <c>i.e.</c>, <c>etc.</c> before a small letter.
    /// </summary>
    private static bool EndsSentence(string text, int stop) =>
        stop + 2 < text.Length && !char.IsLower(text[stop + 2]) && !(stop > 1 && text[stop - 2] == '.');

    private static IEnumerable<string> Constraints(Member member)
    {
        var facts = Facts(member).ToArray();
        if (facts.Length > 0) yield return string.Join(", ", facts) + ".";
        if (member.Default is { } value) yield return "Default: " + value + ".";
        if (member.Fixed is { } constant) yield return "Always: " + constant + ".";
        if (member.Remark.Length > 0) yield return member.Remark;
    }

    private static IEnumerable<string> Limits(SimpleValue value)
    {
        var facets = value.Facets;
        var least = facets.MinLength > 0 && !facets.IsList ? facets.MinLength : null;
        if (least is not null && least == value.MaxLength) yield return "exactly " + Characters(least);
        else
        {
            if (least is not null) yield return "at least " + Characters(least);
            if (value.MaxLength is { } length) yield return "at most " + Characters(length);
        }

        if (value.Minimum is { } minimum) yield return "at least " + minimum;
        if (facets.Above is { } above) yield return "more than " + above;
        if (value.Maximum is { } maximum) yield return "at most " + maximum;
        if (facets.Below is { } below) yield return "less than " + below;
        foreach (var pattern in facets.Patterns.Where(pattern => pattern.Length <= LongestPattern)) yield return "pattern " + pattern;
    }

    private static string Characters(int? number) =>
        number == 1 ? "1 character" : number?.ToString(CultureInfo.InvariantCulture) + " characters";

    private static IEnumerable<string> Facts(Member member)
    {
        if (member.Value is { } value)
        {
            yield return value.SchemaType;
            foreach (var limit in Limits(value)) yield return limit;
        }

        if (member.Target is { } target) yield return target.XsiType;
        if (member.IsRequired) yield return "required";
    }
}
