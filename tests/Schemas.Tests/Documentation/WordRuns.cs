using System.Text.RegularExpressions;

namespace Xnat.Typed.Schemas.Tests.Documentation;

/// <summary>Runs of five words, by which one text is recognised in another.</summary>
internal static partial class WordRuns
{
    private const int Length = 5;

    public static IEnumerable<string> Of(string text)
    {
        var words = Word().Matches(text.ToLowerInvariant()).Select(match => match.Value).ToArray();
        for (var start = 0; start + Length <= words.Length; start++) yield return string.Join(' ', words[start..(start + Length)]);
    }

    /// <summary>All that a schema says in words: documentation and comments.</summary>
    public static IEnumerable<string> Texts(string path)
    {
        // Published schemas have faults that make them no XML documents for a strict reader; what is between the tags is enough here.
        var text = File.ReadAllText(path);
        return Comment().Matches(text).Concat(Documentation().Matches(text)).Select(match => match.Groups["text"].Value);
    }

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex("<!--(?<text>.*?)-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("<(xs|xsd):documentation[^>]*>(?<text>.*?)</(xs|xsd):documentation>", RegexOptions.Singleline)]
    private static partial Regex Documentation();
}
