using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Http;

/// <summary>
/// Who asks: Basic on any request, or the session cookie. On a closed site without either only the open addresses answer.
/// </summary>
internal sealed class Authenticator(
    Store store,
    AccountStore accounts,
    CredentialCheck credentials,
    SessionStore sessions,
    SiteConfiguration configuration,
    IReadOnlyList<XnatServerProvider> providers)
{
    private const string CookieName = "JSESSIONID";
    private const string LoginPage = "/app/template/Login.vm";
    private const string PasswordPage = "/app/template/XDATScreen_UpdateUser.vm";

    /// <summary>From here on an alias that nobody has is a wrong credential; before it was forbidden.</summary>
    private static readonly Version UnknownAliasIsRefused = new(1, 7, 5);

    private SiteRules Rules => configuration.Rules;

    /// <summary>Looks at cookie and header; a refusal comes back as an answer.</summary>
    public SignIn Check(XnatRequest request, bool isOpen)
    {
        var context = request.Context;
        var cookie = context.Request.Cookies[CookieName];
        var session = sessions.Use(cookie);
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return Basic(request, header["Basic ".Length..], session);
        AddExpiration(context);
        request.NeedsSession = session is null;
        var account = session?.Login is { } login ? store.Read(() => accounts.Find(login)) : null;
        // An account that has been switched off meanwhile takes its sessions with it.
        if (account is { IsEnabled: true })
            return account.IsPasswordExpired && !IsPage(request)
                ? Refused(Answer.Empty(302).With("Location", PasswordPage))
                : new(account, session, null);
        if (session?.Login is not null)
        {
            session = null;
            request.NeedsSession = true;
        }

        if (cookie is not null
            && session is null
            && Rules.RequiresLogin
            && request.Segments is [] or ["app", ..]
            && request.Segments is not [_, _, "Login.vm"])
            return Refused(Answer.Empty(302).With("Location", LoginPage));
        return isOpen || !Rules.RequiresLogin ? new(null, session, null) : Refused(Refuse(request));
    }

    /// <summary>Signs in by name and password, without a cookie to begin with.</summary>
    public Account? SignIn(string name, string password) =>
        credentials.Check(name, password, Rules).Account;

    /// <summary>Forgets failed sign-ins. Called with the store locked for writing.</summary>
    public void Unlock(string login) => credentials.Unlock(login);

    /// <summary>The providers that a word may mean: one by its id, or all of that name.</summary>
    public IReadOnlyList<XnatServerProvider> Providers(string word) =>
        providers.FirstOrDefault(provider => provider.Id == word) is { } exact
            ? [exact]
            : [.. providers.Where(provider => provider.Name == word)];

    public bool IsAuthenticator(string id) => providers.Any(provider => provider.Id == id);

    /// <summary>Opens a session and hands its cookie out.</summary>
    /// <returns><see langword="null"/> if the user has as many as the site allows.</returns>
    public Session? Open(HttpContext context, string? login)
    {
        if (sessions.Open(login, Rules.MaxSessions) is not { } session) return null;
        AddSession(context, session);
        return session;
    }

    /// <summary>
    /// A request without a living session gets one of a guest, on a closed site too: the container makes one as
    /// soon as a filter looks at it.
    /// </summary>
    public void OfferGuestSession(HttpContext context)
    {
        var hasSession = context.Response.Headers.SetCookie
            .Any(static cookie => cookie?.StartsWith(CookieName + "=", StringComparison.Ordinal) == true);
        if (!hasSession) AddSession(context, sessions.OpenForGuest());
    }

    private void AddSession(HttpContext context, Session session)
    {
        var secure = Rules.SiteUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? "; Secure" : "";
        context.Response.Headers.Append("Set-Cookie", $"{CookieName}={session.Id}; Path=/; HttpOnly{secure}");
    }

    private SignIn Basic(XnatRequest request, string encoded, Session? current)
    {
        var isBrowser = UserAgents.IsInteractive(request.UserAgent, Rules);
        if (!Rules.IsInitialized)
            return Refused(isBrowser
                ? Answer.Empty(302).With("Location", "/setup")
                : StatusPage.Container(403, "Forbidden", "Site has not yet been configured."));
        if (Decode(encoded) is not (var name, var password) || Provided(name) is not { } login) return Refused(Wrong(isBrowser));
        var (result, account) = credentials.Check(login, password, Rules);
        if (account is null) return Refused(Wrong(isBrowser, result == SignInResult.UnknownAlias && store.Version < UnknownAliasIsRefused));
        if (result == SignInResult.Expired)
        {
            return Refused(isBrowser
                ? Answer.Empty(302).With("Location", PasswordPage)
                : Answer.Text("Your password has expired. Please log in through the web interface to set a new one.", 403));
        }

        if (current?.Login == account.Login)
        {
            AddExpiration(request.Context);
            return new(account, current, null);
        }

        if (Open(request.Context, account.Login) is not { } session) return Refused(Wrong(isBrowser));
        AddExpiration(request.Context);
        return new(account, session, null);
    }

    /// <summary>XNAT's Basic filter answers by itself: the container's page, no challenge, no cookie.</summary>
    private Answer Wrong(bool isBrowser, bool isForbidden = false) => isBrowser
        ? Answer.Empty(302).With("Location", LoginPage + "?failed=true")
        : isForbidden ? StatusPage.Container(403, "Forbidden", Rules.LoginFailureMessage)
        : StatusPage.Container(401, "Unauthorized", Rules.LoginFailureMessage);

    private Answer Refuse(XnatRequest request)
    {
        // A browser is sent to the sign-in page, everything else is challenged.
        if (UserAgents.IsInteractive(request.UserAgent, Rules)) return Answer.Empty(302).With("Location", LoginPage);
        var page = request.Segments is ["xapi" or "schemas", ..] ? Answer.Empty(401) : StatusPage.Restlet(401, null);
        return request.Context.Request.Headers["X-Requested-With"] == "XMLHttpRequest"
            ? page
            : page.With("WWW-Authenticate", $"Basic realm=\"{Rules.SiteId}\"");
    }

    private static SignIn Refused(Answer answer) => new(null, null, answer);

    private static bool IsPage(XnatRequest request) => request.Segments is ["app", ..];

    private void AddExpiration(HttpContext context)
    {
        // The value has a comma, so Tomcat quotes it; clients look for it with the quotes.
        var now = sessions.Now.ToUnixTimeMilliseconds();
        context.Response.Headers.Append(
            "Set-Cookie",
            string.Create(
                CultureInfo.InvariantCulture,
                $"SESSION_EXPIRATION_TIME=\"{now},{(long)Rules.SessionTimeout.TotalMilliseconds}\"; Version=1; Path=/"));
    }

    /// <summary>A name may carry the provider in front: <c>localdb/name</c>.</summary>
    private string? Provided(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return name;
        return Providers(name[..slash]).Count == 1 ? name[(slash + 1)..] : null;
    }

    private static (string Name, string Password)? Decode(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded.Trim(), bytes, out var length)) return null;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (text[..colon], text[(colon + 1)..]);
    }
}
