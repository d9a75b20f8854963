using Xnat.Typed.Schema.Emitting;

namespace Xnat.Typed.Schema.Tests.Emitting;

/// <summary>What the schema asks of values, as it is written for the check before sending.</summary>
public sealed class FieldRuleTests
{
    [Theory]
    [InlineData("<xs:maxLength value='5'/>", "MaxLength(\"v\", 5)")]
    [InlineData("<xs:length value='5'/>", "MinLength(\"v\", 5)", "MaxLength(\"v\", 5)")]
    [InlineData("<xs:minLength value='2'/>", "MinLength(\"v\", 2)")]
    [InlineData("<xs:minLength value='0'/>")]
    [InlineData("<xs:pattern value='a'/><xs:pattern value='b'/>", "Pattern(\"v\", \"\\\\A(?:(a)|(b))\\\\z\")")]
    [InlineData("<xs:enumeration value='x'/><xs:enumeration value='y'/>", "OneOf(\"v\", \"x\", \"y\")")]
    public void FacetOfTextIsARule(string facets, params string[] calls) => Assert.Equal(calls, Rules(Attribute("xs:string", facets)));

    [Theory]
    [InlineData("xs:float", "<xs:minInclusive value='0'/><xs:maxExclusive value='1'/>", "AtLeast(\"v\", \"0\")", "Below(\"v\", \"1\")")]
    [InlineData("xs:int", "<xs:minExclusive value='-3'/>", "Above(\"v\", \"-3\")")]
    [InlineData("xs:positiveInteger", "<xs:maxInclusive value='9'/>", "AtLeast(\"v\", \"1\")", "AtMost(\"v\", \"9\")")]
    [InlineData("xs:unsignedByte", "", "AtLeast(\"v\", \"0\")", "AtMost(\"v\", \"255\")")]
    [InlineData("xs:hexBinary", "<xs:maxLength value='2'/>")]
    public void BoundIsARule(string type, string facets, params string[] calls) => Assert.Equal(calls, Rules(Attribute(type, facets)));

    [Fact]
    public void PatternsOfARestrictedTypeHoldToo()
    {
        const string Types = "<xs:simpleType name='s'><xs:restriction base='xs:string'><xs:pattern value='a.*'/></xs:restriction>"
            + "</xs:simpleType>"
            + "<xs:simpleType name='t'><xs:restriction base='lab:s'><xs:pattern value='.*b'/></xs:restriction></xs:simpleType>";

        Assert.Equal(2, Rules("<xs:attribute name='v' type='lab:t'/>", Types).Length);
    }

    [Fact]
    public void LengthOfAListIsNoNumberOfCharacters()
    {
        const string Types = "<xs:simpleType name='l'><xs:list itemType='xs:string'/></xs:simpleType>"
            + "<xs:simpleType name='t'><xs:restriction base='lab:l'><xs:maxLength value='2'/></xs:restriction></xs:simpleType>";

        Assert.Empty(Rules("<xs:attribute name='v' type='lab:t'/>", Types));
    }

    [Theory]
    [InlineData("<xs:attribute name='v' type='xs:string' use='required'/>", "Require(\"v\")")]
    [InlineData("<xs:attribute name='v' type='xs:string'/>")]
    [InlineData("<xs:attribute name='ID' type='xs:string' use='required'/>")]
    public void RequiredAttributeIsARule(string attribute, params string[] calls) => Assert.Equal(calls, Rules(attribute));

    [Theory]
    [InlineData(0, "Require(\"g/e\", \"g\")")]
    [InlineData(1, "Require(\"g/e\")")]
    public void ElementOfAGroupIsRequiredWithIt(int minOccurs, string call)
    {
        var group = $"<xs:sequence><xs:element name='g' minOccurs='{minOccurs}'><xs:complexType><xs:sequence>"
            + "<xs:element name='e' type='xs:string'/><xs:element name='f' type='xs:string' minOccurs='0'/></xs:sequence></xs:complexType>"
            + "</xs:element></xs:sequence>";

        Assert.Equal([call], Rules(group));
    }

    [Fact]
    public void BranchOfAChoiceIsNotRequired() => Assert.Empty(Rules(
        "<xs:choice><xs:element name='a' type='xs:string'/><xs:element name='b' type='xs:string'/></xs:choice>"));

    [Fact]
    public void PatternWithoutAnEqualIsSaid()
    {
        var code = TestSchema.Name(Type(Attribute("xs:string", "<xs:pattern value='(?=a)a'/>")));

        var problem = Assert.Single(code.Problems);
        Assert.Equal(("XNT0211", "lab:a/v"), (problem.Code, problem.Arguments[0]));
        Assert.Equal(2, problem.Position!.Line);
    }

    private static string Attribute(string type, string facets) =>
        $"<xs:attribute name='v'><xs:simpleType><xs:restriction base='{type}'>{facets}</xs:restriction></xs:simpleType></xs:attribute>";

    private static string Type(string content) => $"<xs:complexType name='a'>{content}</xs:complexType>";

    private static string[] Rules(string content, string types = "") =>
    [
        .. FileEmitter.Emit(TestSchema.Name(types + Type(content)).Types.Single(type => type.DataType.LocalName == "a"))
            .Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("rules.", StringComparison.Ordinal))
            .Select(line => line["rules.".Length..^1]),
    ];
}
