using System.Globalization;
using System.Text.RegularExpressions;
using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.Dicom;

namespace Xnat.Typed.Server.Importing;

/// <summary>
/// Rules of a site that take project, subject or session from a header:
/// <c>(0008,1030):(.*)_.*:1</c>, one a line, element, expression and group.
/// </summary>
internal static partial class RoutingRules
{
    /// <summary>What the first fitting rule gives, or <see langword="null"/>.</summary>
    public static string? Apply(string? rules, DicomHeader header)
    {
        foreach (var line in (rules ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var rule = Rule().Match(line);
            if (!rule.Success || Value(rule, header) is not { } value) continue;
            var group = rule.Groups["number"].Success ? int.Parse(rule.Groups["number"].Value, CultureInfo.InvariantCulture) : 1;
            if (Match(rule.Groups["expression"].Value, value) is { } match
                && group < match.Groups.Count
                && match.Groups[group].Value is { Length: > 0 } found)
                return found;
        }

        return null;
    }

    private static string? Value(Match rule, DicomHeader header) => header.Whole(Hex(rule.Groups["group"]), Hex(rule.Groups["element"]));

    private static ushort Hex(Group digits) => ushort.Parse(digits.Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>An expression that cannot be read never fits.</summary>
    private static Match? Match(string expression, string value)
    {
        try
        {
            return new SitePattern($"^(?:{expression})$").Find(value);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"^\((?<group>[0-9A-Fa-f]{4}),(?<element>[0-9A-Fa-f]{4})\):(?<expression>.*?)(?::(?<number>\d))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Rule();
}
