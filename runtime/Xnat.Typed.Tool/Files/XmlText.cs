using System.Text;
using System.Text.RegularExpressions;

namespace Xnat.Typed.Tool.Files;

/// <summary>Decodes XML: by its byte order mark, else by its declaration, else as UTF-8.</summary>
internal static partial class XmlText
{
    public static string Decode(byte[] content)
    {
        using var reader = new StreamReader(new MemoryStream(content), Declared(content), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static Encoding Declared(byte[] content)
    {
        var match = Declaration().Match(Encoding.ASCII.GetString(content, 0, Math.Min(content.Length, 200)));
        if (!match.Success) return Encoding.UTF8;
        try
        {
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(match.Groups["name"].Value)
                ?? Encoding.GetEncoding(match.Groups["name"].Value);

            // The declaration was read byte by byte, so the file is in none of the wide encodings, whatever it says.
            return encoding.GetByteCount("<?xml") == 5 ? encoding : Encoding.UTF8;
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    [GeneratedRegex(
        "^<\\?xml[^>]*?encoding\\s*=\\s*[\"'](?<name>[A-Za-z0-9._-]+)[\"']", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declaration();
}
