using System.Globalization;
using Xnat.Typed.Generator.Tests.Pipeline;

namespace Xnat.Typed.Generator.Tests;

/// <summary>What comes of schemas of a size that none has compiles; work is counted where the stages are tested.</summary>
public class ScaleTests
{
    [Theory]
    [InlineData(300, "XNT0110")]
    [InlineData(64, "")]
    public void TypesDerivedOneFromAnotherCompile(int count, string expected) => AssertCompiles(
        expected,
        string.Concat(Enumerable.Range(0, count).Select(number => Text($"""
            <xs:complexType name="t{number}"><xs:complexContent><xs:extension base="lab:t{number + 1}"><xs:sequence>
            <xs:element name="e{number}" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
            """)))
        + Text($"<xs:complexType name=\"t{count}\"/>"));

    [Theory]
    [InlineData(10_000, "XNT0109")]
    [InlineData(2_000, "")]
    public void AttributesOfOneTypeCompile(int count, string expected) => AssertCompiles(
        expected,
        "<xs:complexType name=\"a\">"
        + string.Concat(Enumerable.Range(0, count).Select(number => Text($"<xs:attribute name=\"a{number}\"/>")))
        + "</xs:complexType>");

    [Theory]
    [InlineData(32, "", "")]
    [InlineData(32, " maxOccurs=\"9\"", "")]
    [InlineData(33, "", "XNT0005")]
    public void TypesInEachOtherCompile(int levels, string occurs, string expected) => AssertCompiles(
        expected,
        "<xs:complexType name=\"a\"><xs:sequence>"
        + string.Concat(Enumerable.Repeat(
            $"<xs:element name=\"e\"{occurs}><xs:complexType><xs:sequence><xs:element name=\"x\" type=\"xs:int\"/>", levels))
        + string.Concat(Enumerable.Repeat("</xs:sequence></xs:complexType></xs:element>", levels))
        + "</xs:sequence></xs:complexType>");

    [Fact]
    public void ManyAllowedValuesCompile() => AssertCompiles(
        "",
        "<xs:complexType name=\"a\"><xs:attribute name=\"e\"><xs:simpleType><xs:restriction base=\"xs:string\">"
        + string.Concat(Enumerable.Range(0, 10_000).Select(number => Text($"<xs:enumeration value=\"value {number}\"/>")))
        + "</xs:restriction></xs:simpleType></xs:attribute></xs:complexType>");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void AssertCompiles(string expected, string content)
    {
        var run = GeneratorRun.Of(new TestFile(
            "lab.xsd",
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:lab=\"urn:lab\" "
            + $"targetNamespace=\"urn:lab\">{content}</xs:schema>"));

        Assert.Empty(run.CompilerDiagnostics());
        Assert.NotEmpty(run.Files);
        Assert.Equal(expected, string.Join(' ', run.Diagnostics.Select(diagnostic => diagnostic.Id).Distinct(StringComparer.Ordinal)));
    }
}
