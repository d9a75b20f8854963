using System.Text.RegularExpressions;

namespace Xnat.Typed.Conventions.Tests.Comparison;

/// <summary>What stands between backticks.</summary>
internal static partial class CodeSpans
{
    public static IEnumerable<string> Of(string markdown) => Span().Matches(markdown).Select(match => match.Groups["code"].Value);

    [GeneratedRegex("`(?<code>[^`]+)`")]
    private static partial Regex Span();
}
