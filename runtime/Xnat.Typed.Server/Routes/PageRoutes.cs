using System.Net;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes;

/// <summary>The few pages by which clients recognise a site.</summary>
internal static class PageRoutes
{
    public static Answer Home(XnatRequest request)
    {
        var who = request.IsGuest
            ? "<span style=\"color:red;\">Guest</span>"
            : $"&nbsp;<a href=\"/app/template/XDATScreen_UpdateUser.vm\">{WebUtility.HtmlEncode(request.Access.Login)}</a>";
        return Answer.Html(
            "<!DOCTYPE html>\n<html>\n<head><title>XNAT</title></head>\n<body>\n"
            + $"<span id=\"user_info\">Logged in as: {who}</span>\n</body>\n</html>\n");
    }

    public static Answer Template(XnatRequest request) =>
        request.Values["page"] == "XDATScreen_UpdateUser.vm" ? StatusPage.PasswordChange() : StatusPage.Login();
}
