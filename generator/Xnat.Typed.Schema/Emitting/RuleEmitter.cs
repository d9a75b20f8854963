using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes what the schema asks of values, for the check before sending.</summary>
/// <remarks>A method instead of data: nothing is made before somebody saves, and the paths are those of the descriptors.</remarks>
internal static class RuleEmitter
{
    public static void Emit(SourceWriter writer, EquatableArray<FieldRule> rules)
    {
        if (rules.Count == 0) return;
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line("protected override void AddRules(" + writer.Known("XnatRules") + " rules)");
        writer.Open();
        writer.Line("base.AddRules(rules);");
        foreach (var call in rules.SelectMany(Calls)) writer.Line("rules." + call + ");");
        writer.Close();
    }

    private static IEnumerable<string> Calls(FieldRule rule)
    {
        var path = Literal.String(rule.Path);
        if (rule.RequiredIn is { } group) yield return group.Length == 0 ? $"Require({path}" : $"Require({path}, {Literal.String(group)}";
        if (rule.MinLength is { } least) yield return $"MinLength({path}, {Number(least)}";
        if (rule.MaxLength is { } greatest) yield return $"MaxLength({path}, {Number(greatest)}";
        if (rule.Minimum is { } minimum) yield return $"AtLeast({path}, {Literal.String(minimum)}";
        if (rule.Maximum is { } maximum) yield return $"AtMost({path}, {Literal.String(maximum)}";
        if (rule.Above is { } above) yield return $"Above({path}, {Literal.String(above)}";
        if (rule.Below is { } below) yield return $"Below({path}, {Literal.String(below)}";
        if (rule.Values.Count > 0) yield return $"OneOf({path}, {string.Join(", ", rule.Values.Select(Literal.String))}";
        foreach (var pattern in rule.Patterns) yield return $"Pattern({path}, {Literal.String(pattern)}";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
