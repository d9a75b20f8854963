using Spectre.Console;

namespace Xnat.Typed.Tool.Output;

/// <summary>How much room a text takes on a terminal, where some letters are two cells wide and some none.</summary>
internal static class CellWidth
{
    private const string Cut = "…";

    public static int Of(string text) => text.GetCellWidth();

    /// <summary>The text, with three dots in place of what does not fit.</summary>
    public static string Fit(string text, int width)
    {
        if (Of(text) <= width) return text;
        var length = text.Length;
        while (length > 1 && Of(text[..length]) >= width) length--;
        if (char.IsHighSurrogate(text[length - 1])) length--;
        return text[..length].TrimEnd() + Cut;
    }
}
