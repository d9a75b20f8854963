using System.Text.RegularExpressions;

namespace Xnat.Typed.Conventions.Tests;

/// <summary>The pages of the documentation: they lead to files that are there, and leave no stage out.</summary>
public partial class DocumentationTests
{
    private static readonly string Root = SharedFiles.RepositoryRoot();

    private static readonly string Docs = Path.Combine(Root, "docs");

    public static TheoryData<string> Pages =>
        [.. new[] { "docs", "docs/errors", "generator/Xnat.Typed.Generator/Problems", "runtime/Xnat.Typed.Server" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.md")
                .Select(path => $"{folder}/{Path.GetFileName(path)}"))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void LinksLeadToFilesThatAreThere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root, page))!;
        var targets = Link().Matches(File.ReadAllText(Path.Combine(Root, page)))
            .Select(match => match.Groups["path"].Value)
            .Where(target => !target.Contains(':', StringComparison.Ordinal));

        Assert.DoesNotContain(targets, target => !Path.Exists(Path.Combine(folder, target)));
    }

    [Fact]
    public void ArrowOfStagesNamesEveryFolder()
    {
        var page = File.ReadAllText(Path.Combine(Docs, "architecture.md"));
        var folders = Directory.EnumerateDirectories(Path.Combine(Root, "generator", "Xnat.Typed.Schema"))
            .Select(path => Path.GetFileName(path)!)
            .Except(["bin", "obj"]);

        Assert.DoesNotContain(folders, folder => !page.Contains($"Xnat.Typed.Schema/{folder}", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\]\((?<path>[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
