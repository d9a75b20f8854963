using Microsoft.CodeAnalysis;
using Xnat.Typed.Generator.Tests.Pipeline;

namespace Xnat.Typed.Generator.Tests;

/// <summary>Projects that ask for some data types only.</summary>
public class SelectionTests
{
    private static readonly TestFile Lab = new("lab.xsd", """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="urn:lab" xmlns:xnat="http://nrg.wustl.edu/xnat"
            targetNamespace="urn:lab">
          <xs:complexType name="base"><xs:complexContent><xs:extension base="xnat:imageAssessorData"/></xs:complexContent></xs:complexType>
          <xs:complexType name="volumes"><xs:complexContent><xs:extension base="lab:base"><xs:sequence>
            <xs:element name="region" maxOccurs="unbounded"><xs:complexType><xs:sequence>
            <xs:element name="reader" type="lab:person"/></xs:sequence></xs:complexType></xs:element>
            <xs:element name="notes"><xs:complexType><xs:sequence><xs:element name="note" type="lab:note"/>
            <xs:element name="text" type="xs:string"/></xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
          <xs:complexType name="person"/>
          <xs:complexType name="note"/>
          <xs:complexType name="blood"/>
        </xs:schema>
        """);

    [Fact]
    public void NamedTypesComeWithTheirBasesAndWhatTheyReferTo()
    {
        var run = GeneratorRun.OfTypes("lab:volumes", Lab);

        Assert.Equal(
            ["LabTypeRegistry.g.cs", "lab/Base.g.cs", "lab/Note.g.cs", "lab/Person.g.cs", "lab/Volumes.g.cs"],
            run.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(run.CompilerDiagnostics());
    }

    [Fact]
    public void SeveralNamesAreSeparatedByCommas() =>
        Assert.Equal(
            ["LabTypeRegistry.g.cs", "lab/Blood.g.cs", "lab/Person.g.cs"],
            GeneratorRun.OfTypes("lab:blood,lab:person", Lab).Files.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void OnlyNeededClassesOfTheCoreAreExtended()
    {
        var server = ServerSchema.Xnat("""
            <xs:complexType name="experimentData"><xs:attribute name="wave" type="xs:int"/></xs:complexType>
            <xs:complexType name="projectData"><xs:attribute name="sponsor" type="xs:string"/></xs:complexType>
            """);

        var run = GeneratorRun.OfTypes("lab:base", Lab, server);

        Assert.Equal(
            ["LabTypeRegistry.g.cs", "lab/Base.g.cs", "xnat/ExperimentDataExtensions.g.cs"], run.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("lab:volume", "Did you mean 'lab:volumes'?")]
    [InlineData("blood", "Did you mean 'lab:blood'?")]
    [InlineData("lab:somethingElse", "Look the name up in the schemas, with its prefix.")]
    public void UnknownNameIsReportedWithTheNearestOne(string name, string advice)
    {
        var run = GeneratorRun.OfTypes(name + ",lab:person", Lab);

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("XNT0302", DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
        Assert.Equal(
            $"XnatTypes names '{name}', which is in none of the given schemas; nothing is generated for it. {advice}",
            diagnostic.GetMessage());
        Assert.Equal(Location.None, diagnostic.Location);
        Assert.Contains("lab/Person.g.cs", run.Files.Keys);
    }

    [Fact]
    public void TypeOfTheCoreMayBeNamed()
    {
        var run = GeneratorRun.OfTypes("xnat:subjectData", Lab);

        Assert.Empty(run.Files);
        Assert.Empty(run.Diagnostics);
    }
}
