using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Naming;

/// <summary>Turns what the schema says of a type or member into summary and remarks; nothing is invented.</summary>
internal static class Documentation
{
    public static DocumentationModel Of(DataType type)
    {
        var (summary, remarks) = Split(type.Documentation);
        return new DocumentationModel(summary, remarks, "", "", "");
    }

    public static DocumentationModel Of(Member member)
    {
        var (summary, remarks) = Split(member.Documentation);
        var place = member.Origin switch
        {
            MemberOrigin.Attribute => "Attribute",
            MemberOrigin.Text => "Text of",
            _ => member.Kind == MemberKind.Value ? "Element" : member.Kind == MemberKind.Group ? "Group" : member.Kind == MemberKind.Reference ? "Element" : "Elements",
        };
        return new DocumentationModel(summary, remarks, place, member.Path, string.Join(" ", Constraints(member)));
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

    /// <summary>A full stop ends a sentence unless it belongs to an abbreviation: <c>e.g.</c>, <c>i.e.</c>, <c>etc.</c> before a small letter.</summary>
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

    private static IEnumerable<string> Facts(Member member)
    {
        if (member.Value is { } value)
        {
            yield return value.SchemaType;
            if (value.MaxLength is { } length) yield return "at most " + length.ToString(CultureInfo.InvariantCulture) + " characters";
            if (value.Minimum is { } minimum) yield return "at least " + minimum;
            if (value.Maximum is { } maximum) yield return "at most " + maximum;
        }

        if (member.Target is { } target) yield return target.XsiType;
        if (member.IsRequired) yield return "required";
    }
}
