using System.Net;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes;

/// <summary>The few pages by which clients recognise a site.</summary>
/// <param name="overview">The home page of administrators, around who is signed in, where they are to see more than that.</param>
internal sealed class PageRoutes(Func<string, string>? overview)
{
    private const string SignIn = "sign-in";

    public Answer Home(XnatRequest request)
    {
        // A browser asks for name and password when it is told to, and only then.
        if (overview is not null && request.IsGuest && request.Parameters[SignIn] is not null)
            return StatusPage.Restlet(401, null).With("WWW-Authenticate", "Basic realm=\"XNAT\"");
        var who = request.IsGuest
            ? "<span style=\"color:red;\">Guest</span>"
            : $"&nbsp;<a href=\"/app/template/XDATScreen_UpdateUser.vm\">{WebUtility.HtmlEncode(request.Access.Login)}</a>";
        if (overview is not null && request.Access.IsAdmin) return Answer.Html(overview(who));
        var link = overview is null ? "" : $"<p><a href=\"/?{SignIn}=\">Sign in to see what is here</a></p>\n";
        return Answer.Html(
            "<!DOCTYPE html>\n<html>\n<head><title>XNAT</title></head>\n<body>\n"
            + $"<span id=\"user_info\">Logged in as: {who}</span>\n{link}</body>\n</html>\n");
    }

    public static Answer Template(XnatRequest request) =>
        request.Values["page"] == "XDATScreen_UpdateUser.vm" ? StatusPage.PasswordChange() : StatusPage.Login();
}
