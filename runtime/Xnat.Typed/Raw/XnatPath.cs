using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// A path on the server with its query: <c>"/xapi/siteConfig"</c>, or <c>$"/data/projects/{project}/subjects/{label}?format=json"</c>,
/// whose values are escaped, so that a label with <c>#</c>, <c>?</c> or <c>%</c> stays one piece of the address.
/// </summary>
/// <remarks>
/// It begins at the web application, wherever that is on its host. An address in full, as some answers hold it, is taken if it is this
/// server's. A plain text is used as it stands: what is special in an address must be escaped in it.
/// </remarks>
[InterpolatedStringHandler]
public readonly struct XnatPath
{
    private readonly StringBuilder? text;

    /// <summary>Called by the compiler for an interpolated text.</summary>
    /// <param name="literalLength">Length of its fixed parts.</param>
    /// <param name="formattedCount">Number of its values.</param>
    public XnatPath(int literalLength, int formattedCount) => text = new(literalLength + (16 * formattedCount));

    private XnatPath(string path) => text = new(path);

    /// <summary>A text as it stands.</summary>
    /// <param name="path">The path, escaped where it must be.</param>
    public static implicit operator XnatPath(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new(path);
    }

    /// <summary>Called by the compiler for a fixed part.</summary>
    /// <param name="value">The part, escaped where it must be.</param>
    public void AppendLiteral(string value) => text?.Append(value);

    /// <summary>Called by the compiler for a value: escaped, numbers and days without regard to the culture.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="value">The value: one piece of the path, or a value of the query.</param>
    /// <param name="format">How it is written.</param>
    /// <exception cref="ArgumentException">XNAT takes the value in no address; the message names the character.</exception>
    public void AppendFormatted<T>(T value, string? format = null)
    {
        var written = value switch
        {
            bool truth => truth ? "true" : "false",
            IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
            _ => value?.ToString() ?? "",
        };
        if (text is null) return;
        if (!IsInQuery(text)) RefuseUnaddressable(written);
        text.Append(Uri.EscapeDataString(written));
    }

    /// <summary>The path as it is sent. It may hold labels.</summary>
    public override string ToString() => text?.ToString() ?? "";

    /// <summary>The address of the path on a server.</summary>
    /// <param name="server">Address of the web application, with a slash at its end.</param>
    /// <exception cref="ArgumentException">It is none, or another server's.</exception>
    internal Uri On(Uri server) => Resolve(ToString(), server);

    private static Uri Resolve(string path, Uri server)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new ArgumentException("A path is needed, such as /xapi/siteConfig. Nothing was sent.", nameof(path));
        foreach (var letter in path)
        {
            if (letter is '#' or '\\' || char.IsControl(letter))
                throw new ArgumentException(
                    $"{CharacterName.Of(letter)} cannot stand in an address; escape it, or give the value in an interpolated text. "
                    + "Nothing was sent.",
                    nameof(path));
        }

        var isWhole = path.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || path.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        if (Uri.TryCreate(isWhole ? path : server.AbsoluteUri + path.TrimStart('/'), UriKind.Absolute, out var address)
            && ServerAddress.SameOrigin(address, server)
            && address.AbsolutePath.StartsWith(server.AbsolutePath, StringComparison.Ordinal))
            return address;
        throw new ArgumentException(
            "The path leads to another server, or out of this one's web application; the session goes there alone. Nothing was sent.",
            nameof(path));
    }

    private static bool IsInQuery(StringBuilder text)
    {
        foreach (var piece in text.GetChunks())
        {
            if (piece.Span.Contains('?')) return true;
        }

        return false;
    }

    private static void RefuseUnaddressable(string value)
    {
        if ((string.IsNullOrWhiteSpace(value) ? "it is blank" : NameCheck.WhyUnaddressable(value)) is { } reason)
            throw new ArgumentException(
                $"A value is no piece of an address: {reason}. Nothing was sent. Give a path of several pieces as a plain text.",
                nameof(value));
    }
}
