using System.Net;
using System.Text.RegularExpressions;

namespace Xnat.Typed;

/// <summary>Finds the login in what XNAT answers on <c>/data/auth</c>: a sentence, before 1.7 a web page.</summary>
internal static partial class SignedInUser
{
    /// <summary>The login, or <see langword="null"/> if the text names none.</summary>
    public static string? In(string text)
    {
        var match = Sentence().Match(text);
        if (!match.Success) match = Page().Match(text);
        var user = match.Success ? WebUtility.HtmlDecode(match.Groups["user"].Value).Trim() : "";
        return user.Length == 0 ? null : user;
    }

    public static bool IsGuest(string user) => string.Equals(user, "guest", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\s*User '(?<user>[^\r\n]+)' is logged in", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(
        @"<span id=""user_info"">\s*Logged in as:\s*(&nbsp;\s*)?<a\b[^>]*>(?<user>[^<]+)</a>",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Page();
}
