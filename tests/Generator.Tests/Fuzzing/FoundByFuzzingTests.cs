using Xnat.Typed.Generator.Tests.Pipeline;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>The smallest schemas of faults that mutants have found, with what becomes of them now.</summary>
public class FoundByFuzzingTests
{
    [Theory]
    [InlineData("\uD800.xsd")]
    [InlineData("a\U000E0041b.xsd")]
    public void FileNameWithHalfAPairOrHiddenCharactersLeavesTheHeaderReadable(string path) => AssertHarmless("""<xs:complexType name="a"/>""", path);

    [Theory]
    [InlineData("C:\\x\\y.xsd")]
    [InlineData("a..b.xsd")]
    [InlineData("*?|.xsd")]
    public void FileNameThatStandsForThePrefixLeadsNowhereElse(string path)
    {
        var run = GeneratorRun.Of(new TestFile(path, """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:lab"><xs:complexType name="a"/></xs:schema>"""));

        Assert.All(run.Files.Keys, name => Assert.Matches("^([A-Za-z_]+/)?[A-Za-z]+\\.g\\.cs$", name));
        Assert.DoesNotContain(run.Diagnostics, diagnostic => diagnostic.Id == "XNT0901");
    }

    [Fact]
    public void PrefixWithDotsLeadsNowhereElse() =>
        AssertFiles(["a__b/A.g.cs", "LabModel.g.cs"], """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:a..b="urn:lab" targetNamespace="urn:lab"><xs:complexType name="a"/></xs:schema>""");

    [Fact]
    public void NamesLongerThanMetadataAllowsAreCut()
    {
        var name = new string('a', 5000);

        AssertHarmless($"""<xs:complexType name="{name}"><xs:sequence><xs:element name="{name}" type="xs:int"/><xs:element name="b" maxOccurs="9"><xs:complexType><xs:attribute name="{name}"/></xs:complexType></xs:element></xs:sequence></xs:complexType>""");
    }

    [Fact]
    public void RowsOfOneNameInManyWrappersAreToldApart()
    {
        var wrappers = string.Concat(Enumerable.Range(1, 6).Select(number =>
            $"""<xs:element name="w{number}"><xs:complexType><xs:sequence><xs:element name="image" maxOccurs="unbounded"><xs:complexType><xs:attribute name="b"/></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>"""));

        var run = GeneratorRun.Of(Schema($"""<xs:complexType name="a"><xs:sequence>{wrappers}</xs:sequence></xs:complexType>"""));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics());
        Assert.Contains("public sealed class W4ImageElement : XnatItem", run.Files["lab/A.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void GroupsOfOneNameInEachOtherCompile()
    {
        var content = """<xs:element name="a" type="xs:int"/>""";
        for (var depth = 0; depth < 8; depth++) content = $"""<xs:element name="a"><xs:complexType><xs:sequence>{content}</xs:sequence></xs:complexType></xs:element>""";

        AssertHarmless($"""<xs:complexType name="a"><xs:sequence>{content}</xs:sequence></xs:complexType>""");
    }

    [Fact]
    public void MemberWhoseReplacementNameIsTakenTooGetsAnother() =>
        AssertHarmless("""<xs:complexType name="itemValue"><xs:sequence><xs:element name="item" type="xs:int"/></xs:sequence></xs:complexType>""");

    private static TestFile Schema(string content, string path = "lab.xsd") =>
        new(path, $"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="urn:lab" targetNamespace="urn:lab">{content}</xs:schema>""");

    private static void AssertFiles(string[] expected, string schema) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), GeneratorRun.Of(new TestFile("lab.xsd", schema)).Files.Keys.Order(StringComparer.Ordinal));

    private static void AssertHarmless(string content, string path = "lab.xsd")
    {
        var input = new SchemaInput(path, Schema(content).GetText().ToString(), "");

        Assert.Null(MutantTrial.FaultOf(new Mutant(0, [input])));
        Assert.Null(MutantTrial.FaultOf(new Mutant(1, [input])));
    }
}
