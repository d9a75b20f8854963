using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Tests.Naming;

public class MemberNamingTests
{
    [Theory]
    [InlineData("equals", "EqualsValue")]
    [InlineData("getHashCode", "GetHashCodeValue")]
    [InlineData("getType", "GetTypeValue")]
    [InlineData("toString", "ToStringValue")]
    [InlineData("schema", "SchemaValue")]
    [InlineData("raw", "RawValue")]
    [InlineData("item", "ItemValue")]
    [InlineData("get", "GetValue")]
    [InlineData("set", "SetValue")]
    [InlineData("xsiType", "XsiTypeValue")]
    [InlineData("a", "AValue")]
    public void MemberNamedLikeItsClassOrAnInheritedMemberGetsASuffix(string member, string expected)
    {
        var code = TestSchema.Name($"<xs:complexType name=\"a\"><xs:attribute name=\"{member}\" type=\"xs:string\"/></xs:complexType>");

        Assert.Equal(expected, Assert.Single(code.Types[0].Members).Name);
    }

    [Fact]
    public void TwoNamesOnOneIdentifierAreReportedWithBoth()
    {
        var code = TestSchema.Name("<xs:complexType name=\"a\"><xs:attribute name=\"dataType\" type=\"xs:string\"/><xs:attribute "
            + "name=\"data-type\" type=\"xs:string\"/></xs:complexType>");

        var problem = Assert.Single(code.Problems);
        Assert.Equal("XNT0201", problem.Code);
        Assert.Equal(
            "lab:a: 'dataType' and 'data-type' both become 'DataType'; only the first has a property. Rename one in the schema item: "
            + "Rename=\"lab:a/data-type=OtherName\".",
            ProblemCatalog.Format(problem));
        Assert.Single(code.Types[0].Members);
    }

    [Fact]
    public void MemberThatTheBaseHasTooHidesIt()
    {
        var code = TestSchema.Name("""
            <xs:complexType name="b"><xs:attribute name="protocol" type="xs:string"/></xs:complexType>
            <xs:complexType name="c"><xs:complexContent><xs:extension base="lab:b"><xs:sequence>
            <xs:element name="protocol" type="xs:string"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
            """);

        var member = Assert.Single(code.Types.Single(type => type.Name == "C").Members);
        Assert.Equal(Hiding.Property | Hiding.Descriptor, member.Hides);
    }

    [Fact]
    public void ValuesThatDifferInCaseOnlyAreReportedAndTheFirstIsAMember()
    {
        var code = TestSchema.Name("""
            <xs:complexType name="a"><xs:attribute name="sex"><xs:simpleType><xs:restriction base="xs:string">
              <xs:enumeration value="male"/><xs:enumeration value="Male"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType>
            """);

        Assert.Equal("XNT0202", Assert.Single(code.Problems).Code);
        Assert.Equal("male", Assert.Single(code.Types[0].Members[0].Enumeration!.Values).Text);
    }

    [Fact]
    public void TextBesideAnAttributeCalledValueIsCalledText()
    {
        var code = TestSchema.Name("""
            <xs:complexType name="a"><xs:simpleContent><xs:extension base="xs:string">
            <xs:attribute name="value" type="xs:string"/></xs:extension></xs:simpleContent></xs:complexType>
            """);

        Assert.Equal(["Text", "Value"], code.Types[0].Members.Select(member => member.Name));
        Assert.Empty(code.Problems);
    }

    [Fact]
    public void TypesThatDifferInCaseOnlyGetDifferentFiles()
    {
        var code = TestSchema.Name("<xs:complexType name=\"AnatQC\"/><xs:complexType name=\"anatqc\"/>");

        Assert.Equal(["AnatQc", "Anatqc"], code.Types.Select(type => type.Name));
        Assert.Equal(2, code.Types.Select(type => type.HintName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
