using System.Text.Unicode;

namespace Xnat.Typed.Server.Http;

/// <summary>Percent escapes of addresses and forms: bytes of UTF-8 (RFC 3986 §2.5).</summary>
internal static class Escapes
{
    /// <summary>
    /// Whether all escapes stand for text. A percent sign without two digits stands for itself, as in the values of filters.
    /// </summary>
    public static bool AreText(string text)
    {
        var bytes = new List<byte>();
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0 && at < text.Length;)
        {
            if (IsEscape(text, at))
            {
                bytes.Add((byte)((Digit(text[at + 1]) << 4) + Digit(text[at + 2])));
                at += 3;
                continue;
            }

            if (!Utf8.IsValid(bytes.ToArray())) return false;
            bytes.Clear();
            at = text.IndexOf('%', at + 1);
        }

        return Utf8.IsValid(bytes.ToArray());
    }

    /// <summary>Whether each percent sign begins an escape.</summary>
    public static bool AreWhole(string text)
    {
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0; at = text.IndexOf('%', at + 1))
            if (!IsEscape(text, at))
                return false;
        return true;
    }

    private static bool IsEscape(string text, int at) =>
        text[at] == '%' && at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);

    private static int Digit(char digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
