using Xnat.Typed.Generator.Tests.Pipeline;

namespace Xnat.Typed.Generator.Tests;

/// <summary>A schema comes from a server and becomes code on a developer's machine: whatever it says must stay text.</summary>
public class HostileSchemaTests
{
    [Theory]
    [InlineData("*/ class Evil { } /*")]
    [InlineData("&lt;/summary&gt;\n#error gone\nclass Evil { }")]
    [InlineData("&#x2028;class Evil { }")]
    [InlineData("&#x85;#pragma warning disable")]
    [InlineData("]]&gt;&lt;!-- &quot;); class Evil { } //")]
    public void DocumentationStaysDocumentation(string documentation)
    {
        var run = GeneratorRun.Of(Schema(
            $"<xs:complexType name=\"a\"><xs:annotation><xs:documentation>{documentation}</xs:documentation></xs:annotation>"
            + "</xs:complexType>"));

        AssertHarmless(run);
    }

    [Theory]
    [InlineData("&quot;); class Evil { } //")]
    [InlineData("\\")]
    [InlineData("&#10;class Evil { }")]
    [InlineData("{0}\u202e")]
    public void ValuesAndDefaultsStayText(string value)
    {
        var run = GeneratorRun.Of(Schema(
            $"<xs:complexType name=\"a\"><xs:attribute name=\"b\" default=\"{value}\"><xs:simpleType><xs:restriction "
            + $"base=\"xs:string\"><xs:enumeration value=\"{value}\"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType>"));

        AssertHarmless(run);
    }

    [Theory]
    [InlineData("a; } class Evil {")]
    [InlineData("a\u0085class Evil { }")]
    [InlineData("&quot;)] class Evil { } [X(&quot;")]
    [InlineData("class")]
    [InlineData("System")]
    [InlineData("String")]
    [InlineData("Task")]
    [InlineData("Xnat")]
    [InlineData("xnatItem")]
    [InlineData("GeneratedCode")]
    public void NamesBecomeIdentifiersOrNothing(string name)
    {
        var run = GeneratorRun.Of(Schema(
            $"<xs:complexType name=\"{name}\"><xs:sequence><xs:element name=\"{name}\" type=\"xs:date\"/><xs:element "
            + $"name=\"b\"><xs:complexType><xs:attribute name=\"{name}\" type=\"xs:string\"/></xs:complexType></xs:element></xs:sequence>"
            + "</xs:complexType>"));

        AssertHarmless(run);
    }

    [Fact]
    public void NamespaceStaysText()
    {
        var run = GeneratorRun.Of(new TestFile(
            "a\nclass Evil { }.xsd",
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:l=\"urn:&#10;class Evil { }\" "
            + "targetNamespace=\"urn:&#10;class Evil { }\"><xs:complexType name=\"a\"/></xs:schema>"));

        AssertHarmless(run);
    }

    [Theory]
    [InlineData("a; } class Evil {")]
    [InlineData("&quot;)] class Evil { } [X(&quot;")]
    [InlineData("a=b c")]
    [InlineData("class")]
    [InlineData("System")]
    [InlineData("DateOnly")]
    [InlineData("XnatField")]
    [InlineData("SubjectData")]
    [InlineData("SubjectDataFields")]
    [InlineData("investigatorData")]
    [InlineData("item")]
    [InlineData("Schema")]
    public void NamesOfAddedFieldsBecomeIdentifiersToo(string name)
    {
        string[] kinds =
        [
            "<xs:element name=\"{0}\" type=\"xs:date\"/>",
            "<xs:element name=\"{0}\" type=\"xnat:investigatorData\"/>",
            "<xs:element name=\"{0}\"><xs:complexType><xs:attribute name=\"{0}\" type=\"xs:date\"/><xs:attribute name=\"note\" "
            + "type=\"xs:date\"/></xs:complexType></xs:element>",
            "<xs:element name=\"{0}\" maxOccurs=\"9\"><xs:complexType><xs:attribute name=\"{0}\" "
            + "type=\"xs:date\"/></xs:complexType></xs:element>",
            "<xs:element name=\"{0}\"><xs:simpleType><xs:restriction base=\"xs:string\"><xs:enumeration "
            + "value=\"{0}\"/></xs:restriction></xs:simpleType></xs:element>",
        ];
        foreach (var kind in kinds)
        {
            var member = kind.Replace("{0}", name, StringComparison.Ordinal);
            AssertHarmless(GeneratorRun.Of(isCore: false, ServerSchema.Xnat(
                $"<xs:complexType name=\"subjectData\"><xs:sequence>{member}<xs:element name=\"keeper\" "
                + "type=\"xnat:investigatorData\"/><xs:element name=\"since\" type=\"xs:date\"/></xs:sequence></xs:complexType>")));
        }
    }

    private static TestFile Schema(string content) =>
        new(
            "lab.xsd",
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:lab=\"urn:lab\" "
            + $"targetNamespace=\"urn:lab\">{content}</xs:schema>");

    private static void AssertHarmless(GeneratorRun run)
    {
        Assert.Empty(run.CompilerDiagnostics());
        Assert.Null(run.Output.GetTypeByMetadataName("Evil"));
        Assert.DoesNotContain(run.Output.GetSymbolsWithName("Evil"), symbol => symbol.Kind == Microsoft.CodeAnalysis.SymbolKind.NamedType);
        Assert.NotEmpty(run.Files);
    }
}
