using System.Text.RegularExpressions;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Schema.Tests;

/// <summary>Real schemas of XNAT and of public plugins, where they are at hand.</summary>
public partial class CorpusTests
{
    [SharedFact]
    public void EveryNamedComplexTypeIsAClassOrHasAProblemThatNamesIt()
    {
        var missing = new List<string>();
        foreach (var path in Files())
        {
            var text = File.ReadAllText(path);
            var model = TestSchema.Bind(SchemaReader.Read(new SchemaInput(path, text, ""), CancellationToken.None));
            var code = CodeNamer.Name(
                model, EquatableArray<ProvidedType>.Empty, new GeneratorOptions("Lab.Models", "Lab", true), CancellationToken.None);
            var classes = code.Types.Select(type => type.DataType.LocalName).ToHashSet(StringComparer.Ordinal);
            var declared = NamedType().Matches(Comment().Replace(text, "")).Select(match => match.Groups[1].Value.Trim());
            missing.AddRange(declared
                .Where(name =>
                    !classes.Contains(name)
                    && !code.Problems.Any(problem => problem.Arguments.Any(argument => argument.EndsWith(
                        ":" + name, StringComparison.Ordinal))))
                .Select(name => $"{path}: {name}"));
        }

        Assert.Empty(missing);
    }

    [SharedFact]
    public void EveryProblemHasALineInItsFile()
    {
        var problems = Files()
            .Select(path => TestSchema.Bind(SchemaReader.Read(new SchemaInput(path, File.ReadAllText(path), ""), CancellationToken.None)))
            .SelectMany(model => model.Problems);

        Assert.Empty(problems.Where(problem => problem.Position is not { Line: > 0, Column: > 0 }).Select(ProblemCatalog.Format));
    }

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(SharedFiles.PathOf("schemas"), "*.xsd", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex("<xs:complexType[^>]*?\\sname ?= ?\"([^\"]+)\"")]
    private static partial Regex NamedType();
}
