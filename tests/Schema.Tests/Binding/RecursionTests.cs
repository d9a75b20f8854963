using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Tests.Binding;

/// <summary>Groups that hold themselves: typed three levels deep, raw below, and a problem where they do.</summary>
public class RecursionTests
{
    [Fact]
    public void GroupThatHoldsItselfInAnElementIsTypedThreeLevelsDeep()
    {
        var model = TestSchema.Bind("""
            <xs:group name="rule"><xs:choice><xs:element name="test" type="xs:string"/>
            <xs:element name="all"><xs:complexType><xs:group ref="lab:rule"/></xs:complexType></xs:element></xs:choice></xs:group>
            <xs:complexType name="a"><xs:group ref="lab:rule"/></xs:complexType>
            """);

        Assert.Equal(["all", "all/all", "all/all/all", "all/all/test", "all/test", "test"], Paths(model));
        Assert.Equal(MemberKind.Raw, Members(model.Types[0].Members).Single(member => member.Path == "all/all/all").Kind);
        AssertRecursion(model, (3, "rule"));
    }

    [Fact]
    public void RepeatedGroupBecomesRowsOfRows()
    {
        var model = TestSchema.Bind("""
            <xs:group name="rule"><xs:choice><xs:element name="test" type="xs:string"/>
            <xs:element name="all"><xs:complexType><xs:group ref="lab:rule" maxOccurs="unbounded"/></xs:complexType></xs:element>
            </xs:choice></xs:group>
            <xs:complexType name="a"><xs:group ref="lab:rule"/></xs:complexType>
            """);

        var all = model.Types[0].Members.Single(member => member.Name == "all");
        var rows = all.Members.Single(member => member.Path == "all/all").Row!;
        Assert.Equal(["test", "all"], rows.Members.Select(member => member.Name));
        Assert.Equal(MemberKind.ValueList, all.Members.Single(member => member.Path == "all/test").Kind);
        AssertRecursion(model, (3, "rule"));
    }

    [Fact]
    public void GroupsThatHoldEachOtherAreTypedThreeLevelsDeepEach()
    {
        var model = TestSchema.Bind("""
            <xs:group name="g"><xs:sequence><xs:element name="b"><xs:complexType><xs:group ref="lab:h"/></xs:complexType></xs:element>
            </xs:sequence></xs:group>
            <xs:group name="h"><xs:sequence><xs:element name="c"><xs:complexType><xs:sequence><xs:element name="n" type="xs:int"/>
            <xs:group ref="lab:g"/></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:group>
            <xs:complexType name="a"><xs:group ref="lab:g"/></xs:complexType>
            """);

        Assert.Contains("b/c/b/c/b/c/n", Paths(model));
        Assert.DoesNotContain("b/c/b/c/b/c/b", Paths(model));
        AssertRecursion(model, (5, "g"));
    }

    [Theory]
    [InlineData("<xs:group ref=\"lab:g\"/>", "")]
    [InlineData("<xs:group ref=\"lab:h\"/>", "<xs:group name=\"h\"><xs:choice>\n<xs:group ref=\"lab:g\"/></xs:choice></xs:group>")]
    public void GroupDirectlyInItselfIsReportedAndItsElementsAreTyped(string inside, string other)
    {
        var model = TestSchema.Bind($"""
            <xs:group name="g"><xs:sequence><xs:element name="x" type="xs:int"/>
            {inside}</xs:sequence></xs:group>{other}
            <xs:complexType name="a"><xs:group ref="lab:g"/></xs:complexType>
            """);

        Assert.Equal(["x"], Paths(model));
        Assert.Equal("XNT0112", Assert.Single(model.Problems).Code);
    }

    [Fact]
    public void AttributeGroupsInEachOtherLoseNothing()
    {
        var model = TestSchema.Bind("""
            <xs:attributeGroup name="g"><xs:attribute name="x"/><xs:attributeGroup ref="lab:h"/></xs:attributeGroup>
            <xs:attributeGroup name="h"><xs:attribute name="y"/><xs:attributeGroup ref="lab:g"/></xs:attributeGroup>
            <xs:complexType name="a"><xs:attributeGroup ref="lab:h"/></xs:complexType>
            """);

        Assert.Equal(["x", "y"], Paths(model));
        Assert.Empty(model.Problems);
    }

    [Fact]
    public void AttributeGroupThatIsNotThereIsReportedAtItsPlace()
    {
        var model = TestSchema.Bind("<xs:complexType name=\"a\">\n<xs:attributeGroup ref=\"lab:gone\"/></xs:complexType>");

        Assert.Equal(("XNT0106", 3), (Assert.Single(model.Problems).Code, model.Problems[0].Position!.Line));
    }

    [Fact]
    public void SecondGroupOfOneNameIsReported()
    {
        var model = TestSchema.Bind("""
            <xs:group name="g"><xs:sequence/></xs:group>
            <xs:group name="g"><xs:sequence><xs:element name="x" type="xs:int"/></xs:sequence></xs:group>
            <xs:attributeGroup name="g"/>
            <xs:attributeGroup name="g"><xs:attribute name="y"/></xs:attributeGroup>
            """);

        Assert.Equal([("XNT0103", 3), ("XNT0103", 5)], model.Problems.Select(problem => (problem.Code, problem.Position!.Line)));
    }

    [Fact]
    public void TypesThatHoldThemselvesAreReferencesAndNoRecursion()
    {
        var model = TestSchema.Bind("""
            <xs:complexType name="a"><xs:sequence><xs:element name="inner" type="lab:a"/></xs:sequence></xs:complexType>
            """);

        Assert.Equal(MemberKind.Reference, Assert.Single(model.Types[0].Members).Kind);
        Assert.Empty(model.Problems);
    }

    private static void AssertRecursion(DataModel model, (int Line, string Group) expected)
    {
        var problem = Assert.Single(model.Problems);
        Assert.Equal("XNT0112", problem.Code);
        Assert.Equal(expected, (problem.Position!.Line, problem.Arguments[0]));
        Assert.Equal("3", problem.Arguments[1]);
    }

    private static IEnumerable<string> Paths(DataModel model) => Members(model.Types[0].Members)
        .Select(member => member.Path)
        .Order(StringComparer.Ordinal);

    private static IEnumerable<Member> Members(IEnumerable<Member> members) =>
        members.SelectMany(member => Members(member.Members).Prepend(member));
}
