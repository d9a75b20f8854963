using System.Text;
using System.Text.RegularExpressions;

namespace Xnat.Typed.Package.Tests;

/// <summary>What a package says of itself where it is published.</summary>
[Collection(PackedCollection.Name)]
public sealed partial class ReadmeTests(PackedProjects packed)
{
    public static TheoryData<string> Packages => [.. PackedProjects.Names];

    [Fact]
    public async Task CodeOfThePackagesIsCompiledAgainstThemAndRuns() =>
        Assert.Equal("1\n1 True\nTrue 503 2\n", await packed.RunConsumerAsync("Readmes"));

    [Theory]
    [MemberData(nameof(Packages))]
    public void CodeIsThatOfTheConsumer(string package)
    {
        var regions = Directory.EnumerateFiles(ReadmesFolder, "*.cs")
            .SelectMany(path => Region().Matches(Lines(File.ReadAllText(path))))
            .Select(region => Dedent(region.Groups["code"].Value))
            .ToHashSet(StringComparer.Ordinal);
        var blocks = Block().Matches(Source(package)).Select(block => block.Groups["code"].Value).ToArray();

        Assert.Equal(package != "Xnat.Typed.Tool", blocks.Length > 0);
        Assert.All(blocks, block => Assert.Contains(block, regions));
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void LinksOfTheSourceLeadToFilesThatAreThere(string package)
    {
        var links = Link().Matches(Source(package)).Select(link => link.Groups["target"].Value).ToArray();

        Assert.Contains(links, IsRelative);
        Assert.All(links.Where(IsRelative), link => Assert.True(File.Exists(Path.Combine(Folder(package), link)), link));
    }

    /// <summary>Where packages are published nothing lies beside the file.</summary>
    [Theory]
    [MemberData(nameof(Packages))]
    public void NoLinkOfThePackageIsRelative(string package)
    {
        var text = Encoding.UTF8.GetString(packed.Entries(package)["README.md"]);

        Assert.StartsWith($"# {package}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Link().Matches(text), link => IsRelative(link.Groups["target"].Value));
        Assert.Contains("](https://www.xnat.org)", text, StringComparison.Ordinal);
    }

    private static string ReadmesFolder { get; } =
        Path.Combine(SharedFiles.RepositoryRoot(), "tests", "Package.Tests", "Consumers", "Readmes");

    private static bool IsRelative(string target) => !target.StartsWith("https://", StringComparison.Ordinal);

    private static string Folder(string package) => Path.Combine(SharedFiles.RepositoryRoot(), "runtime", package);

    private static string Source(string package) => Lines(File.ReadAllText(Path.Combine(Folder(package), "README.md")));

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    private static string Dedent(string code)
    {
        var lines = code.Split('\n');
        var indentation = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart(' ').Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indentation..] : line));
    }

    [GeneratedRegex(@" *// README: begin\n(?<code>.*?)\n *// README: end", RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
