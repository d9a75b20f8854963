using System.Text.Json;
using System.Xml.Linq;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Tests.Types;

public sealed class SchemaTests
{
    private const string Head = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:lab=\"urn:lab\" "
        + "targetNamespace=\"urn:lab\"";

    [Fact]
    public void IncludedFilesBecomeOneDocument()
    {
        var files = SchemaMerger.Merge(
        [
            new("lab", "lab", Head + "><xs:include schemaLocation=\"a.xsd\"/><xs:element name=\"Root\" type=\"lab:a\"/></xs:schema>"),
            new(
                "lab",
                "a",
                Head
                    + " xmlns:xnat=\"urn:xnat\"><xs:import namespace=\"urn:xnat\" schemaLocation=\"../xnat/xnat.xsd\"/><xs:include "
                    + "schemaLocation=\"./b.xsd\"/><xs:complexType name=\"a\"/></xs:schema>"),
            new(
                "lab",
                "b",
                Head
                    + " xmlns:xnat=\"urn:xnat\"><xs:import namespace=\"urn:xnat\" schemaLocation=\"../xnat/xnat.xsd\"/><xs:include "
                    + "schemaLocation=\"a.xsd\"/><xs:complexType name=\"b\"/></xs:schema>"),
        ]).ToList();

        var merged = Assert.Single(files);
        var root = XElement.Parse(merged.Text);
        Assert.Equal("lab", merged.Name);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xs:schema ", merged.Text, StringComparison.Ordinal);
        Assert.Equal(["import", "element", "complexType", "complexType"], root.Elements().Select(element => element.Name.LocalName));
        Assert.Equal("urn:xnat", root.GetNamespaceOfPrefix("xnat")!.NamespaceName);
    }

    [Fact]
    public void UnreadableFileIsServedAsItIs()
    {
        var broken = new SchemaFile("lab", "lab", "<xs:schema><xs:include");

        Assert.Same(broken, Assert.Single(SchemaMerger.Merge([broken])));
    }

    [Fact]
    public async Task DataTypesOfAFolderWorkLikeBundledOnes()
    {
        var folder = Directory.CreateTempSubdirectory("schemas-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "lab"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "lab", "lab.xsd"), """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="urn:lab" xmlns:xnat="http://nrg.wustl.edu/xnat"
                    targetNamespace="urn:lab" elementFormDefault="qualified">
                  <xs:import namespace="http://nrg.wustl.edu/xnat" schemaLocation="../xnat/xnat.xsd"/>
                  <xs:element name="Visit" type="lab:visitData"/>
                  <xs:complexType name="visitData"><xs:complexContent><xs:extension base="xnat:subjectAssessorData"><xs:sequence>
                    <xs:element name="score" type="xs:integer" minOccurs="0"/>
                  </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
                </xs:schema>
                """);
            await using var server = await TestServer.StartAsync(data => data.Project("P1"), new() { SchemaFolders = [folder.FullName] });

            await server.PutAsync("/data/projects/P1/subjects/S1/experiments/V1?xsiType=lab:visitData&lab:visitData/score=7");

            Assert.Contains("\"lab\"", await server.GetAsync("/xapi/schemas"), StringComparison.Ordinal);
            Assert.Contains("visitData", await server.GetAsync("/schemas/lab/lab.xsd"), StringComparison.Ordinal);
            Assert.Equal(
                7, (await server.ItemAsync("/data/experiments/XNAT_E00001")).GetProperty("data_fields").GetProperty("score").GetInt32());
            Assert.Equal("Visit", (await server.XmlAsync("/data/experiments/XNAT_E00001")).Name.LocalName);
            Assert.Equal("V1", Assert.Single(await server.RowsAsync("/data/experiments?xsiType=lab:visitData"))["label"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task BundledSchemasAreListedAsByARealServer()
    {
        await using var server = await TestServer.StartAsync();

        var names = JsonDocument
            .Parse(await server.GetAsync("/xapi/schemas")).RootElement
            .EnumerateArray()
            .Select(name => name.GetString()!)
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.Equal(
            [
                "assessments", "birn/birnprov", "catalog", "pipeline/workflow", "project", "screening/screeningAssessment", "security",
                "xdat", "xnat"
            ],
            names);
        foreach (var name in names)
        {
            var root = XElement.Parse(await server.GetAsync("/xapi/schemas/" + name));
            Assert.DoesNotContain(root.Elements(), element => element.Name.LocalName == "include");
            Assert.Equal(
                root.Elements().Count(element => element.Name.LocalName == "import"),
                root
                    .Elements()
                    .Where(element => element.Name.LocalName == "import")
                    .Select(import => (string?)import.Attribute("namespace"))
                    .Distinct()
                    .Count());
            Assert.All(root.Elements().Where(element => element.Name.LocalName == "import"), import =>
                Assert.Matches("^\\.\\./[a-z]+/[a-z]+\\.xsd$", (string?)import.Attribute("schemaLocation")));
        }
    }

    [Fact]
    public async Task UnknownSchemaIsNotFound()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(404, await server.StatusAsync("/xapi/schemas/nope"));
    }

    [Fact]
    public async Task MissingFolderIsToldByName()
    {
        var exception = await Assert.ThrowsAsync<DirectoryNotFoundException>(() => XnatServer.StartAsync(new XnatServerOptions
        {
            SchemaFolders = ["/no/such/folder"]
        }));

        Assert.Equal(
            "The schema folder '/no/such/folder' does not exist; give the folder that holds {prefix}/{name}.xsd.", exception.Message);
    }

    [SharedTheory]
    [InlineData("schemas/xnat-1.7")]
    [InlineData("schemas/xnat-1.8")]
    public async Task RealCoreSchemasServeEverySessionType(string folder)
    {
        await using var server = await TestServer.StartAsync(
            data => data.Project("P1"), new() { SchemaFolders = [SharedFiles.PathOf(folder)] });
        var types = (await server.RowsAsync("/data/search/elements"))
            .Select(row => row["ELEMENT_NAME"])
            .Where(type => type.EndsWith("SessionData", StringComparison.Ordinal))
            .ToList();

        Assert.True(types.Count > 30, string.Join(' ', types));
        foreach (var type in types)
            Assert.Equal(
                201,
                (await server.PutAsync($"/data/projects/P1/subjects/S1/experiments/{type.Replace(':', '_')}?xsiType="
                    + $"{type}&date=2020-02-29")).Status);
        Assert.Equal(types.Count, (await server.RowsAsync("/data/projects/P1/experiments")).Count);
    }

    [SharedFact]
    public async Task RealPluginSchemasAreServedAndUsed()
    {
        await using var server = await TestServer.StartAsync(
            data => data.Project("P1").Subject("S1").Experiment("E1"),
            new() { SchemaFolders = [SharedFiles.PathOf("schemas/xnat-1.8"), SharedFiles.PathOf("schemas/extensions")] });

        var (status, _) = await server.PutAsync(
            "/data/projects/P1/subjects/S1/experiments/E1/assessors/fs1?xsiType=fs:fsData&fs:fsData/fsversion=v7");

        Assert.Equal(201, status);
        Assert.Equal(
            "v7",
            (await server.ItemAsync("/data/experiments/XNAT_E00002")).GetProperty("data_fields").GetProperty("fsversion").GetString());
    }
}
