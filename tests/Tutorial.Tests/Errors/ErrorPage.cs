using System.Text.RegularExpressions;

namespace Xnat.Typed.Tutorial.Tests.Errors;

/// <summary>A page of <c>docs/errors</c>: its C# and the messages that it quotes.</summary>
internal sealed partial class ErrorPage
{
    private const string Folder = "docs/errors/";

    private readonly string text;
    private readonly string name;

    public ErrorPage(string exception)
    {
        name = $"{Folder}{exception}.md";
        text = File.ReadAllText(Path.Combine(SharedFiles.RepositoryRoot(), name)).ReplaceLineEndings("\n");
    }

    /// <summary>What stands in quotes, each quote in a line.</summary>
    public IEnumerable<string> Quotes =>
        Quote().Matches(text).Select(match => match.Value.Replace("\n>", "", StringComparison.Ordinal)[1..].Trim());

    public string Code => Fence().Match(text).Groups["code"].Value;

    /// <summary>What is compiled, of the file that has the page's marks.</summary>
    public string Compiled
    {
        get
        {
            var folder = Path.Combine(SharedFiles.RepositoryRoot(), "tests", "Tutorial.Tests", "Errors");
            var source = Directory.EnumerateFiles(folder, "*Idioms.cs").Select(File.ReadAllLines)
                .Single(lines => lines.Any(line => line.EndsWith(name + ": example", StringComparison.Ordinal)));
            var region = source.SkipWhile(line => !line.EndsWith(name + ": example", StringComparison.Ordinal)).Skip(1)
                .TakeWhile(line => !line.EndsWith(name + ": end", StringComparison.Ordinal));
            return string.Concat(region.Select(line => (line.Length > 8 ? line[8..] : "") + "\n"));
        }
    }

    [GeneratedRegex("(?:^>.*\n?)+", RegexOptions.Multiline)]
    private static partial Regex Quote();

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
