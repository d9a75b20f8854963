using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xnat.Typed.Generator.Analysis;
using Xnat.Typed.Generator.Tests.Pipeline;

namespace Xnat.Typed.Generator.Tests;

/// <summary>A misspelt field is an error of the compiler; ours adds what was meant, and nothing where it cannot know.</summary>
public class FieldNameTests
{
    [Theory]
    [InlineData("var x = scan.Qualty;", "Error XNT0406 'Qualty' is no field of MrScanData. Did you mean 'Quality'?")]
    [InlineData("scan.quality = null;", "Error XNT0406 'quality' is no field of MrScanData. Did you mean 'Quality'?")]
    [InlineData("var x = scan?.Qualty;", "Error XNT0406 'Qualty' is no field of MrScanData. Did you mean 'Quality'?")]
    [InlineData("var x = new MrScanData { Qualty = null };", "Error XNT0406 'Qualty' is no field of MrScanData. Did you mean 'Quality'?")]
    [InlineData("var x = scan.Tr;", "Error XNT0406 'Tr' is no field of MrScanData. Did you mean 'Parameters.Tr'?")]
    [InlineData("var x = scan.Parameters.Tt;", null)]
    [InlineData("var x = scan.Parameters.EchoSpacin;",
        "Error XNT0406 'EchoSpacin' is no field of ParametersElement. Did you mean 'EchoSpacing'?")]
    [InlineData("var x = any.Parameters;",
        "Error XNT0406 'Parameters' is no field of ImageScanData. Classes derived from it have one, CrScanData for example: narrow to it "
        + "by OfType or a pattern.")]
    [InlineData("var x = scan.Weather;", null)]
    [InlineData("var x = text.Lenght;", null)]
    [InlineData("scan.Qualty();", null)]
    [InlineData("System.Console.WriteLine(scan.Qualty);", "Error XNT0406 'Qualty' is no field of MrScanData. Did you mean 'Quality'?")]
    [InlineData("scan.Quality = 3;", null)]
    [InlineData("scan.Quality.Foo();", null)]
    [InlineData("var x = scan.Quality + missing;", null)]
    public async Task NameIsReportedWithTheOneThatWasMeant(string code, string? expected)
    {
        var run = GeneratorRun.Of(isCore: false);
        var tree = CSharpSyntaxTree.ParseText(
            $"using Xnat.Typed.Model;\nclass Use {{ void M(MrScanData scan, ImageScanData any, string text) {{ {code} }} }}",
            (CSharpParseOptions)run.Input.SyntaxTrees[0].Options,
            "Use.cs");

        var found = await run.Output.AddSyntaxTrees(tree).WithAnalyzers([new FieldNameAnalyzer()]).GetAnalyzerDiagnosticsAsync();

        Assert.Equal(
            expected is null ? [] : [expected], found.Select(static problem => $"{problem.Severity} {problem.Id} {problem.GetMessage()}"));
    }
}
