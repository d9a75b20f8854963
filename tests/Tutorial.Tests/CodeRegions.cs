using System.Text.RegularExpressions;

namespace Xnat.Typed.Tutorial.Tests;

/// <summary>Pieces of code in documents, and the pieces of compiled code that they must be.</summary>
internal static partial class CodeRegions
{
    /// <summary>The whole of a source file, and each part between <c>// page: name</c> and <c>// page: end</c>, at the left edge.</summary>
    public static IEnumerable<string> Of(string source)
    {
        var lines = File.ReadAllLines(source);
        yield return string.Join('\n', lines);
        for (var start = 0; start < lines.Length; start++)
        {
            if (Mark().Match(lines[start]) is not { Success: true } mark || mark.Groups["name"].Value == "end") continue;
            var indent = mark.Groups["indent"].Length;
            var end = Array.FindIndex(lines, start, line => line.Trim() == $"// {mark.Groups["page"].Value}: end");
            yield return string.Join('\n', lines[(start + 1)..end].Select(line => line.Length > indent ? line[indent..] : ""));
        }
    }

    /// <summary>The blocks of C# in a page.</summary>
    public static IReadOnlyList<string> BlocksOf(string page) =>
        [.. Block().Matches(File.ReadAllText(page).ReplaceLineEndings("\n")).Select(match => match.Groups["code"].Value)];

    /// <summary>Relative links of a page, without what stands behind <c>#</c>.</summary>
    public static IReadOnlyList<string> LinksOf(string page) =>
        [.. Link().Matches(File.ReadAllText(page)).Select(match => match.Groups["target"].Value).Where(target => target.Length > 0)];

    [GeneratedRegex("^(?<indent> *)// (?<page>[^ ]+): (?<name>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();

    [GeneratedRegex("```csharp\\n(?<code>.*?)\\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\((?!https?:)(?<target>[^)#]*)(#[^)]*)?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
