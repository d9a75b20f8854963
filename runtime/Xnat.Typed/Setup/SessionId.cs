using System.Buffers;

namespace Xnat.Typed;

/// <summary>Tells a session id from a page of text.</summary>
internal static class SessionId
{
    private const int Longest = 256;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~");

    /// <summary>The id in a server's answer (which may go on with <c>; XNAT_CSRF=…</c>), or <see langword="null"/>.</summary>
    public static string? Parse(string text)
    {
        var id = text.AsSpan().Trim();
        if (id.IndexOf(';') is var end and >= 0) id = id[..end].TrimEnd();
        return id.Length is 0 or > Longest || id.ContainsAnyExcept(Allowed) ? null : id.ToString();
    }
}
