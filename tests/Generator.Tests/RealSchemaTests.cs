using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xnat.Typed.Generator.Tests.Pipeline;
using Xnat.Typed.Model;

namespace Xnat.Typed.Generator.Tests;

/// <summary>The schemas of a real XNAT, where they are at hand.</summary>
public partial class RealSchemaTests
{
    [SharedFact("schemas/xnat-1.8/xnat/xnat.xsd")]
    public void EachNamedTypeOfXnatBecomesAClassThatCompilesWithoutWarning()
    {
        var schemas = Schemas("xnat", "xdat", "birn");
        var expected = NamesIn(schemas[0]).ToList();

        var run = GeneratorRun.Of([.. schemas]);

        Assert.Empty(run.CompilerDiagnostics());
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Info);
        Assert.Equal(137, expected.Count);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Emitted(run));
    }

    [SharedFact("schemas/xnat-1.8/xnat/xnat.xsd")]
    public async Task RealCoreGivenToAConsumerAddsOnlyTheTypesThatTheBundledOneLacks()
    {
        TestFile[] schemas = [.. Schemas("xnat", "xdat", "birn")];

        var run = GeneratorRun.Of(isCore: false, schemas);

        Assert.Empty(run.CompilerDiagnostics());
        Assert.Equal(NamesIn(schemas[0]).Except(Provided, StringComparer.Ordinal).Order(StringComparer.Ordinal), Emitted(run));
        Assert.Equal([], Extensions(run));
        Assert.Empty(await AnalyzerRun.OfAsync(
            "class Use { string? Run(Xnat.Typed.Model.ProjectData project) => project.CustomFields; }", schemas));
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

        const string Message = "xnat:projectData/custom_fields is not in the given schemas (xnat.xsd); a server with these schemas does "
            + "not have it";
        Assert.Equal(["Warning XNT0401 4:64 'CustomFields' " + Message, "Warning XNT0401 4:98 'CustomFields' " + Message], found);
    }

    [SharedFact("schemas/xnat-1.7/xnat/xnat.xsd")]
    public void OlderCoreGivenToAConsumerAddsOnlyWhatTheBundledOneLacks()
    {
        TestFile[] schemas = [.. SchemasOf("1.7", "xnat", "xdat", "birn")];

        var run = GeneratorRun.Of(isCore: false, schemas);

        Assert.Empty(run.CompilerDiagnostics());
        Assert.Equal(NamesIn(schemas[0]).Except(Provided, StringComparer.Ordinal).Order(StringComparer.Ordinal), Emitted(run));
        Assert.Equal([], Extensions(run));
    }

    private static IEnumerable<string> Provided { get; } =
        typeof(XnatItem).Assembly.GetCustomAttributes<XnatProvidedTypeAttribute>().Select(type => type.DataType.Replace(
            "xnat:", "", StringComparison.Ordinal));

    private static IEnumerable<string> NamesIn(TestFile schema) => XDocument.Parse(schema.GetText().ToString()).Root!
        .Elements(XName.Get("complexType", "http://www.w3.org/2001/XMLSchema"))
            .Select(type => (string)type.Attribute("name")!)
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Emitted(GeneratorRun run) =>
        run.Files.Values
            .SelectMany(file => DataType().Matches(file).Select(match => match.Groups[1].Value))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Extensions(GeneratorRun run) =>
        run.Files.Keys
            .Where(file => file.EndsWith("Extensions.g.cs", StringComparison.Ordinal) && file.StartsWith("xnat/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static List<TestFile> Schemas(params string[] folders) => SchemasOf("1.8", folders);

    private static List<TestFile> SchemasOf(string version, params string[] folders) =>
        [
            .. folders.SelectMany(folder => Directory.EnumerateFiles(SharedFiles.PathOf($"schemas/xnat-{version}/{folder}"), "*.xsd"))
                .Select(path => new TestFile(path, File.ReadAllText(path)))
        ];

    [GeneratedRegex(">\\.XsiType => \"xnat:([^\"]+)\"")]
    private static partial Regex DataType();
}
