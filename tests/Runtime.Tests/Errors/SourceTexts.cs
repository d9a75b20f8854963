using System.Text;

namespace Xnat.Typed.Runtime.Tests.Errors;

/// <summary>Finds the texts in a line of C#, without what is put into them.</summary>
internal static class SourceTexts
{
    public static List<string> Of(string line)
    {
        var texts = new List<string>();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '\'' && at + 2 < line.Length && (line[at + 2] == '\'' || line[at + 1] == '\\')) at = line.IndexOf('\'', at + 2);
            else if (line[at] == '"') at = ReadText(line, at, at > 0 && line[at - 1] == '$', texts);
            if (at < 0) break;
        }

        return texts;
    }

    /// <returns>Where the text ends.</returns>
    private static int ReadText(string line, int at, bool isInterpolated, List<string> texts)
    {
        var text = new StringBuilder();
        for (at++; at < line.Length && line[at] != '"'; at++)
        {
            if (line[at] == '\\') at++;
            else if (isInterpolated && line[at] == '{' && at + 1 < line.Length && line[at + 1] != '{') at = SkipHole(line, at, texts);
            else text.Append(line[at]);
        }

        texts.Add(text.ToString());
        return at;
    }

    /// <summary>Past what is put into a text; texts in there are texts of their own.</summary>
    private static int SkipHole(string line, int at, List<string> texts)
    {
        var depth = 1;
        while (depth > 0 && ++at < line.Length)
        {
            if (line[at] == '"') at = ReadText(line, at, line[at - 1] == '$', texts);
            else if (line[at] == '{') depth++;
            else if (line[at] == '}') depth--;
        }

        return at;
    }
}
