using System.Globalization;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Http;

/// <summary>
/// The error pages by which clients recognise failures: Restlet's for <c>/data</c>, the container's for what fails before it.
/// </summary>
internal static class StatusPage
{
    /// <summary>Restlet's page. Clients read the message from <c>h3</c>; it is not escaped there.</summary>
    public static Answer Restlet(int status, string? text)
    {
        var section = status >= 500 ? $"10.5.{status - 499}" : $"10.4.{status - 399}";
        var page = string.Create(
            CultureInfo.InvariantCulture,
            $"<html>\n<head>\n   <title>Status page</title>\n</head>\n<body>\n<h3>{text ?? ReasonPhrases.Of(status)}</h3><p>You can get "
            + $"technical details <a href=\"http://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec{section}\">here</a>.<br>\nPlease "
            + $"continue your visit at our <a href=\"/\">home page</a>.\n</p>\n</body>\n</html>\n");
        return Answer.Text(page, status, "text/html;charset=ISO-8859-1");
    }

    /// <summary>Tomcat's page, for a failed Basic sign-in and errors outside of Restlet.</summary>
    public static Answer Container(int status, string reason, string message) => Answer.Text(
        $"<!doctype html><html lang=\"en\"><head><title>HTTP Status {status.ToString(CultureInfo.InvariantCulture)} "
        + $"– {reason}</title></head><body><h1>HTTP Status {status.ToString(CultureInfo.InvariantCulture)} "
        + $"– {reason}</h1><p><b>Message</b> {message}</p></body></html>",
        status,
        "text/html;charset=utf-8");

    /// <summary>XNAT's sign-in page, with the marker comment by which clients recognise it.</summary>
    public static Answer Login() => Answer.Html(
        "<!DOCTYPE html>\n<html>\n<head><title>XNAT</title></head>\n<body>\n<!-- BEGIN xnat-templates/screens/Login.vm -->\n<form "
        + "name=\"form1\" method=\"post\" action=\"/login\"><input name=\"username\"><input name=\"password\" "
        + "type=\"password\"></form>\n</body>\n</html>\n");

    /// <summary>Where XNAT sends those whose password has expired; clients look for the text.</summary>
    public static Answer PasswordChange() => Answer.Html(
        "<!DOCTYPE html>\n<html>\n<head><title>XNAT</title></head>\n<body>\n<div class=\"message\">Your password has expired. Please "
        + "choose a new one.</div>\n</body>\n</html>\n");
}
