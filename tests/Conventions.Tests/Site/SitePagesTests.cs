namespace Xnat.Typed.Conventions.Tests.Site;

/// <summary>The site of the documentation leaves no page out, and has one for each exception and each problem code.</summary>
public sealed class SitePagesTests
{
    private static readonly string Root = SharedFiles.RepositoryRoot();

    private static readonly string Docs = Path.Combine(Root, "docs");

    private static readonly string Problems = Path.Combine(Root, "generator", "Xnat.Typed.Generator", "Problems");

    public static TheoryData<string> Pages =>
        [.. Names(Docs).Except(["index.md"], StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Exceptions =>
        [.. typeof(XnatException).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(XnatException)))
            .Select(type => type.Name).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Codes => [.. Names(Problems).Select(name => name[..^3]).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Contents =>
        [.. Directory.EnumerateFiles(Docs, "toc.yml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Docs, path).Replace('\\', '/'))
            .Where(path => path[0] != '_' && !path.StartsWith("api/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void PageIsInTheContents(string page) =>
        Assert.True(
            References("guide").Concat(References("errors")).Contains($"../{page}"),
            $"docs/{page} is in no table of contents; add it to docs/guide/toc.yml.");

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void ExceptionHasAPageThatIsListed(string exception)
    {
        Assert.True(File.Exists(Path.Combine(Docs, "errors", exception + ".md")), $"docs/errors/{exception}.md is missing.");
        Assert.Contains($"{exception}.md", References("errors"));
        Assert.Contains($"| [{exception}](errors/{exception}.md) |", Index(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void ProblemCodeIsListed(string code)
    {
        var page = $"generator/Xnat.Typed.Generator/Problems/{code}.md";
        var lines = File.ReadAllLines(Path.Combine(Root, page));
        var severity = lines[2].Split('.', ',')[0].ToLowerInvariant();
        var title = lines[0][$"# {code}: ".Length..];

        Assert.True(References("errors").Contains($"../../{page}"), $"{code} is not in docs/errors/toc.yml.");
        Assert.True(
            Index().Contains($"| [{code}](../{page}) | {severity} | {title} |\n", StringComparison.Ordinal),
            $"docs/errors.md lacks the row | [{code}](../{page}) | {severity} | {title} |");
    }

    [Theory]
    [MemberData(nameof(Contents))]
    public void ContentsLeadToFilesThatAreThere(string contents)
    {
        var folder = Path.GetDirectoryName(contents)!;
        var targets = References(folder);

        Assert.NotEmpty(targets);
        // The pages of the API are made by docfx, from what is compiled.
        Assert.DoesNotContain(targets, target => target != "api/" && !Path.Exists(Path.Combine(Docs, folder, target)));
    }

    private static string Index() => File.ReadAllText(Path.Combine(Docs, "errors.md")).ReplaceLineEndings("\n");

    private static IReadOnlyCollection<string> References(string folder) =>
        [.. File.ReadLines(Path.Combine(Docs, folder, "toc.yml")).Select(line => line.Trim())
            .Where(line => line.StartsWith("href: ", StringComparison.Ordinal)).Select(line => line["href: ".Length..])];

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*.md").Select(path => Path.GetFileName(path)!);
}
