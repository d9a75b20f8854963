using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Xnat.Typed.Server.Http;

/// <summary>Who asks: Basic on any request, or the session cookie. The site is closed: without either, only the open addresses answer.</summary>
internal sealed partial class Authenticator(SessionStore sessions, string siteId)
{
    private const string CookieName = "JSESSIONID";

    /// <summary>Looks at cookie and header; a refusal comes back as an answer.</summary>
    public SignIn Check(HttpContext context, bool isOpen)
    {
        var cookie = context.Request.Cookies[CookieName];
        var isAlive = sessions.TryUse(cookie, out var user);
        var header = context.Request.Headers.Authorization.ToString();
        if (header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return Basic(context, header["Basic ".Length..], isAlive ? cookie : null, user);
        if (isAlive && (user is not null || isOpen))
        {
            AddCookies(context, null);
            return new(user, cookie, null);
        }

        if (isOpen) return new(null, null, null);
        AddCookies(context, null);
        return new(null, null, Refuse(context));
    }

    /// <summary>Opens a session and hands its cookie out.</summary>
    public string Open(HttpContext context, XnatServerUser? user)
    {
        var id = sessions.Open(user);
        AddCookies(context, id);
        return id;
    }

    private SignIn Basic(HttpContext context, string encoded, string? cookie, XnatServerUser? current)
    {
        var (name, password) = Decode(encoded);
        var user = name is null ? null : sessions.FindUser(name, password!);
        if (user is null)
        {
            // XNAT's Basic filter answers by itself: the container's page, no challenge, no cookie.
            return new(null, null, StatusPage.Container(401, "Unauthorized", "Your login attempt failed because the username and password combination you provided was invalid or your user already has the maximum number of user sessions open."));
        }

        if (current == user)
        {
            AddCookies(context, null);
            return new(user, cookie, null);
        }

        return new(user, Open(context, user), null);
    }

    private Answer Refuse(HttpContext context)
    {
        // A browser is sent to the sign-in page, everything else is challenged.
        if (Browser().IsMatch(context.Request.Headers.UserAgent.ToString())) return Answer.Empty(302).With("Location", "/app/template/Login.vm");
        var page = StatusPage.Restlet(401, null);
        return context.Request.Headers["X-Requested-With"] == "XMLHttpRequest" ? page : page.With("WWW-Authenticate", $"Basic realm=\"{siteId}\"");
    }

    private void AddCookies(HttpContext context, string? sessionId)
    {
        if (sessionId is not null) context.Response.Headers.Append("Set-Cookie", $"{CookieName}={sessionId}; Path=/; HttpOnly");
        // The value has a comma, so Tomcat quotes it; clients look for it with the quotes.
        var now = sessions.Now.ToUnixTimeMilliseconds();
        context.Response.Headers.Append("Set-Cookie", string.Create(CultureInfo.InvariantCulture, $"SESSION_EXPIRATION_TIME=\"{now},{(long)sessions.Timeout.TotalMilliseconds}\"; Version=1; Path=/"));
    }

    private static (string? Name, string? Password) Decode(string encoded)
    {
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded.Trim(), bytes, out var length)) return default;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return default;
        var name = text[..colon];
        // A name may carry the provider in front: "localdb/name".
        return (name[(name.LastIndexOf('/') + 1)..], text[(colon + 1)..]);
    }

    [GeneratedRegex("MSIE|Mozilla|AppleWebKit|Opera", RegexOptions.CultureInvariant)]
    private static partial Regex Browser();
}
