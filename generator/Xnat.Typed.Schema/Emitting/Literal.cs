using System.Globalization;
using System.Text;

namespace Xnat.Typed.Schema.Emitting;

/// <summary>Writes text of a schema into C# so that it stays text: whatever it holds, it ends where we end it.</summary>
internal static class Literal
{
    /// <summary>A string literal in quotes; everything but printable ASCII is escaped.</summary>
    public static string String(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            if (character is '"' or '\\') result.Append('\\').Append(character);
            else if (character is >= ' ' and <= '~') result.Append(character);
            else result.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
        }

        return result.Append('"').ToString();
    }

    /// <summary>Text inside an XML documentation comment, on one line.</summary>
    public static string Documentation(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            switch (character)
            {
                case '<': result.Append("&lt;"); break;
                case '>': result.Append("&gt;"); break;
                case '&': result.Append("&amp;"); break;
                default: result.Append(IsSafe(character) ? character : ' '); break;
            }
        }

        return result.ToString();
    }

    /// <summary>Text inside a line comment: the same, without the escapes of XML.</summary>
    public static string Comment(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text) result.Append(IsSafe(character) ? character : ' ');
        return result.ToString();
    }

    /// <summary>No control character, no line or paragraph separator (C# 6.3.3 ends a comment there too), nothing that reorders what a reader sees.</summary>
    private static bool IsSafe(char character) => CharUnicodeInfo.GetUnicodeCategory(character) is not
        (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
