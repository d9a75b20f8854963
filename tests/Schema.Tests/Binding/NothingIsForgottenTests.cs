using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Tests.Binding;

/// <summary>What a schema says is typed, or a problem at its place says that it is not, and says what is so.</summary>
public class NothingIsForgottenTests
{
    [Theory]
    [InlineData("XNT0105", "<xs:complexType name=\"a\" mixed=\"true\">\n<xs:attribute name=\"x\"/></xs:complexType>", 2)]
    [InlineData("XNT0003", "<xs:complexType name=\"a\"><xs:complexContent><xs:extension base=\"xs:anyType\"/>\n<xs:restriction "
        + "base=\"xs:anyType\"/></xs:complexContent></xs:complexType>", 3)]
    [InlineData("XNT0003", "<xs:complexType name=\"a\"><xs:simpleContent><xs:extension base=\"xs:int\"/></xs:simpleContent>\n"
        + "<xs:complexContent/></xs:complexType>", 3)]
    [InlineData("XNT0114", "<xs:complexType name=\"a\"><xs:attribute name=\"x\"/>\n<xs:attribute name=\"x\" type=\"xs:int\"/>"
        + "</xs:complexType>", 3)]
    [InlineData("XNT0114", "<xs:complexType name=\"a\"><xs:sequence><xs:element name=\"x\" type=\"xs:int\"/>\n"
        + "<xs:element name=\"x\" type=\"xs:string\"/></xs:sequence></xs:complexType>", 3)]
    [InlineData("XNT0114", "<xs:complexType name=\"a\"><xs:choice><xs:element name=\"x\" type=\"xs:int\"/>\n"
        + "<xs:element name=\"x\"><xs:complexType/></xs:element></xs:choice></xs:complexType>", 3)]
    [InlineData("XNT0003", "<xs:group name=\"g\"><xs:sequence>\n<xs:attribute name=\"x\"/></xs:sequence></xs:group>", 3)]
    [InlineData("XNT0003", "<xs:group name=\"g\">\n<xs:attributeGroup ref=\"lab:h\"/></xs:group>", 3)]
    [InlineData("XNT0003", "<xs:attributeGroup name=\"g\">\n<xs:element name=\"x\"/></xs:attributeGroup>", 3)]
    [InlineData("XNT0003", "<xs:element name=\"e\" type=\"xs:int\">\n<xs:sequence/></xs:element>", 3)]
    [InlineData("XNT0003", "<xs:attribute name=\"e\">\n<xs:complexType/></xs:attribute>", 3)]
    [InlineData("XNT0101", "<xs:complexType name=\"a\">\n<xs:attribute name=\"x\" type=\"lab:gone\"/></xs:complexType>", 3)]
    [InlineData("XNT0106", "<xs:complexType name=\"a\">\n<xs:attribute ref=\"lab:gone\"/></xs:complexType>", 3)]
    [InlineData("XNT0101", "<xs:complexType name=\"a\"><xs:attribute name=\"x\"><xs:simpleType>\n<xs:restriction base=\"lab:gone\"/>"
        + "</xs:simpleType></xs:attribute></xs:complexType>", 3)]
    public void WhatHasNoTypedFormIsReportedWhereItStands(string code, string content, int line)
    {
        var problem = Assert.Single(TestSchema.Bind(content).Problems);

        Assert.Equal((code, line), (problem.Code, problem.Position!.Line));
    }

    [Fact]
    public void AttributesOfTheWebNeedNoSchema() => Assert.Empty(TestSchema.Bind(
        "<xs:complexType name=\"a\"><xs:attribute ref=\"xml:lang\"/></xs:complexType>").Problems);

    [Fact]
    public void MessageSaysWhatBecameOfTheAttribute()
    {
        var model = TestSchema.Bind("<xs:complexType name=\"a\"><xs:attribute name=\"x\" type=\"lab:gone\"/></xs:complexType>");

        Assert.Equal(SimpleKind.String, model.Types[0].Members[0].Value!.Kind);
        Assert.Contains("it is read as text.", ProblemCatalog.Format(Assert.Single(model.Problems)), StringComparison.Ordinal);
    }

    [Fact]
    public void ParticlesBesideSimpleContentAreTyped()
    {
        var type = TestSchema.BindType("""
            <xs:complexType name="a"><xs:sequence><xs:element name="x" type="xs:int"/></xs:sequence>
            <xs:simpleContent><xs:extension base="xs:string"/></xs:simpleContent></xs:complexType>
            """);

        Assert.Equal(["value", "x"], type.Members.Select(member => member.Name));
    }

    [Theory]
    [InlineData("type=\"xs:int\"/>", MemberKind.Value, "")]
    [InlineData("type=\"lab:h\"/>", MemberKind.Reference, "lab:h")]
    [InlineData("><xs:complexType><xs:attribute name=\"x\"/></xs:complexType></xs:element>", MemberKind.Reference, "lab:head")]
    [InlineData("substitutionGroup=\"lab:top\"/>", MemberKind.Reference, "lab:h")]
    internal void ElementWithoutTypeHasThatOfTheOneForWhichItStands(string head, MemberKind kind, string target)
    {
        var model = TestSchema.Bind($"""
            <xs:element name="head" {head}<xs:element name="e" substitutionGroup="lab:head"/><xs:element name="top" type="lab:h"/>
            <xs:complexType name="h"><xs:attribute name="x"/></xs:complexType>
            <xs:complexType name="a"><xs:sequence><xs:element ref="lab:e"/></xs:sequence></xs:complexType>
            """);

        var member = Assert.Single(model.Types.Single(type => type.Name.LocalName == "a").Members);
        Assert.Equal((kind, target), (member.Kind, member.Target?.XsiType ?? ""));
        Assert.Empty(model.Problems);
    }

    [Fact]
    public void TypesThatDifferInCaseAloneAreReportedAndRenameTellsThemApart()
    {
        const string Types = """
            <xs:complexType name="ruleData"><xs:attribute name="x"/></xs:complexType>
            <xs:complexType name="RuleData"><xs:attribute name="y"/></xs:complexType>
            """;

        var problem = Assert.Single(TestSchema.Name(Types).Problems);
        Assert.Equal(("XNT0204", 2), (problem.Code, problem.Position!.Line));
        var renamed = TestSchema.Name(Types, "lab:ruleData=SmallRule");
        Assert.Equal(["RuleData", "SmallRule"], renamed.Types.Select(type => type.Name));
        Assert.Empty(renamed.Problems);
    }

    [Theory]
    [InlineData("<xs:extension base=\"lab:b\"><xs:attribute name=\"x\"/></xs:extension>", "lab:b")]
    [InlineData("<xs:restriction base=\"lab:b\"/>", "lab:b")]
    [InlineData("<xs:extension base=\"xs:anyType\"><xs:attribute name=\"x\"/></xs:extension>", "")]
    public void BaseWithoutMembersIsABaseAllTheSame(string derivation, string expected)
    {
        var model = TestSchema.Bind($"""
            <xs:complexType name="b" abstract="true"/>
            <xs:complexType name="a"><xs:complexContent>{derivation}</xs:complexContent></xs:complexType>
            """);

        Assert.Equal(expected, model.Types.Single(type => type.Name.LocalName == "a").Base?.XsiType ?? "");
        Assert.Empty(model.Problems);
    }
}
