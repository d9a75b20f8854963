using System.Globalization;
using System.Linq;
using System.Text;

namespace Xnat.Typed.Schema.Naming.Identifiers;

/// <summary>Turns a schema name into a C# identifier: letters and digits only, first letter upper, a run of capitals is one word.</summary>
/// <remarks>Whatever a schema says, the result holds nothing but characters of categories that C# 6.4.3 allows in identifiers.</remarks>
internal static class Identifier
{
    /// <summary>A name in metadata has at most 1023 bytes of UTF-8 (CS7013), and some names are put together of two of ours.</summary>
    public const int GreatestLength = 120;

    /// <summary>So many bytes of UTF-8 leave room for a word of ours before the name.</summary>
    public const int GreatestBytes = 1000;

    /// <summary>The identifier, or an empty string if the name holds no letter and no digit.</summary>
    public static string From(string name)
    {
        var source = name.Normalize(NormalizationForm.FormC);
        var result = new StringBuilder(source.Length);
        var startsWord = true;
        for (var index = 0; index < source.Length;)
        {
            if (!IsPart(source[index]))
            {
                startsWord = true;
                index++;
            }
            else if (char.IsUpper(source[index]))
            {
                index = AppendCapitals(source, index, result);
                startsWord = false;
            }
            else
            {
                result.Append(startsWord ? char.ToUpperInvariant(source[index]) : source[index]);
                startsWord = false;
                index++;
            }
        }

        return Cut(result);
    }

    /// <summary>The identifier of a type or member: never empty, never beginning with a digit.</summary>
    public static string FromName(string name)
    {
        var identifier = From(name);
        if (identifier.Length == 0) return "Item" + CodePoints(name);
        return char.IsLetter(identifier[0]) ? identifier : "Item" + identifier;
    }

    /// <summary>
    /// Whether a user may call something so: a capital, then letters and digits. No
    /// keyword is, and nothing that we emit holds an underscore.
    /// </summary>
    public static bool IsName(string name) =>
        name.Length > 0 && char.IsUpper(name[0]) && name.All(IsPart) && name.IsNormalized(NormalizationForm.FormC);

    /// <summary>
    /// A run of capitals is one word; its last letter starts the next word if a small
    /// letter follows. Behind a digit a letter keeps its case.
    /// </summary>
    private static int AppendCapitals(string source, int start, StringBuilder result)
    {
        var end = start;
        while (end < source.Length && char.IsUpper(source[end])) end++;
        var nextIsSmall = end < source.Length && IsPart(source[end]) && char.IsLower(source[end]);
        var wordEnd = nextIsSmall && end - start > 1 ? end - 1 : end;
        result.Append(source[start]);
        for (var index = start + 1; index < wordEnd; index++) result.Append(char.ToLowerInvariant(source[index]));
        for (var index = wordEnd; index < end; index++) result.Append(source[index]);
        return end;
    }

    /// <summary>Whether a character can be in our identifiers.</summary>
    public static bool IsPart(char character) => CharUnicodeInfo.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber => true,
        _ => false,
    };

    private static string CodePoints(string text)
    {
        var result = new StringBuilder();
        foreach (var character in text) result.Append('U').Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
        return Cut(result);
    }

    public static string Cut(StringBuilder identifier) => identifier.ToString(0, System.Math.Min(identifier.Length, GreatestLength));
}
