using Xnat.Typed.Generator.Tests.Fuzzing;
using Xnat.Typed.Generator.Tests.Pipeline;

namespace Xnat.Typed.Generator.Tests;

/// <summary>Whatever generated code says itself, a schema or a project may be called so.</summary>
public class OwnWordsTests
{
    private const string Score = """
        <xs:complexType name="schema"><xs:sequence><xs:element name="version" type="xs:string"/></xs:sequence></xs:complexType>
        <xs:simpleType name="grade"><xs:restriction base="xs:string"><xs:enumeration value="good"/></xs:restriction></xs:simpleType>
        <xs:complexType name="scoreData"><xs:complexContent><xs:extension base="xnat:subjectAssessorData"><xs:sequence>
          <xs:element name="day" type="xs:date"/><xs:element name="at" type="xs:time"/><xs:element name="stored" type="xs:dateTime"/>
          <xs:element name="schema" type="lab:schema"/><xs:element name="grade" type="lab:grade"/>
          <xs:element name="owner" type="xnat:investigatorData"/>
          <xs:element name="others" type="xnat:investigatorData" maxOccurs="9"/><xs:element name="codes" type="xs:int" maxOccurs="9"/>
          <xs:element name="lid"><xs:complexType><xs:attribute name="colour" type="xs:string"/></xs:complexType></xs:element>
          <xs:element name="row" maxOccurs="9"><xs:complexType><xs:attribute name="cell" type="xs:string"/></xs:complexType></xs:element>
        </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        """;

    [Fact]
    public void WordsAreReadFromWhatTheEmittersWrite()
    {
        string[] known =
        [
            "Schema", "schema", "Get", "DataTypeName", "XsiType", "XnatListing", "Register", "Contract", "IXnatEditable", "Text", "System",
            "CodeDom", "Typed", "ProjectData", "PrintMembers"
        ];

        Assert.Empty(known.Except(OwnWords.All, StringComparer.Ordinal));
        Assert.DoesNotContain(OwnWords.All, word => word.Contains("zq", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TypesMembersGroupsAndValuesCalledLikeEachOfThemCompile(bool isCore)
    {
        var words = OwnWords.All.Where(word => char.IsUpper(word[0])).ToArray();
        var types = words.Select(word => $"""
            <xs:complexType name="{word}"><xs:sequence>
              <xs:element name="{word}" type="lab:{word}"/><xs:element name="day" type="xs:date"/>
              <xs:element name="box"><xs:complexType><xs:sequence><xs:element name="{word}"><xs:complexType>
                <xs:attribute name="{word}" type="xs:time"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
              <xs:element name="kind"><xs:simpleType><xs:restriction base="xs:string">
                <xs:enumeration value="{word}"/></xs:restriction></xs:simpleType></xs:element>
              <xs:element name="list" maxOccurs="9"><xs:complexType><xs:attribute name="{word}" type="eye:{word}"/></xs:complexType>
              </xs:element>
            </xs:sequence></xs:complexType>
            """);
        var enumerations = words.Select(word => $"""
            <xs:simpleType name="{word}"><xs:restriction base="xs:string"><xs:enumeration value="{word}"/></xs:restriction></xs:simpleType>
            """);

        var run = GeneratorRun.Of(
            isCore, Schema("lab", string.Concat(types)), Schema("eye", string.Concat(enumerations)));

        Assert.Empty(run.CompilerDiagnostics());
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id is "XNT0204" or "XNT0901");
    }

    [Theory]
    [InlineData("My.SubjectAssessorData")]
    [InlineData("My.SubjectAssessorData.Models")]
    [InlineData("SubjectAssessorData")]
    [InlineData("InvestigatorData.Lab")]
    [InlineData("My.XnatField")]
    [InlineData("XnatRow.XnatItems.XnatElement")]
    [InlineData("My.DateOnly.TimeOnly.DateTime")]
    [InlineData("My.GeneratedCode.ModuleInitializer")]
    [InlineData("My.GeneratedCodeAttribute")]
    [InlineData("Xnat")]
    [InlineData("Xnat.Typed")]
    [InlineData("Xnat.Typed.Model")]
    [InlineData("Xnat.Typed.Registration")]
    [InlineData("My.Xnat.Typed.Model")]
    [InlineData("System")]
    [InlineData("System.Runtime.CompilerServices")]
    [InlineData("Lab.System")]
    [InlineData("Typed")]
    [InlineData("Model")]
    [InlineData("Schema")]
    [InlineData("Lab.Schema.Get")]
    [InlineData("ScoreData")]
    [InlineData("Lab.ScoreData")]
    [InlineData("Lab.Grade.LabSchema")]
    [InlineData("global")]
    [InlineData("Lab.class", "Lab.@class")]
    [InlineData("string.value", "@string.value")]
    [InlineData("Xnat.Typed.Model.SubjectData", "XnatTypes")]
    [InlineData("Xnat.Typed.Model.XnatItem.Lab", "XnatTypes")]
    public void RootNamespaceMayBeAnything(string root, string? expected = null)
    {
        var run = GeneratorRun.InNamespace(root, Schema("lab", Score), ServerSchema.Subject);

        Assert.Empty(run.CompilerDiagnostics());
        Assert.Contains($"\nnamespace {expected ?? root};\n", run.Files["lab/ScoreData.g.cs"], StringComparison.Ordinal);
        var said = run.Diagnostics.Select(diagnostic => diagnostic.Id).Distinct(StringComparer.Ordinal);
        Assert.Equal(expected == "XnatTypes" ? ["XNT0207", "XNT0304"] : ["XNT0207"], said.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void NamespacesOfSchemaItemsHideNothingFromEachOther()
    {
        var run = GeneratorRun.Of(
            isCore: false, Schema("lab", Score),
            Schema("eye", Score.Replace("lab:", "eye:", StringComparison.Ordinal), "Lab.InvestigatorData"),
            Schema("ear", """<xs:complexType name="eye"/><xs:complexType name="grade"/>""", "Lab"));

        Assert.Empty(run.CompilerDiagnostics());
    }

    [Fact]
    public void TypeCalledSchemaGetsItsPrefixAndThatIsSaid()
    {
        var run = GeneratorRun.Of(isCore: false, Schema("lab", Score));

        Assert.Empty(run.CompilerDiagnostics());
        Assert.Contains("public LabSchema? SchemaValue { ", run.Files["lab/ScoreData.g.cs"], StringComparison.Ordinal);
        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("XNT0207", 1), (diagnostic.Id, diagnostic.Location.GetLineSpan().StartLinePosition.Line));
        Assert.Equal(
            "lab.xsd(2): "
            + "'lab:schema' would be called 'Schema', which is a word of the generated code itself, so it is named 'LabSchema'. To choose "
            + "another name, rename it in the schema item: Rename=\"lab:schema=OtherName\".",
            diagnostic.GetMessage());
    }

    private static TestFile Schema(string prefix, string content, string @namespace = "") => new(
        prefix + ".xsd",
        $"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xnat="http://nrg.wustl.edu/xnat" """
        + $"""xmlns:lab="urn:lab" xmlns:eye="urn:eye" xmlns:ear="urn:ear" targetNamespace="urn:{prefix}">""" + "\n"
        + content + "</xs:schema>",
        @namespace);
}
