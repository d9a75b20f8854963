namespace Xnat.Typed.Tool.Output;

/// <summary>Makes text from elsewhere fit for a terminal.</summary>
internal static class PlainText
{
    /// <summary>The text with a question mark for each control character: a server's names must not steer the terminal.</summary>
    public static string Of(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? '?' : character)) : text;
}
