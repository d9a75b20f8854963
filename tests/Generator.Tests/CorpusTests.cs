using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Xnat.Typed.Generator.Tests.Pipeline;
using Xunit.Abstractions;

namespace Xnat.Typed.Generator.Tests;

/// <summary>
/// Real schemas of XNAT and of public plugins, each alone and all together, given to a project that references the runtime.
/// </summary>
public partial class CorpusTests(ITestOutputHelper output)
{
    [SharedFact]
    public void EveryFileAloneMakesCodeThatCompilesWithoutWarning()
    {
        var rows = Files().Select(path => Row.Of(Path.GetRelativePath(SharedFiles.PathOf("schemas"), path), isCore: false, path)).ToList();

        Print(rows);
        Assert.Empty(rows.SelectMany(row => row.Complaints));
    }

    /// <summary>Small schemas that have each gone wrong once; those of one folder belong together.</summary>
    [SharedFact("cases/schemas")]
    public void EveryCaseMakesCodeThatCompilesWithoutWarning()
    {
        var root = SharedFiles.PathOf("cases/schemas");
        var cases = Directory.EnumerateFiles(root, "*.xsd").Select(path => new[] { path })
            .Concat(Directory.EnumerateDirectories(root).Select(folder => Directory.GetFiles(folder, "*.xsd")));
        var rows = cases.Select(files => Row.Of(Path.GetRelativePath(root, files[0]), isCore: false, files)).ToList();

        Print(rows);
        Assert.NotEmpty(rows);
        Assert.Empty(rows.SelectMany(row => row.Complaints));
    }

    [SharedFact]
    public void AllFilesOfOneServerTogetherMakeCodeThatCompilesWithoutWarning()
    {
        var files = Files().Where(path => !path.Contains("xnat-1.7", StringComparison.Ordinal)).ToArray();
        Row[] rows =
        [
            Row.Of("all with 1.8, core", isCore: true, files),
            Row.Of("all with 1.8, consumer", isCore: false, files),
            Row.Of("all reversed", isCore: true, [.. files.Reverse()])
        ];

        Print(rows);
        Assert.Empty(rows.SelectMany(row => row.Complaints));
        Assert.Equal(rows[0].Classes, rows[2].Classes);
    }

    [SharedFact]
    public void BothVersionsOfTheCoreTogetherAreReportedAndCompile()
    {
        var row = Row.Of("all", isCore: true, [.. Files()]);

        Print([row]);
        Assert.Empty(row.Complaints);
        Assert.Contains("XNT0103", row.Codes.Keys);
    }

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(SharedFiles.PathOf("schemas"), "*.xsd", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private void Print(IEnumerable<Row> rows)
    {
        output.WriteLine($"{"file",-52} {"types",5} {"rows",5} {"classes",7} {"errors",6} {"warnings",8}  diagnostics");
        foreach (var row in rows)
        {
            var codes = string.Join(' ', row.Codes.Select(pair => $"{pair.Key}×{pair.Value}"));
            output.WriteLine(FormattableString.Invariant(
                $"{row.Name,-52} {row.NamedTypes,5} {row.AnonymousTypes,5} {row.Classes,7} {row.Errors,6} {row.Warnings,8}  {codes}"));
        }
    }

    /// <summary>One line of the table.</summary>
    private sealed partial record Row(
        string Name,
        int NamedTypes,
        int AnonymousTypes,
        int Classes,
        int Errors,
        int Warnings,
        IReadOnlyDictionary<string, int> Codes,
        IReadOnlyList<string> Complaints)
    {
        public static Row Of(string name, bool isCore, params string[] files)
        {
            var run = GeneratorRun.Of(isCore, [.. files.Select(path => new TestFile(path, File.ReadAllText(path)))]);
            var compiler = run.CompilerDiagnostics().ToList();
            var texts = files.Select(path => WithoutComments().Replace(File.ReadAllText(path), "")).ToList();
            var named = texts.Sum(text => NamedType().Count(text));
            var classes = run.Files.Values.Sum(text => ClassOfAType().Count(text));
            var complaints = compiler.Select(diagnostic => $"{name}: {diagnostic}").ToList();
            return new Row(
                name, named, texts.Sum(text => AnyType().Count(text)) - named, classes,
                compiler.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error),
                compiler.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning),
                run.Diagnostics
                    .GroupBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal),
                complaints);
        }

        [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
        private static partial Regex WithoutComments();

        [GeneratedRegex("<xs:complexType[^>]* ?name ?=")]
        private static partial Regex NamedType();

        [GeneratedRegex("<xs:complexType")]
        private static partial Regex AnyType();

        [GeneratedRegex(">\\.XsiType => ")]
        private static partial Regex ClassOfAType();
    }
}
