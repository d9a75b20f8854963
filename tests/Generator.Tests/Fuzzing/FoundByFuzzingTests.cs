using Xnat.Typed.Generator.Tests.Pipeline;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>The smallest schemas of faults that mutants have found, with what becomes of them now.</summary>
public class FoundByFuzzingTests
{
    [Fact]
    public void FileNameWithHalfAPairOrHiddenCharactersLeavesTheHeaderReadable()
    {
        AssertHarmless("""<xs:complexType name="a"/>""", "\uD800.xsd");
        AssertHarmless("""<xs:complexType name="a"/>""", "a\U000E0041b.xsd");
    }

    [Theory]
    [InlineData("C:\\x\\y.xsd")]
    [InlineData("a..b.xsd")]
    [InlineData("*?|.xsd")]
    public void FileNameThatStandsForThePrefixLeadsNowhereElse(string path)
    {
        var run = GeneratorRun.Of(new TestFile(
            path,
            """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:lab"><xs:complexType name="a"/></xs:schema>"""));

        Assert.All(run.Files.Keys, name => Assert.Matches("^([A-Za-z_]+/)?[A-Za-z]+\\.g\\.cs$", name));
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id == "XNT0901");
    }

    [Fact]
    public void PrefixWithDotsLeadsNowhereElse() =>
        AssertFiles(
            ["a__b/A.g.cs", "LabTypeRegistry.g.cs"],
            """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a..b="urn:lab" targetNamespace="urn:lab">
                <xs:complexType name="a"/></xs:schema>
                """);

    [Fact]
    public void NamesLongerThanMetadataAllowsAreCut()
    {
        var name = new string('a', 5000);

        AssertHarmless($"""
            <xs:complexType name="{name}"><xs:sequence><xs:element name="{name}" type="xs:int"/><xs:element name="b" maxOccurs="9">
            <xs:complexType><xs:attribute name="{name}"/></xs:complexType></xs:element></xs:sequence></xs:complexType>
            """);
    }

    [Theory]
    [InlineData('a', 40, 30)]
    [InlineData('你', 100, 12)]
    public void NestedNamesLongerThanMetadataAllowsTogetherCompile(char letter, int length, int depth)
    {
        var content = """<xs:attribute name="b"/>""";
        for (var level = 0; level < depth; level++)
        {
            content = $"""
                <xs:sequence><xs:element name="{new string(letter, length)}" maxOccurs="9"><xs:complexType>{content}</xs:complexType>
                </xs:element></xs:sequence>
                """;
        }

        AssertHarmless($"""<xs:complexType name="a">{content}</xs:complexType>""");
    }

    [Fact]
    public void RowsOfOneNameInManyWrappersAreToldApart()
    {
        var wrappers = string.Concat(Enumerable.Range(1, 6).Select(number =>
            $"""
                <xs:element name="w{number}"><xs:complexType><xs:sequence><xs:element name="image" maxOccurs="unbounded"><xs:complexType>
                <xs:attribute name="b"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
                """));

        var run = GeneratorRun.Of(Schema($"""<xs:complexType name="a"><xs:sequence>{wrappers}</xs:sequence></xs:complexType>"""));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics());
        Assert.Contains("public sealed class W4ImageElement : XnatRow", run.Files["lab/A.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void GroupsOfOneNameInEachOtherCompile()
    {
        var content = """<xs:element name="a" type="xs:int"/>""";
        for (var depth = 0; depth < 8; depth++)
            content = $"""<xs:element name="a"><xs:complexType><xs:sequence>{content}</xs:sequence></xs:complexType></xs:element>""";

        AssertHarmless($"""<xs:complexType name="a"><xs:sequence>{content}</xs:sequence></xs:complexType>""");
    }

    [Fact]
    public void MemberWhoseReplacementNameIsTakenTooGetsAnother() =>
        AssertHarmless("""
            <xs:complexType name="itemValue"><xs:sequence><xs:element name="item" type="xs:int"/></xs:sequence></xs:complexType>
            """);

    [Theory]
    [InlineData(400, "XNT0005")]
    [InlineData(40_000, "XNT0001")]
    public void SimpleTypesInEachOtherWithoutEndAreCutOff(int depth, string expected)
    {
        var content = string.Concat(Enumerable.Repeat("<xs:simpleType><xs:restriction>", depth))
            + string.Concat(Enumerable.Repeat("</xs:restriction></xs:simpleType>", depth));

        AssertReports(expected, $"""<xs:complexType name="a"><xs:attribute name="b">{content}</xs:attribute></xs:complexType>""");
    }

    [Fact]
    public void GroupsThatDoubleEachTimeAreExpandedOnce()
    {
        var groups = string.Concat(Enumerable.Range(0, 30).Select(number =>
            $"""
                <xs:group name="g{number}"><xs:sequence><xs:group ref="lab:g{number + 1}"/>
                <xs:group ref="lab:g{number + 1}"/></xs:sequence></xs:group>
                """));

        AssertHarmless($"""
            {groups}<xs:group name="g30"><xs:sequence><xs:element name="b" type="xs:int"/></xs:sequence></xs:group>
                <xs:complexType name="a"><xs:group ref="lab:g0"/></xs:complexType>
            """);
    }

    [Fact]
    public void GroupsThatDoubleWithNewPathsEndAtTheLimit()
    {
        var groups = string.Concat(Enumerable.Range(0, 25).Select(number =>
            $"""
            <xs:group name="g{number}"><xs:sequence>
            {InElement("b", number + 1)}{InElement("c", number + 1)}
            </xs:sequence></xs:group>
            """));

        var mutant = new Mutant(
            0,
            [new SchemaInput(
                "lab.xsd",
                Schema($"""
                    {groups}<xs:group name="g25"><xs:sequence><xs:element name="d" type="xs:int"/></xs:sequence></xs:group>
                        <xs:complexType name="a"><xs:group ref="lab:g0"/></xs:complexType>
                    """)
                    .GetText()
                    .ToString(),
                "")]);
        var (code, fault) = MutantTrial.Generate(mutant);

        Assert.Null(fault);
        Assert.Contains(code!.Problems, problem => problem.Code == "XNT0109");

        static string InElement(string name, int group) =>
            $"""<xs:element name="{name}"><xs:complexType><xs:group ref="lab:g{group}"/></xs:complexType></xs:element>""";
    }

    [Fact]
    public void AttributeGroupsThatDoubleEachTimeAreExpandedOnce()
    {
        var groups = string.Concat(Enumerable.Range(0, 30).Select(number =>
            $"""
                <xs:attributeGroup name="g{number}"><xs:attributeGroup ref="lab:g{number + 1}"/>
                <xs:attributeGroup ref="lab:g{number + 1}"/><xs:attribute name="a{number}"/></xs:attributeGroup>
                """));

        AssertHarmless($"""{groups}<xs:complexType name="a"><xs:attributeGroup ref="lab:g0"/></xs:complexType>""");
    }

    [Fact]
    public void ChainOfGroupsThatWouldExhaustTheStackIsCutOff()
    {
        var groups = string.Concat(Enumerable.Range(0, 20_000)
            .Select(number => $"""<xs:group name="g{number}"><xs:sequence><xs:group ref="lab:g{number + 1}"/></xs:sequence></xs:group>"""));

        AssertReports("XNT0005", $"""{groups}<xs:complexType name="a"><xs:group ref="lab:g0"/></xs:complexType>""");
    }

    [Fact]
    public void ChainOfBasesThatWouldExhaustTheStackIsCutOff()
    {
        var types = string.Concat(Enumerable.Range(0, 300).Select(number =>
            $"""
                <xs:complexType name="t{number}"><xs:complexContent>
                <xs:extension base="lab:t{number + 1}"/></xs:complexContent></xs:complexType>
                """));

        AssertReports("XNT0110", $"""{types}<xs:complexType name="t300"/>""");
    }

    [Fact]
    public void AnonymousTypeWithABaseGivesWayToANamedOneOfItsName() =>
        AssertHarmless(
            """
            <xs:complexType name="a"><xs:sequence><xs:element name="b"><xs:complexType><xs:complexContent>
            <xs:extension base="lab:z"/></xs:complexContent></xs:complexType></xs:element></xs:sequence></xs:complexType>
            <xs:complexType name="a_b"/><xs:complexType name="z"/>
            """);

    [Theory]
    [InlineData("XnatTypeAttribute")]
    [InlineData("XnatTypeRegistry")]
    [InlineData("Deconstruct")]
    [InlineData("Schema")]
    [InlineData("Text")]
    public void SharedEnumerationCalledLikeAWordThatWeSayGetsAnotherName(string name) =>
        AssertHarmless($"""<xs:complexType name="a"><xs:attribute name="b" type="lab:{name}"/></xs:complexType>{Enumerated(name)}""");

    [Fact]
    public void SharedEnumerationsThatDifferInCaseAreTwoTypes() =>
        AssertHarmless($"""
            <xs:complexType name="a"><xs:attribute name="b" type="lab:color"/><xs:attribute name="c" type="lab:Color"/></xs:complexType>
            {Enumerated("color")}{Enumerated("Color")}
            """);

    private static string Enumerated(string name) =>
        $"""
            <xs:simpleType name="{name}"><xs:restriction base="xs:string"><xs:enumeration value="{name}"/></xs:restriction></xs:simpleType>
            """;

    private static void AssertReports(string code, string content)
    {
        var run = GeneratorRun.Of(Schema(content));

        Assert.Contains(code, run.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Empty(run.CompilerDiagnostics());
    }

    private static TestFile Schema(string content, string path = "lab.xsd") =>
        new(
            path,
            $"""
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="urn:lab" targetNamespace="urn:lab">{content}</xs:schema>
                """);

    private static void AssertFiles(string[] expected, string schema) =>
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            GeneratorRun.Of(new TestFile("lab.xsd", schema)).Files.Keys.Order(StringComparer.Ordinal));

    private static void AssertHarmless(string content, string path = "lab.xsd")
    {
        var input = new SchemaInput(path, Schema(content).GetText().ToString(), "");

        Assert.Null(MutantTrial.FaultOf(new Mutant(0, [input])));
        Assert.Null(MutantTrial.FaultOf(new Mutant(1, [input])));
    }
}
