using System.Text;

namespace Xnat.Typed;

/// <summary>The <c>Authorization</c> header of RFC 7617.</summary>
internal static class BasicHeader
{
    public static string Of(string user, string password) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));

    /// <summary>
    /// Whether both arrive as they are. Nobody says in which encoding a server reads the header; the first colon ends the name, and XNAT
    /// takes what stands before a slash for a sign-in provider.
    /// </summary>
    public static bool CanCarry(string user, string password) =>
        user.All(IsPlain) && password.Length > 0 && password.All(IsPlain) && user.AsSpan().IndexOfAny(':', '/') < 0;

    private static bool IsPlain(char letter) => letter is >= ' ' and <= '~';
}
