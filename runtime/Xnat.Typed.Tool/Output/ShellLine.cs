namespace Xnat.Typed.Tool.Output;

/// <summary>A call of this command as it can be pasted into a shell.</summary>
internal static class ShellLine
{
    /// <summary>What no shell gives a meaning of its own.</summary>
    private const string Plain = "-_./:=+";

    /// <summary>The line, its words quoted where they need it.</summary>
    /// <param name="words">The words behind <c>xnat-typed</c>.</param>
    public static string Of(params IEnumerable<string> words) => $"xnat-typed {string.Join(' ', words.Select(Word))}";

    /// <summary>One word.</summary>
    public static string Word(string word) => Word(word, OperatingSystem.IsWindows());

    /// <param name="word">The word.</param>
    /// <param name="isWindows">For cmd and PowerShell, which have double quotes in common; else for a shell of Unix.</param>
    public static string Word(string word, bool isWindows)
    {
        if (word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || Plain.Contains(letter, StringComparison.Ordinal)
            || (isWindows && letter == '\\'))) return word;
        return isWindows
            ? $"\"{word.Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
