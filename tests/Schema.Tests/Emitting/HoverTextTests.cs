using Xnat.Typed.Schema.Emitting;

namespace Xnat.Typed.Schema.Tests.Emitting;

/// <summary>Who points at a property reads what the schema asks of its value, bounded in length.</summary>
public class HoverTextTests
{
    [Theory]
    [InlineData("xs:string", """<xs:enumeration value="high"/><xs:enumeration value="2nd look"/>""",
        "xs:string. Allowed: <c>high</c>, <c>2nd look</c>.")]
    [InlineData("xs:string", """<xs:enumeration value=""/><xs:enumeration value="&lt;c&gt; &amp;"/>""",
        "xs:string. Allowed: an empty text, <c>&lt;c&gt; &amp;</c>.")]
    [InlineData("xs:string", """<xs:enumeration value="a&#x2028;*/ //"/>""", "xs:string. Allowed: <c>a */ //</c>.")]
    [InlineData("xs:string", """<xs:minLength value="2"/><xs:maxLength value="8"/>""",
        "xs:string, at least 2 characters, at most 8 characters.")]
    [InlineData("xs:string", """<xs:length value="1"/>""", "xs:string, exactly 1 character.")]
    [InlineData("xs:integer", """<xs:minInclusive value="0"/><xs:maxInclusive value="10"/>""", "xs:integer, at least 0, at most 10.")]
    [InlineData("xs:float", """<xs:minExclusive value="0"/><xs:maxExclusive value="1"/>""", "xs:float, more than 0, less than 1.")]
    [InlineData("xs:string", """<xs:pattern value="[A-Z]{2}&lt;"/>""", "xs:string, pattern [A-Z]{2}&lt;.")]
    public void LimitsAreNamed(string type, string facets, string expected) =>
        Assert.Equal($"/// <summary>Attribute <c>x</c>, {expected}</summary>", Hover(type, facets));

    [Fact]
    public void ManyAndLongValuesAreCutShort()
    {
        var values = Enumerable.Range(1, 30).Select(number => number.ToString(null as IFormatProvider) + new string('x', 100));
        var hover = Hover("xs:string", string.Concat(values.Select(value => $"<xs:enumeration value=\"{value}\"/>")));

        Assert.EndsWith($", <c>12{new string('x', 38)}…</c> and 18 more.</summary>", hover, StringComparison.Ordinal);
        Assert.DoesNotContain("pattern", Hover("xs:string", $"<xs:pattern value=\"{new string('x', 100)}\"/>"), StringComparison.Ordinal);
    }

    [Fact]
    public void ValueThatIsCutInsideAPairOfSurrogatesStaysText() => Assert.Contains(
        $"<c>{new string('x', 39)} …</c>",
        Hover("xs:string", $"<xs:enumeration value=\"{new string('x', 39)}\U0001F9E0\"/>"),
        StringComparison.Ordinal);

    private static string Hover(string type, string facets)
    {
        var code = TestSchema.Name($"""
            <xs:complexType name="a"><xs:attribute name="x"><xs:simpleType><xs:restriction base="{type}">{facets}</xs:restriction>
            </xs:simpleType></xs:attribute></xs:complexType>
            """);
        return TypeEmitter.Emit(code.Types[0]).Split('\n')
            .Select(static line => line.Trim())
            .Single(static line => line.Contains("Attribute <c>x</c>", StringComparison.Ordinal));
    }
}
