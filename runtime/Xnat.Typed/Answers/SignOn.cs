namespace Xnat.Typed;

/// <summary>
/// Recognises identity providers, and proxies that ask one, by the addresses that they use. Their pages need not have a field for a
/// password.
/// </summary>
internal static class SignOn
{
    /// <summary>Parts of addresses, from the telling to the general.</summary>
    private static readonly (string Mark, string Kind)[] Paths =
    [
        ("/oauth2/start", "oauth2-proxy"), ("/oauth2/sign_in", "oauth2-proxy"), ("/oauth2/callback", "oauth2-proxy"),
        ("/Shibboleth.sso", "Shibboleth"), ("/idp/profile/", "Shibboleth"), ("/idp/Authn/", "Shibboleth"),
        ("/realms/", "Keycloak"), ("/protocol/openid-connect/", "OpenID Connect"), ("/adfs/", "AD FS"), ("/cas/login", "CAS"),
            ("/cas/oidc", "CAS"),
        ("/cdn-cgi/access/", "Cloudflare Access"), ("/outpost.goauthentik.io/", "authentik"), ("/if/flow/", "authentik"),
        ("/simplesaml/", "SAML"), ("/saml/", "SAML"), ("/saml2/", "SAML"), ("/sso/saml", "SAML"),
        ("/oauth2/authorize", "OpenID Connect"), ("/oauth/authorize", "OpenID Connect"), ("/oauth2/v2.0/authorize", "OpenID Connect"),
        ("/connect/authorize", "OpenID Connect"), ("/oauth2/auth", "OpenID Connect"), ("/openid-login", "OpenID Connect"),
    ];

    private static readonly (string Mark, string Kind)[] Hosts =
    [
        ("login.microsoftonline.", "Microsoft Entra ID"), ("login.windows.net", "Microsoft Entra ID"),
            ("sts.windows.net", "Microsoft Entra ID"),
        ("b2clogin.com", "Microsoft Entra ID"), ("accounts.google.com", "Google"), (".okta.com", "Okta"), (".oktapreview.com", "Okta"),
        (".auth0.com", "Auth0"), (".onelogin.com", "OneLogin"), (".duosecurity.com", "Duo"), (".cloudflareaccess.com", "Cloudflare Access"),
    ];

    private static readonly (string Mark, string Kind)[] Phrases =
    [
        ("SAMLRequest", "SAML"), ("SAMLResponse", "SAML"), ("wsignin1.0", "AD FS"), ("oauth2-proxy", "oauth2-proxy"),
            ("oauth2_proxy", "oauth2-proxy"),
        ("shib_idp_", "Shibboleth"), ("kc-form", "Keycloak"),
    ];

    /// <summary>Parts of archive routes: what stands in them may be anybody's label.</summary>
    private static readonly string[] DataRoutes = ["/data/", "/xapi/", "/REST/", "/app/", "/archive/"];

    /// <summary>The kind of sign-on at an address that an answer leads to, or <see langword="null"/>.</summary>
    public static string? KindAt(Uri location)
    {
        if (Find(Hosts, location.IdnHost) is { } host) return host;
        var query = location.Query;
        if (Array.Exists(DataRoutes, route => location.AbsolutePath.Contains(route, StringComparison.OrdinalIgnoreCase))) return null;
        return Find(Paths, location.AbsolutePath + "/") ?? Find(Phrases, query) ?? (AsksForClient(query) ? "OpenID Connect" : null);
    }

    /// <summary>
    /// The kind of sign-on that a page belongs to or sends on to, or <see langword="null"/>. XNAT's own page, which may offer one, is none.
    /// </summary>
    public static string? KindIn(string page)
    {
        if (LoginPage.IsXnats(page) || !AnswerText.IsHtml(page)) return null;
        // Phrases first: an automatic form tells what it carries, and its target may be anywhere.
        return Find(Phrases, page) ?? Find(Paths, page) ?? Find(Hosts, page) ?? (AsksForClient(page) ? "OpenID Connect" : null);
    }

    private static bool AsksForClient(string text) =>
        text.Contains("client_id=", StringComparison.OrdinalIgnoreCase)
        && (text.Contains("response_type=", StringComparison.OrdinalIgnoreCase)
            || text.Contains("redirect_uri=", StringComparison.OrdinalIgnoreCase));

    private static string? Find((string Mark, string Kind)[] marks, string text) =>
        Array.Find(marks, mark => text.Contains(mark.Mark, StringComparison.OrdinalIgnoreCase)).Kind;
}
