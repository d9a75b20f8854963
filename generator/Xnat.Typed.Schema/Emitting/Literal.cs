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
        for (var index = 0; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '<': result.Append("&lt;"); break;
                case '>': result.Append("&gt;"); break;
                case '&': result.Append("&amp;"); break;
                default: AppendSafe(text, ref index, result); break;
            }
        }

        return result.ToString();
    }

    /// <summary>Text inside a line comment: the same, without the escapes of XML.</summary>
    public static string Comment(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++) AppendSafe(text, ref index, result);
        return result.ToString();
    }

    /// <summary>
    /// No control character, no line or paragraph separator (C# 6.3.3 ends a comment there too), nothing
    /// that reorders or hides what a reader sees, no half of a surrogate pair.
    /// </summary>
    private static void AppendSafe(string text, ref int index, StringBuilder result)
    {
        var isPair = index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]);
        var category = isPair ? CharUnicodeInfo.GetUnicodeCategory(text, index) : CharUnicodeInfo.GetUnicodeCategory(text[index]);
        var isSafe = category is not
            (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate);
        if (isSafe) result.Append(text, index, isPair ? 2 : 1);
        else result.Append(' ');
        if (isPair) index++;
    }
}
