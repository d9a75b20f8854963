using Microsoft.CodeAnalysis.CSharp;
using Xnat.Typed.Generator.Tests.Pipeline;

namespace Xnat.Typed.Generator.Tests;

/// <summary>
/// What an object cannot do does not compile: rows of lists and groups of fields have no address of their own, and not all that have one
/// have the same verbs. The same holds for the types of a plugin.
/// </summary>
public class ClassKindTests
{
    private const string Plugin = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xnat="http://nrg.wustl.edu/xnat" xmlns:lab="http://example.org/lab"
                   targetNamespace="http://example.org/lab">
          <xs:complexType name="reading"><xs:sequence>
            <xs:element name="value" type="xs:float"/>
            <xs:element name="device"><xs:complexType><xs:attribute name="serial" type="xs:string"/></xs:complexType></xs:element>
          </xs:sequence></xs:complexType>
          <xs:complexType name="visit"><xs:complexContent><xs:extension base="xnat:subjectAssessorData"><xs:sequence>
            <xs:element name="arrival"><xs:complexType><xs:attribute name="by" type="xs:string"/></xs:complexType></xs:element>
            <xs:element name="readings"><xs:complexType><xs:sequence>
              <xs:element name="reading" type="lab:reading" maxOccurs="unbounded"/>
            </xs:sequence></xs:complexType></xs:element>
            <xs:element name="pulses"><xs:complexType><xs:sequence><xs:element name="pulse" maxOccurs="unbounded">
              <xs:complexType><xs:attribute name="rate" type="xs:int"/></xs:complexType>
            </xs:element></xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
          <xs:complexType name="volumes">
            <xs:complexContent><xs:extension base="xnat:imageAssessorData"/></xs:complexContent>
          </xs:complexType>
          <xs:complexType name="session">
            <xs:complexContent><xs:extension base="xnat:imageSessionData"/></xs:complexContent>
          </xs:complexType>
          <xs:complexType name="scan"><xs:complexContent><xs:extension base="xnat:imageScanData"/></xs:complexContent></xs:complexType>
          <xs:complexType name="atlas"><xs:complexContent><xs:extension base="xnat:resource"/></xs:complexContent></xs:complexType>
          <xs:complexType name="sites"><xs:complexContent><xs:extension base="xnat:demographicData"/></xs:complexContent></xs:complexType>
        </xs:schema>
        """;

    private static readonly GeneratorRun Lab = GeneratorRun.Of(isCore: false, new TestFile("lab.xsd", Plugin));

    [Fact]
    public void PluginIsGeneratedWithoutAWord()
    {
        Assert.Empty(Lab.Diagnostics);
        Assert.Empty(Lab.CompilerDiagnostics());
    }

    [Theory]
    // Rows of the core: of a list of its own, of a shared type; then a group of fields.
    [InlineData("CS1929", "new SubjectData.AddIdElement().SaveAsync()")]
    [InlineData("CS1929", "new DemographicData().SaveAsync()")]
    [InlineData("CS0311", "new DemographicData().LoadAsync()")]
    [InlineData("CS1929", "new DemographicData().DeleteAsync()")]
    [InlineData("CS1929", "new MrScanData().Parameters.SaveAsync()")]
    [InlineData("CS0311", "new MrScanData().Parameters.LoadAsync()")]
    [InlineData("CS1929", "new MrScanData().Parameters.DeleteAsync()")]
    // Objects with an address that cannot do all.
    [InlineData("CS1929", "new ResourceCatalog().SaveAsync()")]
    [InlineData("CS1929", "new MrScanData().FieldsAsync()")]
    [InlineData("CS1929", "new MrScanData().SetFieldAsync(\"volume\", \"1\")")]
    [InlineData("CS1929", "new MrScanData().SetFieldAsync(\"volume\", 1)")]
    [InlineData("CS1929", "new MrScanData().RemoveFieldAsync(\"volume\")")]
    [InlineData("CS1929", "new ResourceCatalog().FieldsAsync()")]
    [InlineData("CS1929", "new MrScanData().ShareAsync(new ProjectData())")]
    [InlineData("CS1929", "new ProjectData().ShareAsync(new ProjectData())")]
    [InlineData("CS1929", "new ProjectData().MoveAsync(new ProjectData())")]
    [InlineData("CS1061", "new SubjectVariablesData().Scans")]
    [InlineData("CS1061", "new SubjectVariablesData().Assessors")]
    [InlineData("CS1061", "new SubjectData().Scans")]
    [InlineData("CS1061", "new DemographicData().Resources")]
    [InlineData("CS1929", "new MrSessionData().DicomDumpAsync()")]
    [InlineData("CS1929", "new ProjectData().DownloadAsync(\"all.zip\")")]
    // The plugin's own: rows and a group, then what derives from the core's.
    [InlineData("CS1929", "new Reading().SaveAsync()")]
    [InlineData("CS0311", "new Reading().LoadAsync()")]
    [InlineData("CS1929", "new Reading().FieldsAsync()")]
    [InlineData("CS1929", "new Reading().Device.SaveAsync()")]
    [InlineData("CS1929", "new Visit.PulseElement().SaveAsync()")]
    [InlineData("CS1929", "new Visit.PulseElement().DeleteAsync()")]
    [InlineData("CS1929", "new Visit().Arrival.SaveAsync()")]
    [InlineData("CS1061", "new Visit().Scans")]
    [InlineData("CS1061", "new Volumes().Scans")]
    [InlineData("CS1929", "new Scan().FieldsAsync()")]
    [InlineData("CS1929", "new Scan().ShareAsync(new ProjectData())")]
    [InlineData("CS1929", "new Atlas().SaveAsync()")]
    [InlineData("CS1929", "new Sites().SaveAsync()")]
    [InlineData("CS0311", "new XnatListing<Reading>(new ProjectData(), \"readings\", \"lab:reading\", \"ID\")")]
    public void WhatCannotBeDoneDoesNotCompile(string code, string expression) =>
        Assert.Equal([$"{code} {expression}"], GeneratedProgram.Refused(Lab, expression));

    [Fact]
    public void WhatCanBeDoneCompiles() => Assert.Equal([], GeneratedProgram.Refused(
        Lab,
        "new SubjectData().SaveAsync()",
        "new MrScanData().SaveAsync()",
        "new ReconstructedImageData().SaveAsync()",
        "new ResourceCatalog().LoadAsync()",
        "new ResourceCatalog().DeleteAsync()",
        "new ProjectData().FieldsAsync()",
        "new SubjectData().SetFieldAsync(\"volume\", 1)",
        "new SubjectVariablesData().RemoveFieldAsync(\"volume\")",
        "new SubjectData().ShareAsync(new ProjectData())",
        "new MrSessionData().MoveAsync(new ProjectData())",
        "new MrSessionData().Scans",
        "new MrScanData().Resources",
        "new MrScanData().DicomDumpAsync()",
        "new MrSessionData().DownloadAsync(\"all.zip\")",
        "new DemographicData().Get(DemographicData.Schema.Gender)",
        "new MrScanData().Parameters.Get(MrScanData.Schema.Parameters.Tr)",
        "new Visit().SaveAsync()",
        "new Visit().LoadAsync().Result.Readings[0].Device.Serial",
        "new Visit().FieldsAsync()",
        "new Volumes().ShareAsync(new ProjectData())",
        "new Session().Scans",
        "new Session().Assessors.OfType<Volumes>()",
        "new Scan().SaveAsync()",
        "new Scan().Resources",
        "new Scan().DicomDumpAsync()",
        "new Atlas().DeleteAsync()",
        "new Reading().Raw",
        "new Reading().Get(Reading.Schema.Value)",
        "new Visit.PulseElement().Rate"));

    [Fact]
    public void WhatDerivesFromALibrarysTypeIsOfItsKind()
    {
        var library = Lab.Output.WithAssemblyName("Plugin").ToMetadataReference();
        var app = GeneratorRun.Of(LanguageVersion.Preview, [library], new TestFile("app.xsd", """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="http://example.org/lab" xmlns:app="http://example.org/app"
                       targetNamespace="http://example.org/app">
              <xs:complexType name="finer"><xs:complexContent><xs:extension base="lab:reading"/></xs:complexContent></xs:complexType>
              <xs:complexType name="later"><xs:complexContent><xs:extension base="lab:volumes"/></xs:complexContent></xs:complexType>
            </xs:schema>
            """));

        // Both projects of the test are called Lab, and so are their registries.
        Assert.All(app.CompilerDiagnostics(), diagnostic => Assert.Equal("CS0436", diagnostic.Id));
        Assert.Equal(
            ["CS1929 new Finer().SaveAsync()", "CS1061 new Later().Scans"],
            GeneratedProgram.Refused(app, "new Finer().SaveAsync()", "new Later().Scans"));
        Assert.Equal([], GeneratedProgram.Refused(app, "new Finer().Value", "new Later().SaveAsync()", "new Later().FieldsAsync()"));
    }

    [Fact]
    public void WhatIsAboveAnObjectIsAnObjectToo()
    {
        var core = GeneratorRun.Of(ServerSchema.Xnat("""
            <xs:complexType name="asset"/>
            <xs:complexType name="poster"><xs:complexContent><xs:extension base="xnat:asset"/></xs:complexContent></xs:complexType>
            <xs:complexType name="projectData"><xs:complexContent><xs:extension base="xnat:asset"/></xs:complexContent></xs:complexType>
            <xs:complexType name="subjectData"/>
            <xs:complexType name="alias"/>
            """));

        Assert.Empty(core.CompilerDiagnostics());
        Assert.Equal(
            [
                "Alias : XnatRow, IXnatType<Alias>",
                "Asset : XnatObject, IXnatType<Asset>",
                "Poster : Asset, IXnatType<Poster>",
                "ProjectData : Asset, IXnatEditable, IXnatVariableOwner, IXnatType<ProjectData>",
                "SubjectData : XnatObject, IXnatEditable, IXnatShareable, IXnatVariableOwner, IXnatType<SubjectData>",
            ],
            core.Files.Values.SelectMany(file => file.Split('\n'))
                .Where(line => line.StartsWith("public partial class ", StringComparison.Ordinal))
                .Select(line => line["public partial class ".Length..])
                .Order(StringComparer.Ordinal));
    }
}
