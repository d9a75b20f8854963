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

    [SharedFact("schemas/xnat-1.8/xnat/xnat.xsd")]
    public async Task RealCoreGivenToAConsumerAddsNothingThatTheBundledOneHas()
    {
        TestFile[] schemas = [.. Schemas("xnat", "xdat", "birn")];

        var run = GeneratorRun.Of(isCore: false, schemas);

        Assert.Empty(run.CompilerDiagnostics());
        Assert.Equal([], run.Files.Keys);
        Assert.Empty(await AnalyzerRun.OfAsync("class Use { string? Run(Xnat.Typed.Model.ProjectData project) => project.CustomFields; }", schemas));
    }

    [SharedFact("schemas/xnat-1.7/xnat/xnat.xsd")]
    public async Task UseOfWhatAnOlderServerLacksIsReportedWhereItStands()
    {
        TestFile[] schemas = [.. SchemasOf("1.7", "xnat", "xdat", "birn")];

        var found = await AnalyzerRun.OfAsync("""
            using Xnat.Typed.Model;
            class Use
            {
                string? Run(ProjectData project) => project.Name + project.CustomFields + ProjectData.Schema.CustomFields;
            }
            """, schemas);

        const string Message = "xnat:projectData/custom_fields is not in the given schemas (xnat.xsd); a server with these schemas does not have it";
        Assert.Equal(["Warning XNT0401 4:64 'CustomFields' " + Message, "Warning XNT0401 4:98 'CustomFields' " + Message], found);
    }

    [SharedFact("schemas/xnat-1.7/xnat/xnat.xsd")]
    public void OlderCoreGivenToAConsumerAddsOnlyWhatWasDroppedSince()
    {
        var run = GeneratorRun.Of(isCore: false, [.. SchemasOf("1.7", "xnat", "xdat", "birn")]);

        Assert.Empty(run.CompilerDiagnostics());
        Assert.Equal([], run.Files.Keys);
    }

    private static List<TestFile> Schemas(params string[] folders) => SchemasOf("1.8", folders);

    private static List<TestFile> SchemasOf(string version, params string[] folders) =>
        [.. folders.SelectMany(folder => Directory.EnumerateFiles(SharedFiles.PathOf($"schemas/xnat-{version}/{folder}"), "*.xsd")).Select(path => new TestFile(path, File.ReadAllText(path)))];

    [GeneratedRegex("\\[XnatType\\(\"xnat:([^\"]+)\"")]
    private static partial Regex DataType();
}
