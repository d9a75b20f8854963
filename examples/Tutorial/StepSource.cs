using System.Text.RegularExpressions;

namespace Xnat.Typed.Tutorial;

/// <summary>The lines of a step as its source has them, without the lambda around them.</summary>
internal static partial class StepSource
{
    /// <param name="lambda">The argument as the compiler saw it: <c>async () => await x.DoAsync()</c>, or with a block.</param>
    /// <returns>Its statements, moved to the left edge.</returns>
    public static string Of(string lambda)
    {
        var body = Head().Replace(lambda.ReplaceLineEndings("\n"), "");
        if (!body.StartsWith('{')) return Moved(body.Trim().Split('\n'), from: 1, to: 4) + ";";
        return Moved(body[1..body.LastIndexOf('}')].Split('\n').Where(line => line.Trim().Length > 0).ToArray(), from: 0, to: 0);
    }

    /// <summary>The least indented of the lines from one on comes to a column; those before are left alone.</summary>
    private static string Moved(string[] lines, int from, int to)
    {
        var indent = lines.Skip(from).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        return string.Join('\n', lines.Select((line, index) => index < from ? line : new string(' ', to) + line[indent..].TrimEnd()));
    }

    [GeneratedRegex(@"^async\s+(\(\)|\w+)\s*=>\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
