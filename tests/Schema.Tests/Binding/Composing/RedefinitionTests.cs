using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Tests.Binding.Composing;

/// <summary><c>xs:redefine</c>, XML Schema 1.0 part 1, clause 4.2.2.</summary>
public class RedefinitionTests
{
    private const string Types = """
        <xs:complexType name="range"><xs:sequence><xs:element name="unit" type="xs:string"/>
        <xs:element name="note" type="xs:string" minOccurs="0"/></xs:sequence><xs:attribute name="lo" type="xs:double"/>
        <xs:attribute name="kind"/></xs:complexType>
        <xs:complexType name="amount"><xs:simpleContent><xs:extension base="xs:int"><xs:attribute name="unit"/></xs:extension>
        </xs:simpleContent></xs:complexType>
        <xs:simpleType name="grade"><xs:restriction base="xs:string"><xs:maxLength value="8"/></xs:restriction></xs:simpleType>
        <xs:group name="place"><xs:sequence><xs:element name="city" type="xs:string"/></xs:sequence></xs:group>
        <xs:attributeGroup name="stamp"><xs:attribute name="by"/></xs:attributeGroup>
        <xs:complexType name="user"><xs:sequence><xs:element name="r" type="lab:range"/><xs:element name="g" type="lab:grade"/>
        <xs:group ref="lab:place"/></xs:sequence><xs:attributeGroup ref="lab:stamp"/></xs:complexType>
        """;

    [Fact]
    public void ExtensionOfItselfAddsToTheTypeItself()
    {
        var model = Bind("""
            <xs:complexType name="range"><xs:complexContent><xs:extension base="lab:range"><xs:sequence>
            <xs:element name="step" type="xs:int"/></xs:sequence><xs:attribute name="hi" type="xs:double"/></xs:extension>
            </xs:complexContent></xs:complexType>
            """);

        Assert.Equal(["hi", "kind", "lo", "note", "step", "unit"], MembersOf(model, "range"));
        Assert.Equal("lab:range", Member(model, "user", "r").Target!.XsiType);
        Assert.Empty(model.Problems);
    }

    [Fact]
    public void RestrictionOfItselfKeepsWhatItRepeats()
    {
        var model = Bind("""
            <xs:complexType name="range"><xs:complexContent><xs:restriction base="lab:range"><xs:sequence>
            <xs:element name="unit" type="lab:grade"/></xs:sequence><xs:attribute name="kind" use="prohibited"/></xs:restriction>
            </xs:complexContent></xs:complexType>
            """);

        Assert.Equal(["lo", "unit"], MembersOf(model, "range"));
        Assert.Equal(8, Member(model, "range", "unit").Value!.MaxLength);
        Assert.Empty(model.Problems);
    }

    [Fact]
    public void RestrictionOfItsOwnTextNarrowsIt()
    {
        var model = Bind("""
            <xs:complexType name="amount"><xs:simpleContent><xs:restriction base="lab:amount"><xs:maxInclusive value="9"/>
            </xs:restriction></xs:simpleContent></xs:complexType>
            """);

        var text = Member(model, "amount", "value").Value!;
        Assert.Equal((SimpleKind.Int, "9"), (text.Kind, text.Maximum));
        Assert.Equal(["unit", "value"], MembersOf(model, "amount"));
    }

    [Fact]
    public void SimpleTypeGroupAndAttributeGroupAreRedefinedWhereverTheyAreUsed()
    {
        var model = Bind("""
            <xs:simpleType name="grade"><xs:restriction base="lab:grade"><xs:enumeration value="a"/></xs:restriction></xs:simpleType>
            <xs:group name="place"><xs:sequence><xs:group ref="lab:place"/><xs:element name="street" type="xs:string"/></xs:sequence>
            </xs:group>
            <xs:attributeGroup name="stamp"><xs:attributeGroup ref="lab:stamp"/><xs:attribute name="on" type="xs:date"/>
            </xs:attributeGroup>
            """);

        Assert.Equal(["by", "city", "g", "on", "r", "street"], MembersOf(model, "user"));
        var grade = Member(model, "user", "g").Value!;
        Assert.Equal(8, grade.MaxLength);
        Assert.Equal(["a"], grade.Enumeration);
        Assert.Empty(model.Problems);
    }

    [Fact]
    public void GroupsThatDoNotNameThemselvesReplaceWhatWasThere()
    {
        var model = Bind("""
            <xs:group name="place"><xs:sequence><xs:element name="city" type="xs:int"/></xs:sequence></xs:group>
            <xs:attributeGroup name="stamp"><xs:attribute name="by" type="xs:int"/></xs:attributeGroup>
            """);

        Assert.Equal(SimpleKind.Int, Member(model, "user", "city").Value!.Kind);
        Assert.Equal(SimpleKind.Int, Member(model, "user", "by").Value!.Kind);
    }

    [Fact]
    public void RedefinitionOfARedefinitionAddsToBoth()
    {
        var model = TestSchema.Bind(
            TestSchema.Read(Types, "types.xsd"),
            TestSchema.Read(Redefine("types.xsd", Extend("hi")), "middle.xsd"),
            TestSchema.Read(Redefine("middle.xsd", Extend("top")), "above.xsd"));

        Assert.Equal(["hi", "kind", "lo", "note", "top", "unit"], MembersOf(model, "range"));
        Assert.Empty(model.Problems);
    }

    [Fact]
    public void TwoRedefinitionsThatDoNotKnowEachOtherAreReported()
    {
        var model = TestSchema.Bind(
            TestSchema.Read(Types, "types.xsd"),
            TestSchema.Read(Redefine("types.xsd", Extend("hi")), "a.xsd"),
            TestSchema.Read(Redefine("types.xsd", Extend("top")), "b.xsd"));

        Assert.Equal(["hi", "kind", "lo", "note", "unit"], MembersOf(model, "range"));
        var problem = Assert.Single(model.Problems);
        Assert.Equal(("XNT0103", "b.xsd", 3), (problem.Code, problem.Position!.Path, problem.Position.Line));
    }

    [Theory]
    [InlineData("gone.xsd")]
    [InlineData("types.xsd")]
    public void RedefinitionOfWhatIsNotThereIsReportedAndReadAsADeclaration(string location)
    {
        const string Content = """
            <xs:complexType name="lost"><xs:complexContent><xs:extension base="lab:lost"><xs:attribute name="hi"/></xs:extension>
            </xs:complexContent></xs:complexType>
            """;
        var model = TestSchema.Bind(
            TestSchema.Read(Types, "types.xsd"), TestSchema.Read(Redefine(location, Content), "lab.xsd"));

        Assert.Equal(["hi"], MembersOf(model, "lost"));
        var problem = Assert.Single(model.Problems);
        Assert.Equal(("XNT0111", "lab.xsd", 3), (problem.Code, problem.Position!.Path, problem.Position.Line));
        Assert.Contains("'" + location + "'", ProblemCatalog.Format(problem), StringComparison.Ordinal);
    }

    [Fact]
    public void RedefinitionWithoutItselfAsBaseIsReportedAndTakesThePlace()
    {
        var model = Bind("""<xs:complexType name="range"><xs:attribute name="hi" type="xs:double"/></xs:complexType>""");

        Assert.Equal(["hi"], MembersOf(model, "range"));
        Assert.Equal("XNT0111", Assert.Single(model.Problems).Code);
    }

    [Fact]
    public void GroupThatNamesItselfTwiceIsReportedAndHoldsTheOtherOnce()
    {
        var model = Bind("""
            <xs:group name="place"><xs:sequence><xs:group ref="lab:place"/><xs:group ref="lab:place"/></xs:sequence></xs:group>
            """);

        Assert.Equal(MemberKind.Value, Member(model, "user", "city").Kind);
        Assert.Equal("XNT0111", Assert.Single(model.Problems).Code);
    }

    [Fact]
    public void WhatCannotBeRedefinedIsReported()
    {
        var model = Bind("""<xs:element name="e" type="xs:string"/>""");

        Assert.Equal(("XNT0003", 3), (Assert.Single(model.Problems).Code, model.Problems[0].Position!.Line));
    }

    [Fact]
    public void OverrideIsReportedAsLeftOut()
    {
        var model = TestSchema.Bind(
            TestSchema.Read(Types, "types.xsd"),
            TestSchema.Read("""<xs:override schemaLocation="types.xsd"><xs:complexType name="range"/></xs:override>""", "lab.xsd"));

        var problem = Assert.Single(model.Problems);
        Assert.Equal(("XNT0010", "lab.xsd", 2), (problem.Code, problem.Position!.Path, problem.Position.Line));
        Assert.Contains("lo", MembersOf(model, "range"));
    }

    private static string Extend(string attribute) => $"""
        <xs:complexType name="range"><xs:complexContent><xs:extension base="lab:range"><xs:attribute name="{attribute}"/>
        </xs:extension></xs:complexContent></xs:complexType>
        """;

    private static string Redefine(string location, string content) =>
        $"""
        <xs:redefine schemaLocation="{location}">
        {content}
        </xs:redefine>
        """;

    private static DataModel Bind(string redefinitions) => TestSchema.Bind(
        TestSchema.Read(Types, "folder/types.xsd"), TestSchema.Read(Redefine("types.xsd", redefinitions), "folder/lab.xsd"));

    private static Member Member(DataModel model, string type, string member) =>
        model.Types.Single(candidate => candidate.Name.LocalName == type).Members.Single(candidate => candidate.Name == member);

    private static IEnumerable<string> MembersOf(DataModel model, string type) =>
        model.Types.Single(candidate => candidate.Name.LocalName == type).Members.Select(member => member.Name)
            .Order(StringComparer.Ordinal);
}
