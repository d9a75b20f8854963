using Xnat.Typed.Server.Administration;

namespace Xnat.Typed.Server.Http;

/// <summary>Who is a browser. Browsers are sent to the sign-in page and have to prove that a change was meant; programs are not.</summary>
internal static class UserAgents
{
    /// <summary>Whether the site takes a program for a browser.</summary>
    public static bool IsInteractive(string userAgent, SiteRules rules) =>
        userAgent.Length > 0 && rules.InteractiveAgents.Any(agent => agent.Find(userAgent) is not null);

    /// <summary>
    /// Whether changes need the token of the session. XNAT's own desktop client and Java
    /// programs look like browsers to some patterns, and are spared.
    /// </summary>
    public static bool NeedsToken(string userAgent, SiteRules rules) =>
        rules.DemandsCsrfToken
        && !userAgent.Contains("XNATDesktopClient", StringComparison.Ordinal)
        && !userAgent.Contains("JAVA", StringComparison.OrdinalIgnoreCase)
        && IsInteractive(userAgent, rules);
}
