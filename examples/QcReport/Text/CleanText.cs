using System.Text;

namespace Xnat.Typed.QcReport.Text;

/// <summary>Texts of a server, ready to be written as markup.</summary>
internal static class CleanText
{
    /// <summary>The same without what neither XML nor HTML has: control characters and halves of a pair become one sign each.</summary>
    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isText = rune.Value is '\t' or '\n' || (!Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF));
            clean.Append(isText ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }
}
