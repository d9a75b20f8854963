using System.Text;
using System.Text.RegularExpressions;

namespace Xnat.Typed.Tool.Files;

/// <summary>Text of an XML file, and how its bytes are read as text (XML 1.0, 4.3.3 and appendix F).</summary>
/// <param name="Text">The text; U+FFFD stands for bytes that are no letter of the encoding.</param>
/// <param name="Encoding">Name of the encoding by which it was decoded.</param>
internal sealed partial record XmlText(string Text, string Encoding)
{
    private const char Lost = '\uFFFD';

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// By its byte order mark; else as UTF-8 where its bytes are letters in it, as a compiler reads it and text in another encoding hardly
    /// ever is by chance; else by its declaration.
    /// </summary>
    public static XmlText Decode(byte[] content)
    {
        var encoding = MarkedOrWide(content) ?? (IsUtf8WithLetters(content) ? System.Text.Encoding.UTF8 : Declared(content));
        using var reader = new StreamReader(new MemoryStream(content), encoding, detectEncodingFromByteOrderMarks: true);
        return new XmlText(reader.ReadToEnd(), encoding.WebName);
    }

    /// <summary>The same file in UTF-8, its declaration included; as it is where letters would be lost by that.</summary>
    public static byte[] ToUtf8(byte[] content)
    {
        var decoded = Decode(content);
        var match = Declaration().Match(decoded.Text);
        var name = match.Groups["name"];
        var isDeclared = match.Success && !name.Value.Equals("UTF-8", StringComparison.OrdinalIgnoreCase);
        if (decoded.Text.Contains(Lost, StringComparison.Ordinal) || (!isDeclared && IsUtf8(content))) return content;
        var text = isDeclared ? string.Concat(decoded.Text.AsSpan(0, name.Index), "UTF-8", decoded.Text.AsSpan(name.Index + name.Length))
            : decoded.Text;
        return Strict.GetBytes(text);
    }

    /// <summary>UTF-16 without a mark is known by the zero beside the first angle bracket.</summary>
    private static Encoding? MarkedOrWide(byte[] content) => content switch
    {
        [0xEF, 0xBB, 0xBF, ..] => System.Text.Encoding.UTF8,
        [0xFF, 0xFE, 0, 0, ..] => System.Text.Encoding.UTF32,
        [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => System.Text.Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => System.Text.Encoding.BigEndianUnicode,
        _ => null,
    };

    private static bool IsUtf8WithLetters(byte[] content) => Array.Exists(content, value => value > 0x7F) && IsUtf8(content);

    private static bool IsUtf8(byte[] content)
    {
        try
        {
            Strict.GetCharCount(content);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Encoding Declared(byte[] content)
    {
        var match = Declaration().Match(System.Text.Encoding.ASCII.GetString(content, 0, Math.Min(content.Length, 200)));
        if (!match.Success) return System.Text.Encoding.UTF8;
        try
        {
            var name = match.Groups["name"].Value;
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? System.Text.Encoding.GetEncoding(name);

            // The declaration was read byte by byte, so the file is in none of the wide encodings, whatever it says.
            if (encoding.GetByteCount("<?xml") != 5) return System.Text.Encoding.UTF8;
            encoding = (Encoding)encoding.Clone();
            encoding.DecoderFallback = new DecoderReplacementFallback(Lost.ToString());
            return encoding;
        }
        catch (ArgumentException)
        {
            return System.Text.Encoding.UTF8;
        }
    }

    [GeneratedRegex(
        "^<\\?xml[^>]*?encoding\\s*=\\s*[\"'](?<name>[A-Za-z0-9._:-]+)[\"']", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();
}
