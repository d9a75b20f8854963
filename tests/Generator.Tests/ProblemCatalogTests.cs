using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Generator.Tests;

public class ProblemCatalogTests
{
    private static readonly string Generator = Path.Combine(SharedFiles.RepositoryRoot(), "generator", "Xnat.Typed.Generator");

    [Fact]
    public void EachCodeHasAPageWithItsTitleAndMessage()
    {
        foreach (var entry in ProblemCatalog.All())
        {
            var page = File.ReadAllText(Path.Combine(Generator, "Problems", entry.Code + ".md"));
            Assert.StartsWith($"# {entry.Code}: {entry.Title}\n\n{entry.Severity}. {entry.Message}\n", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void EachCodeStandsInTheReleaseFileWithItsSeverity()
    {
        var releases = File.ReadAllLines(Path.Combine(Generator, "AnalyzerReleases.Unshipped.md"))
            .Concat(File.ReadAllLines(Path.Combine(Generator, "AnalyzerReleases.Shipped.md")));

        var listed = releases.Where(line => line.StartsWith("XNT", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

        Assert.Equal(
            ProblemCatalog
                .All()
                .Select(entry => $"{entry.Code} | Xnat.Typed | {entry.Severity} | {entry.Title}")
                .Order(StringComparer.Ordinal),
            listed);
    }

    [Fact]
    public void NoCodeIsUsedTwice() =>
        Assert.Equal(
            ProblemCatalog.All().Count(), ProblemCatalog.All().Select(entry => entry.Code).Distinct(StringComparer.Ordinal).Count());
}
