namespace Xnat.Typed.Schemas.Tests.Conformance;

/// <summary>That the comparison sees what it is there for.</summary>
public sealed class ComparisonTests
{
    private const string Schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="urn:lab" xmlns:xdat="http://nrg.wustl.edu/xdat"
            targetNamespace="urn:lab" elementFormDefault="qualified">
          <xs:element name="Visit" type="lab:visit"/>
          <xs:complexType name="base"/>
          <xs:complexType name="visit">
            <xs:annotation><xs:appinfo><xdat:element displayIdentifiers="label"/></xs:appinfo></xs:annotation>
            <xs:complexContent><xs:extension base="lab:base">
              <xs:sequence>
                <xs:element name="score" type="xs:integer" minOccurs="0"/>
                <xs:element name="side" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="left"/>
                <xs:enumeration value="right"/></xs:restriction></xs:simpleType></xs:element>
                <xs:element name="tag" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string">
                <xs:maxLength value="9"/></xs:restriction></xs:simpleType></xs:element>
                <xs:element name="part" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
                <xs:attribute name="number" type="xs:int"/></xs:complexType></xs:element>
              </xs:sequence>
              <xs:attribute name="label" type="xs:string" default="x"/>
            </xs:extension></xs:complexContent>
          </xs:complexType>
        </xs:schema>
        """;

    [Theory]
    [InlineData(
        "name=\"Visit\"",
        "name=\"Call\"",
        "element {urn:lab}Call: is in ours only",
        "element {urn:lab}Visit: is missing in ours",
        "lab:visit: first root element is 'Call', theirs is 'Visit'")]
    [InlineData("<xs:extension base=\"lab:base\">", "<xs:extension base=\"lab:visit2\">", "lab:visit: base is '', theirs is 'lab:base'")]
    [InlineData(
        "<xs:complexType name=\"visit\">",
        "<xs:complexType name=\"visit\" abstract=\"true\">",
        "lab:visit: abstract is 'yes', theirs is 'no'")]
    [InlineData("displayIdentifiers=\"label\"", "", "lab:visit: displayIdentifiers is '', theirs is 'label'")]
    [InlineData(
        "name=\"score\" type=\"xs:integer\"",
        "name=\"points\" type=\"xs:integer\"",
        "lab:visit/points: is in ours only",
        "lab:visit/score: is missing in ours")]
    [InlineData("xs:integer\" minOccurs=\"0\"", "xs:integer\"", "lab:visit/score: required is 'yes', theirs is 'no'")]
    [InlineData("xs:integer\" minOccurs", "xs:float\" minOccurs", "lab:visit/score: type is 'xs:float', theirs is 'xs:integer'")]
    [InlineData("<xs:enumeration value=\"left\"/>", "", "lab:visit/side: enumeration is 'right', theirs is 'left, right'")]
    [InlineData("value=\"9\"", "value=\"8\"", "lab:visit/tag: maxLength is '8', theirs is '9'")]
    [InlineData("maxOccurs=\"unbounded\"", "", "lab:visit/part: kind is 'Group', theirs is 'RowList'")]
    [InlineData(
        "name=\"number\" type=\"xs:int\"",
        "name=\"number\" type=\"xs:long\"",
        "lab:visit/part/number: type is 'xs:long', theirs is 'xs:int'")]
    [InlineData("default=\"x\"", "default=\"y\"", "lab:visit/label: default is 'y', theirs is 'x'")]
    public void ChangeIsListed(string original, string change, params string[] expected)
    {
        var ours = SchemaSource.OfText(Schema.Replace(original, change, StringComparison.Ordinal));

        var differences = Comparison.Of(ours, SchemaSource.OfText(Schema)).Select(difference => difference.ToString()).ToList();

        Assert.All(expected, text => Assert.Contains(text, differences));
    }

    [Fact]
    public void OrderAndDocumentationDoNotCount()
    {
        var ours = Schema.Replace("<xs:complexType name=\"base\"/>", "", StringComparison.Ordinal)
            .Replace(
                "</xs:schema>",
                "<xs:complexType name=\"base\"><xs:annotation><xs:documentation>Base.</xs:documentation></xs:annotation></xs:complexType>"
                + "</xs:schema>",
                StringComparison.Ordinal);

        Assert.Empty(Comparison.Of(SchemaSource.OfText(ours), SchemaSource.OfText(Schema)));
    }

    [Fact]
    public void MissingTypeIsToldOnceWithoutItsMembers()
    {
        var ours = SchemaSource.OfText("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:lab=\"urn:lab\" "
            + "targetNamespace=\"urn:lab\"/>");

        var differences = Comparison.Of(ours, SchemaSource.OfText(Schema)).Select(difference => difference.ToString());

        Assert.Equal(
            ["element {urn:lab}Visit: is missing in ours", "lab:base: is missing in ours", "lab:visit: is missing in ours"], differences);
    }
}
