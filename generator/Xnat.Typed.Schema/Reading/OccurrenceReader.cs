using System;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Reading;

/// <summary>Reads <c>minOccurs</c> and <c>maxOccurs</c>; what cannot be read is taken so that nothing is lost, and reported.</summary>
internal static class OccurrenceReader
{
    private const string NoNumber = "which is no number of occurrences";

    public static Occurrence Read(XElement particle, ProblemList problems)
    {
        var minimum = Text(particle, "minOccurs");
        var maximum = Text(particle, "maxOccurs");
        if (minimum is null && maximum is null) return Occurrence.Once;
        var least = minimum is null ? 1 : Count(minimum);
        var most = maximum is null ? 1 : Count(maximum);
        if (least is null) Report(particle, "minOccurs", minimum!, NoNumber, "0", problems);
        if (most is null && maximum != "unbounded") Report(particle, "maxOccurs", maximum!, NoNumber, "unbounded", problems);
        if (most is not > 0 || !(least > most)) return new Occurrence(least ?? 0, most);

        // XML Schema part 1, 3.9.6: the minimum is not greater than the maximum. A list holds whichever of them is meant.
        Report(particle, "maxOccurs", maximum ?? "1", "less than minOccurs", minimum!, problems);
        return new Occurrence(least.Value, least);
    }

    private static string? Text(XElement particle, string attribute) => ((string?)particle.Attribute(attribute))?.Trim();

    /// <summary>
    /// An <c>xs:nonNegativeInteger</c>, which may have a sign (part 2, 3.3.20); one too large for an integer is as good as the largest.
    /// </summary>
    private static int? Count(string text)
    {
        var digits = text.StartsWith("+", StringComparison.Ordinal) || text.StartsWith("-", StringComparison.Ordinal)
            ? text.Substring(1)
            : text;
        if (digits.Length == 0 || !digits.All(digit => digit is >= '0' and <= '9')) return null;
        var significant = digits.TrimStart('0');
        if (significant.Length == 0) return 0;
        if (text[0] == '-') return null;
        return int.TryParse(significant, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue;
    }

    private static void Report(XElement particle, string attribute, string text, string fault, string taken, ProblemList problems) =>
        problems.Add(ProblemCatalog.UnreadableOccurrence, particle, attribute, particle.Name.LocalName, text, fault, taken);
}
