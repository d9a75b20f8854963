using System.Text.RegularExpressions;

namespace Xnat.Typed.Server.Administration;

/// <summary>A regular expression out of the settings of a site or a project. Whatever it says, it does not hold up requests.</summary>
internal sealed class SitePattern
{
    /// <summary>How long an expression may search that cannot be searched for in one pass.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly Regex expression;

    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    public SitePattern(string text)
    {
        try
        {
            expression = new(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            // Looking around and back takes trying, as does what would be too large an automaton.
            expression = new(text, RegexOptions.CultureInvariant, Patience);
        }
    }

    /// <returns><see langword="null"/> where the expression does not fit, or takes too long to say so.</returns>
    public Match? Find(string text)
    {
        try
        {
            return expression.Match(text) is { Success: true } match ? match : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
