using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace Xnat.Typed.Schema.Reading;

/// <summary>
/// Compares the encoding that a file declares with the one by which its text was decoded. A compiler decodes every file as UTF-8, or else
/// in the code page of the machine, whatever the file says of itself, so letters can be lost or be others before a schema is read.
/// </summary>
internal sealed class DeclaredEncoding
{
    /// <summary>What stands for bytes that are no letter of the encoding.</summary>
    public const char Lost = '\uFFFD';

    private static readonly Regex Declaration = new(
        "^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"'](?<name>[A-Za-z0-9._:-]+)[\"']",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    private readonly bool isDecodedAsDeclared;

    private DeclaredEncoding(string name, bool isUtf8InTruth, bool isDecodedAsDeclared)
    {
        Name = name;
        IsUtf8InTruth = isUtf8InTruth;
        this.isDecodedAsDeclared = isDecodedAsDeclared;
    }

    /// <summary>The encoding that the file declares; UTF-8 if it declares none (XML 1.0, 4.3.3).</summary>
    public string Name { get; }

    /// <summary>Whether the file declares another encoding, and its bytes were letters in UTF-8 all the same.</summary>
    public bool IsUtf8InTruth { get; }

    /// <param name="text">The text of the file.</param>
    /// <param name="decodedBy">Name of the encoding by which it was decoded, or empty if that is not known.</param>
    public static DeclaredEncoding Of(string text, string decodedBy)
    {
        var match = Declaration.Match(text.Length > 200 ? text.Substring(0, 200) : text);
        var name = match.Success ? match.Groups["name"].Value : "UTF-8";
        var hasLetters = text.Any(letter => letter > '\x7F');
        var isOther = hasLetters && decodedBy.Length > 0 && !IsUnicode(name) && !IsSame(name, decodedBy, text);
        return new DeclaredEncoding(
            name,
            isOther && IsUnicode(decodedBy) && text.IndexOf(Lost) < 0,
            decodedBy.Length == 0 || IsUnicode(decodedBy) || (!isOther && !IsUnicode(name)) || !hasLetters);
    }

    /// <summary>Whether letters of a text of the file are lost, or may be others.</summary>
    public bool IsDamaged(string text) =>
        isDecodedAsDeclared ? text.IndexOf(Lost) >= 0 : text.Any(letter => letter > '\x7F');

    /// <summary>UTF-16 and UTF-32 are known by a byte order mark, whatever a declaration in them says.</summary>
    private static bool IsUnicode(string name) =>
        name.StartsWith("utf", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ISO-10646", StringComparison.OrdinalIgnoreCase);

    /// <summary>Windows-1252 has letters where ISO-8859-1 has control characters, and is the same otherwise.</summary>
    private static bool IsSame(string declared, string decodedBy, string text) =>
        string.Equals(declared, decodedBy, StringComparison.OrdinalIgnoreCase)
        || (IsWestern(declared) && IsWestern(decodedBy) && text.All(letter => letter is <= '\x7F' or >= '\xA0' and <= '\xFF'));

    private static bool IsWestern(string name) =>
        name.Equals("ISO-8859-1", StringComparison.OrdinalIgnoreCase)
        || name.Equals("latin1", StringComparison.OrdinalIgnoreCase)
        || name.Equals("windows-1252", StringComparison.OrdinalIgnoreCase)
        || name.Equals("cp1252", StringComparison.OrdinalIgnoreCase);
}
