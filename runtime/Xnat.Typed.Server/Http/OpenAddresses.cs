namespace Xnat.Typed.Server.Http;

/// <summary>
/// Addresses that answer without credentials on a closed site. They are those of XNAT's filter, whether a route stands behind them or not.
/// </summary>
internal static class OpenAddresses
{
    public static bool Contains(IReadOnlyList<string> segments) => segments switch
    {
        [] => true,
        ["app", ..] => true,
        ["login"] => true,
        ["data" or "REST", "JSESSION", ..] => true,
        ["data" or "REST", "services", "auth" or "sendEmailVerification"] => true,
        ["xapi", "siteConfig", "buildInfo" or "siteHome" or "siteId" or "siteLogoPath" or "siteUrl", ..] => true,
        _ => false,
    };
}
