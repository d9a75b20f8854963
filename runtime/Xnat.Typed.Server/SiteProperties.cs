using System.Globalization;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Administration;

namespace Xnat.Typed.Server;

/// <summary>The properties with which a site starts, under the names that XNAT gives them.</summary>
internal static class SiteProperties
{
    /// <summary>XNAT's own text; clients recognise its beginning.</summary>
    private const string LoginFailure =
        "Your login attempt failed because the username and password combination you provided was invalid or your user already has the "
        + "maximum number of user sessions open.";

    private const string LockingFollows = " After {0} failed login attempts, your user account will be locked.";

    public static JsonObject From(XnatServerOptions options) => new()
    {
        ["adminEmail"] = "",
        ["aliasTokenTimeout"] = Durations.Format(options.AliasTokenLifetime),
        ["archivePath"] = "/data/xnat/archive",
        ["buildPath"] = "/data/xnat/build",
        ["cachePath"] = "/data/xnat/cache",
        ["checksums"] = true,
        ["concurrentMaxSessions"] = options.MaxSessionsPerUser,
        ["enableCsrfToken"] = options.EnableCsrfToken,
        [AnonymizationScript.SiteFlag] = true,
        ["initialized"] = true,
        ["interactiveAgentIds"] = new JsonArray(".*MSIE.*", ".*Mozilla.*", ".*AppleWebKit.*", ".*Opera.*"),
        ["maxFailedLogins"] = options.MaxFailedLogins,
        ["maxFailedLoginsLockoutDuration"] = "1 hour",
        ["prearchivePath"] = "/data/xnat/prearchive",
        ["requireChangeJustification"] = options.RequireReason,
        ["requireLogin"] = options.RequireLogin,
        ["restrictUserListAccessToAdmins"] = options.RestrictUserLists,
        ["securityAllowNonPrivateProjects"] = true,
        ["sessionTimeout"] = Durations.Format(options.SessionTimeout),
        ["showChangeJustification"] = options.RequireReason,
        ["siteDescriptionText"] = "",
        ["siteHome"] = "/screens/QuickSearch.vm",
        ["siteId"] = options.SiteId,
        ["siteLogoPath"] = "/images/logo.png",
        ["siteUrl"] = "",
        [AnonymizationScript.SiteText] = AnonymizationScript.Default,
        ["uiAllowNonAdminProjectCreation"] = options.AllowUsersToCreateProjects,
        ["uiLoginFailureMessage"] = LoginFailure
            + (options.MaxFailedLogins < 0
                ? ""
                : LockingFollows.Replace("{0}", options.MaxFailedLogins.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)),
    };
}
