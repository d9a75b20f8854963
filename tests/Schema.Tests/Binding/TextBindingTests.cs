using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Tests.Binding;

/// <summary>Text of complex types: by simple content, or by complex content on a simple base, which is not valid.</summary>
public class TextBindingTests
{
    private const string Types = """
        <xs:simpleType name="grade"><xs:restriction base="xs:int"><xs:maxInclusive value="5"/></xs:restriction></xs:simpleType>
        <xs:complexType name="count"><xs:simpleContent><xs:extension base="xs:int"><xs:attribute name="unit"/></xs:extension>
        </xs:simpleContent></xs:complexType>
        """;

    [Theory]
    [InlineData("extension", "xs:string", "", SimpleKind.String, null)]
    [InlineData("extension", "xs:double", "", SimpleKind.Double, null)]
    [InlineData("extension", "lab:grade", "", SimpleKind.Int, "5")]
    [InlineData("restriction", "xs:int", "<xs:maxInclusive value=\"3\"/>", SimpleKind.Int, "3")]
    [InlineData("restriction", "lab:grade", "<xs:maxInclusive value=\"3\"/>", SimpleKind.Int, "3")]
    [InlineData("restriction", "lab:grade", "<xs:minInclusive value=\"3\"/>", SimpleKind.Int, "5")]
    internal void ComplexContentOnASimpleBaseIsTextWithAWarning(
        string derivation, string name, string facets, SimpleKind kind, string? maximum)
    {
        var model = Bind($"""
            <xs:complexContent>
            <xs:{derivation} base="{name}">{facets}<xs:attribute name="by"/></xs:{derivation}></xs:complexContent>
            """);

        var type = model.Types.Single(type => type.Name.LocalName == "a");
        Assert.Equal(["value", "by"], type.Members.Select(member => member.Name));
        var text = type.Members[0];
        Assert.Equal((MemberOrigin.Text, kind, maximum), (text.Origin, text.Value!.Kind, text.Value.Maximum));
        var problem = Assert.Single(model.Problems);
        Assert.Equal(("XNT0113", 2), (problem.Code, problem.Position!.Line));
        Assert.Equal(["lab:a", name], problem.Arguments);
    }

    [Fact]
    public void TypeInsideAnElementIsMeantTooAndKeepsItsElements()
    {
        var model = Bind("""
            <xs:sequence><xs:element name="e"><xs:complexType><xs:complexContent><xs:extension base="xs:string"><xs:sequence>
            <xs:element name="x" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType></xs:element>
            </xs:sequence>
            """);

        Assert.Equal(["e", "e/x"], model.Types[0].Members[0].Members.Select(member => member.Path));
        Assert.Equal("lab:a/e", Assert.Single(model.Problems).Arguments[0]);
    }

    [Fact]
    public void FacetsOnABaseWithoutTextAreReported()
    {
        var model = TestSchema.Bind("""
            <xs:complexType name="b"><xs:attribute name="k"/></xs:complexType>
            <xs:complexType name="a"><xs:complexContent>
            <xs:restriction base="lab:b"><xs:maxLength value="3"/></xs:restriction></xs:complexContent></xs:complexType>
            """);

        Assert.Equal(("XNT0003", 4), (Assert.Single(model.Problems).Code, model.Problems[0].Position!.Line));
    }

    [Theory]
    [InlineData("simpleContent", 0)]
    [InlineData("complexContent", 1)]
    public void RestrictedTextOfAComplexTypeKeepsItsKind(string content, int problems)
    {
        var model = Bind($"""
            <xs:{content}><xs:restriction base="lab:count"><xs:maxInclusive value="3"/></xs:restriction></xs:{content}>
            """);

        var text = model.Types.Single(type => type.Name.LocalName == "a").Restriction!.Narrowed[0].Value!;
        Assert.Equal((SimpleKind.Int, "3"), (text.Kind, text.Maximum));
        Assert.Equal(Enumerable.Repeat("XNT0113", problems), model.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void TextOfAnyTypeIsNotMeant()
    {
        var model = Bind("""
            <xs:complexContent><xs:extension base="xs:anyType"><xs:attribute name="by"/></xs:extension></xs:complexContent>
            """);

        Assert.Equal(["by"], model.Types.Single(type => type.Name.LocalName == "a").Members.Select(member => member.Name));
        Assert.Empty(model.Problems);
    }

    private static DataModel Bind(string content) => TestSchema.Bind($"<xs:complexType name=\"a\">{content}</xs:complexType>{Types}");
}
