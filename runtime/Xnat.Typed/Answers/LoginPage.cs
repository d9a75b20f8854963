namespace Xnat.Typed;

/// <summary>
/// Recognises that a server asks for a sign-in where data was wanted: XNAT does so with 401, a redirect or a page with status 200.
/// </summary>
internal static class LoginPage
{
    /// <summary>Enough of a page to find the form in.</summary>
    public const int PeekLength = 32 * 1024;

    /// <summary>Enough of a text to tell the note of an expired session from others.</summary>
    public const int NoteLength = 256;

    public static bool IsIn(string page) =>
        IsXnats(page)
            || (page.Contains("<form", StringComparison.OrdinalIgnoreCase)
            && page.Contains("type=\"password\"", StringComparison.OrdinalIgnoreCase));

    /// <summary>XNAT's own page, which may offer a single sign-on beside name and password.</summary>
    public static bool IsXnats(string page) =>
        page.Contains("xnat-templates/screens/Login.vm", StringComparison.Ordinal)
            || page.Contains("j_spring_security_check", StringComparison.Ordinal);

    /// <summary>
    /// What Spring sends with status 200, as plain text or without a type, once another sign-in of the account has ended the session.
    /// </summary>
    public static bool SaysSessionExpired(string text) =>
        text.AsSpan().TrimStart().StartsWith("This session has been expired", StringComparison.Ordinal);

    public static bool SaysPasswordExpired(string text) => text.Contains("Your password has expired", StringComparison.OrdinalIgnoreCase);

    public static bool IsAt(Uri location) => location.AbsolutePath.EndsWith("/app/template/Login.vm", StringComparison.OrdinalIgnoreCase);

    public static bool IsPasswordChangeAt(Uri location) =>
        location.AbsolutePath.Contains("XDATScreen_UpdateUser", StringComparison.OrdinalIgnoreCase);
}
