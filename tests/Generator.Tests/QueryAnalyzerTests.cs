using Xnat.Typed.Generator.Analysis;
using Xnat.Typed.Generator.Tests.Pipeline;

namespace Xnat.Typed.Generator.Tests;

/// <summary>What the library refuses when it runs is an error while it is built, and nothing else is.</summary>
public class QueryAnalyzerTests
{
    private const string Usings = "using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks; ";

    /// <summary>The entries of the list whose test calls each of them.</summary>
    [Fact]
    public async Task EachExpressionThatIsRefusedIsAnError()
    {
        var path = Path.Combine(SharedFiles.RepositoryRoot(), "tests", "Runtime.Tests", "Search", "RefusedQueries.cs");
        var source = await File.ReadAllTextAsync(path);
        var lines = source.Split('\n');
        var entries = Enumerable.Range(1, lines.Length)
            .Where(line => lines[line - 1].TrimStart().StartsWith("[\"", StringComparison.Ordinal));

        var found = (await RunAsync(source)).Where(static text => text.StartsWith("Error", StringComparison.Ordinal)).ToList();

        Assert.True(entries.Count() >= 30);
        Assert.Equal(entries, found.Select(LineOf).Distinct());
        await Snapshot.Match(string.Join('\n', found.Select(text => $"{NameOn(lines[LineOf(text) - 1])}: {Message(text)}")));
    }

    [Theory]
    [InlineData("s => s.Project == \"P\" && s.Age > 60 || !(s.Date < day)")]
    [InlineData("s => s.Age == null || s.Age != null && s.Age.HasValue && s.Age!.Value >= 60")]
    [InlineData("s => 60 < s.Age && number < s.Delay.Value")]
    [InlineData("s => s.Delay.Value > 2.5 && s.Date == DateOnly.FromDateTime(DateTime.Now).AddDays(-number)")]
    [InlineData("s => labels.Contains(s.Label) || list.Contains(s.Label) || new HashSet<string?>(labels).Contains(s.Label)")]
    [InlineData("s => new[] { \"a\", labels[0] }.Contains(s.Label) && Enumerable.Contains(list, s.Label)")]
    [InlineData("s => string.IsNullOrEmpty(s.Scanner.Model) || string.Equals(s.Coil, labels[0])")]
    [InlineData("s => s.Coil!.Equals(\"a\", StringComparison.OrdinalIgnoreCase) || s.Age.Equals(3.0)")]
    [InlineData("s => s.Label!.Contains(\"a\") == true && s.Label!.StartsWith(labels[0].ToUpper(), StringComparison.Ordinal)")]
    [InlineData("(s, q) => q.Subject.Label == \"a\" && q.Number(\"a\") > number && q.Flag(labels[0]) == true")]
    [InlineData("(s, q) => q.SubjectVariables.Text(\"a\") == \"b\" && q.SubjectVariables.Number(labels[0]) > number")]
    [InlineData("(s, q) => q.Text(\"a\")!.EndsWith(\"b\") || q.Date(\"c\") < day")]
    [InlineData("(s, q) => ((DemographicData)q.Subject.Demographics!).Gender == DemographicData.GenderValue.Male")]
    [InlineData("(s, q) => (q.Flag(\"a\") ?? false) && number > 3 && labels.Length == 2")]
    public async Task WhatCanBeAskedIsNoError(string predicate)
    {
        var found = await RunAsync($$"""
            using System; using System.Collections.Generic; using System.Linq; using Xnat.Typed; using Xnat.Typed.Model;
            class Use
            {
                void Ask(XnatQuery<MrSessionData> query, string[] labels, List<string?> list, DateOnly day, int number) =>
                    query.Where({{predicate}});
            }
            """);

        Assert.DoesNotContain(found, static text => text.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LambdaInAValueIsAnError() => Assert.Equal(
        [
            "Error XNT0402 6:37 'age => age > 3' 'age => age > 3' cannot be part of a query: a lambda within it would have to be compiled; "
            + "put its value into a variable before the query",
        ],
        await RunAsync("""
            using System.Linq; using System.Collections.Generic; using Xnat.Typed; using Xnat.Typed.Model;
            class Use
            {
                void Ask(XnatQuery<MrSessionData> query, List<double?> ages)
                {
                    query.Where(s => ages.Where(age => age > 3).Contains(s.Age));
                }
            }
            """));

    [Fact]
    public async Task QueriesOfTheDocumentAreNoErrorsAndSayWhatIsDoneHere()
    {
        var path = Path.Combine(SharedFiles.RepositoryRoot(), "examples", "Tutorial", "SearchTour.cs");

        var found = await RunAsync(Usings + await File.ReadAllTextAsync(path));

        Assert.All(found, static text => Assert.StartsWith("Info XNT0403", text, StringComparison.Ordinal));
        Assert.Contains(found, static text => text.Contains("LIKE ignores letter case", StringComparison.Ordinal));
        Assert.Contains(found, static text => text.Contains("custom variables as texts", StringComparison.Ordinal));
        Assert.Contains(found, static text => text.Contains("rows are put into order", StringComparison.Ordinal));
    }

    [Fact]
    public async Task QueriesOfOthersAreNotLookedAt() => Assert.Empty(await RunAsync("""
        using System.Linq; using Xnat.Typed; using Xnat.Typed.Model;
        class Use
        {
            object Ask(IQueryable<MrSessionData> query) => query.Where(s => s.Label!.Length > 3).OrderBy(s => s.ToString());
            object InMemory(XnatSelection<string?> rows) => System.Linq.AsyncEnumerable.Where(rows, label => label!.Length > 3);
        }
        """));

    private static Task<string[]> RunAsync(string source) =>
        AnalyzerRun.OfAsync(
            new QueryAnalyzer(), source.StartsWith("using Xnat", StringComparison.Ordinal) ? Usings + source : source);

    private static int LineOf(string found) => int.Parse(found.Split(' ')[2].Split(':')[0], null);

    private static string NameOn(string line) => line.Split('"')[1];

    private static string Message(string found) => found[(found.IndexOf("cannot be part", StringComparison.Ordinal) is var at && at > 0
        ? found.LastIndexOf("' '", at, StringComparison.Ordinal) + 2
        : 0)..];
}
