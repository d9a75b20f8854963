using Microsoft.CodeAnalysis;
using Xnat.Typed.Generator.Pipeline;

namespace Xnat.Typed.Generator.Tests.Pipeline;

public class ProvidedTypesTests
{
    private const string Plugin = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="http://example.org/lab" xmlns:x="http://nrg.wustl.edu/xnat"
            targetNamespace="http://example.org/lab">
          <xs:element name="Volume" type="lab:volumeData"/>
          <xs:complexType name="volumeData"><xs:complexContent><xs:extension base="x:imageAssessorData"><xs:sequence>
            <xs:element name="brain" type="xs:float"/>
            <xs:element name="note" type="xs:string"/>
            <xs:element name="reader" type="x:investigatorData"/>
          </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        </xs:schema>
        """;

    private const string CoreAgain = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xnat="http://nrg.wustl.edu/xnat"
            targetNamespace="http://nrg.wustl.edu/xnat">
          <xs:complexType name="investigatorData"><xs:sequence><xs:element name="title" type="xs:string"/></xs:sequence></xs:complexType>
          <xs:complexType name="imageAssessorData"/>
        </xs:schema>
        """;

    [Fact]
    public void TypeDerivesFromTheClassThatTheReferenceProvides()
    {
        var run = GeneratorRun.Of(isCore: false, new TestFile("lab.xsd", Plugin));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics());
        Assert.Contains(
            "public partial class VolumeData : ImageAssessorData, ", run.Files["lab/VolumeData.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void InheritedMemberIsHiddenOnPurpose()
    {
        var run = GeneratorRun.Of(isCore: false, new TestFile("lab.xsd", Plugin));

        Assert.Contains("public new string? Note ", run.Files["lab/VolumeData.g.cs"], StringComparison.Ordinal);
        Assert.Contains("public new static XnatField<string?> Note ", run.Files["lab/VolumeData.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void ProvidedTypesAreNotEmittedAgain()
    {
        var run = GeneratorRun.Of(isCore: false, new TestFile("lab.xsd", Plugin), new TestFile("xnat.xsd", CoreAgain));

        Assert.Equal(["LabTypeRegistry.g.cs", "lab/VolumeData.g.cs"], run.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(run.CompilerDiagnostics());
    }

    [Fact]
    public void WithoutTheCoreOneErrorSaysWhatToReference()
    {
        var run = GeneratorRun.WithoutCore(new TestFile("lab.xsd", Plugin));

        Assert.Empty(run.Files);
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("XNT0301", DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
        Assert.Equal(
            "Nothing is generated because no reference provides XNAT's core types; reference the package Xnat.Typed",
            diagnostic.GetMessage());
    }

    [Fact]
    public void UnrelatedCSharpReadsNoReferenceAgain()
    {
        var run = GeneratorRun.Of(isCore: false, new TestFile("lab.xsd", Plugin)).WithSource("namespace Lab; internal class Other;");

        Assert.Equal([IncrementalStepRunReason.Cached], run.Reasons(Steps.References).Keys);
        Assert.Equal([IncrementalStepRunReason.Cached], run.EmitReasons().Keys);
    }
}
