using System.Globalization;
using System.Text.RegularExpressions;

namespace Xnat.Typed.Model;

/// <summary>What a schema asks of one value (XML Schema part 2, 4.3).</summary>
internal sealed class ValueRule
{
    /// <summary>A sentence with more values is not read.</summary>
    private const int ValuesInText = 12;

    private readonly List<string> patterns = [];
    private Regex[]? expressions;

    public int? MinLength { get; set; }

    public int? MaxLength { get; set; }

    public string? Minimum { get; set; }

    public string? Maximum { get; set; }

    public string? Above { get; set; }

    public string? Below { get; set; }

    public string[] Values { get; set; } = [];

    public void AddPattern(string expression)
    {
        if (!patterns.Contains(expression)) patterns.Add(expression);
    }

    public string? WhyNot(string text)
    {
        if (WhyNotOfLength(text) is { } length) return length;
        if (Compare(text, Minimum) < 0) return $"the schema allows no value below {Minimum}";
        if (Compare(text, Maximum) > 0) return $"the schema allows no value above {Maximum}";
        if (Compare(text, Above) <= 0) return $"the schema allows only values above {Above}";
        if (Compare(text, Below) >= 0) return $"the schema allows only values below {Below}";
        if (Values.Length > 0 && !Values.Contains(text, StringComparer.Ordinal)) return $"the schema allows {Listed()} only";
        return MatchesAll(text) ? null : "the schema asks for a pattern that it does not have";
    }

    private string? WhyNotOfLength(string text)
    {
        if (MinLength is null && MaxLength is null) return null;
        var length = text.EnumerateRunes().Count();
        if (length < MinLength) return string.Create(CultureInfo.InvariantCulture, $"the schema asks for at least {MinLength} characters");
        return length > MaxLength ? string.Create(CultureInfo.InvariantCulture, $"the schema allows at most {MaxLength} characters") : null;
    }

    private string Listed() =>
        string.Join(", ", Values.Take(ValuesInText)) + (Values.Length > ValuesInText ? " and further values" : "");

    /// <summary>Less than, equal to or greater than zero; <see langword="null"/> if there is nothing to compare.</summary>
    private static int? Compare(string text, string? bound)
    {
        if (bound is null) return null;
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            && decimal.TryParse(bound, NumberStyles.Float, CultureInfo.InvariantCulture, out var exactBound))
            return exact.CompareTo(exactBound);
        return Compare<double>(text, bound) ?? Compare<DateOnly>(text, bound) ?? Compare<TimeOnly>(text, bound)
            ?? Compare<DateTime>(text, bound);
    }

    private static int? Compare<T>(string text, string bound)
        where T : struct, IComparable<T> =>
        XnatValue.TryParse<T>(text) is { } value && XnatValue.TryParse<T>(bound) is { } limit ? value.CompareTo(limit) : null;

    private bool MatchesAll(string text)
    {
        // Expressions of .NET count the halves of a surrogate pair, those of XML Schema characters.
        if (patterns.Count == 0 || text.Any(char.IsSurrogate)) return true;
        expressions ??= [.. patterns.Select(Expression).OfType<Regex>()];
        return Array.TrueForAll(expressions, expression => expression.IsMatch(text));
    }

    /// <summary>
    /// Time in proportion to the text, whatever the expression; one that is too large for that is not checked, which the server does.
    /// </summary>
    private static Regex? Expression(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            return null;
        }
    }
}
