using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xnat.Typed.Generator.Tests.Pipeline;

namespace Xnat.Typed.Generator.Tests;

/// <summary>The schemas of a real XNAT, where they are at hand.</summary>
public partial class RealSchemaTests
{
    [SharedFact("schemas/xnat-1.8/xnat/xnat.xsd")]
    public void EachNamedTypeOfXnatBecomesAClassThatCompilesWithoutWarning()
    {
        var schemas = Schemas("xnat", "xdat", "birn");
        var expected = XDocument.Parse(schemas[0].GetText().ToString()).Root!
            .Elements(XName.Get("complexType", "http://www.w3.org/2001/XMLSchema")).Select(type => (string)type.Attribute("name")!).ToHashSet(StringComparer.Ordinal);

        var run = GeneratorRun.Of([.. schemas]);

        Assert.Empty(run.CompilerDiagnostics());
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Info);
        var generated = run.Files.Values.SelectMany(file => DataType().Matches(file).Select(match => match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(137, expected.Count);
        Assert.Equal(expected.Order(StringComparer.Ordinal), generated.Order(StringComparer.Ordinal));
    }

    private static List<TestFile> Schemas(params string[] folders) =>
        [.. folders.SelectMany(folder => Directory.EnumerateFiles(SharedFiles.PathOf("schemas/xnat-1.8/" + folder), "*.xsd")).Select(path => new TestFile(path, File.ReadAllText(path)))];

    [GeneratedRegex("\\[XnatType\\(\"xnat:([^\"]+)\"")]
    private static partial Regex DataType();
}
