using System.Text;

namespace Xnat.Typed;

/// <summary>
/// Takes a netrc text apart as Python's <c>netrc</c> module does: words between blanks, in quotes where they begin with one, <c>\</c>
/// before any character.
/// </summary>
internal sealed class NetrcTokenizer(string text)
{
    private int at;
    private string? next;

    /// <summary>The line that is read, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The next word; empty at the end, and for empty quotes.</summary>
    public string Read()
    {
        if (next is { } again)
        {
            next = null;
            return again;
        }

        while (at < text.Length && IsBlank(text[at])) Take();
        if (at >= text.Length) return "";
        return text[at] == '"' ? ReadQuoted() : ReadBare();
    }

    public void PutBack(string word) => next = word;

    /// <summary>The rest of the line with its end; empty at the end of the text.</summary>
    public string ReadLine()
    {
        var start = at;
        while (at < text.Length && text[at] != '\n') at++;
        if (at < text.Length) Take();
        return text[start..at];
    }

    private string ReadQuoted()
    {
        var word = new StringBuilder();
        Take();
        while (at < text.Length)
        {
            var c = Take();
            if (c == '"') break;
            Append(word, c);
        }

        return word.ToString();
    }

    /// <summary>A word and the blank behind it.</summary>
    private string ReadBare()
    {
        var word = new StringBuilder();
        while (at < text.Length)
        {
            var c = Take();
            if (IsBlank(c)) break;
            Append(word, c);
        }

        return word.ToString();
    }

    private void Append(StringBuilder word, char c)
    {
        if (c != '\\') word.Append(c);
        else if (at < text.Length) word.Append(Take());
    }

    private char Take()
    {
        var c = text[at++];
        if (c == '\n') Line++;
        return c;
    }

    private static bool IsBlank(char c) => c is '\n' or '\t' or '\r' or ' ';
}
