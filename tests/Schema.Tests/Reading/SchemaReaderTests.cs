using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Tests.Reading;

public class SchemaReaderTests
{
    [Fact]
    public void TargetNamespaceAndPrefixAreRead()
    {
        var document = TestSchema.Read("");

        Assert.Equal(TestSchema.LabNamespace, document.TargetNamespace);
        Assert.Equal("lab", document.Prefix);
        Assert.Empty(document.Problems);
    }

    [Fact]
    public void BrokenXmlIsOneProblemWithLineAndColumn()
    {
        var document = SchemaReader.Read(
            new SchemaInput("lab.xsd", "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n<xs:element\n", ""),
            CancellationToken.None);

        var problem = Assert.Single(document.Problems);
        Assert.Equal("XNT0001", problem.Code);
        Assert.Equal(2, problem.Position!.Line);
        Assert.StartsWith("The file is not well-formed XML", ProblemCatalog.Format(problem), StringComparison.Ordinal);
        Assert.Empty(document.ComplexTypes);
    }

    [Fact]
    public void LoginPageInsteadOfSchemaIsNamedAsSuch()
    {
        var document = SchemaReader.Read(new SchemaInput("lab.xsd", "<html><body>Log in</body></html>", ""), CancellationToken.None);

        var problem = Assert.Single(document.Problems);
        Assert.Equal("XNT0002", problem.Code);
        Assert.Contains("'html'", ProblemCatalog.Format(problem), StringComparison.Ordinal);
    }

    [Fact]
    public void EntityOfADocumentTypeIsNotExpanded()
    {
        const string Bomb = "<!DOCTYPE s [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><xs:schema "
            + "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">&b;</xs:schema>";

        var document = SchemaReader.Read(new SchemaInput("lab.xsd", Bomb, ""), CancellationToken.None);

        Assert.Equal("XNT0001", Assert.Single(document.Problems).Code);
    }

    [Fact]
    public void DocumentationIsFoldedAndIdentifiersAreSplit()
    {
        var document = TestSchema.Read("""
            <xs:complexType name="a"><xs:annotation>
              <xs:appinfo><xdat:element displayIdentifiers="ID, label" abstract="true"/></xs:appinfo>
              <xs:documentation>One
                 two.</xs:documentation></xs:annotation></xs:complexType>
            """);

        var annotation = document.ComplexTypes[0].Annotation;
        Assert.Equal("One two.", annotation.Documentation);
        Assert.Equal(["ID", "label"], annotation.DisplayIdentifiers);
        Assert.True(annotation.IsAbstract);
    }

    [Fact]
    public void UndeclaredPrefixIsReportedAtItsPlace()
    {
        var document = TestSchema.Read("<xs:complexType name=\"a\"><xs:sequence>\n<xs:element name=\"b\" "
            + "type=\"other:c\"/></xs:sequence></xs:complexType>");

        var problem = Assert.Single(document.Problems);
        Assert.Equal("XNT0004", problem.Code);
        Assert.Equal((3, 2), (problem.Position!.Line, problem.Position.Column));
    }

    [Fact]
    public void StrayTextAndElementsBehindTheSequenceAreRead()
    {
        var document = TestSchema.Read("""
            <xs:complexType name="a"><xs:complexContent><xs:extension base="lab:b">
              <xs:sequence><xs:element name="c" type="xs:string"/></xs:sequence>
              --> <xs:element name="d" type="xs:string" use="optional"/>
            </xs:extension></xs:complexContent></xs:complexType>
            """);

        Assert.Equal(2, document.ComplexTypes[0].Content.Count);
    }

    [Fact]
    public void BlanksAroundNamesAreDropped()
    {
        var document = TestSchema.Read("<xs:complexType name=\" a \"/>");

        Assert.Equal("a", document.ComplexTypes[0].Name);
    }

    [Fact]
    public void DeclarationWithoutNameIsReportedAndLeftOut()
    {
        var document = TestSchema.Read("<xs:complexType/>");

        Assert.Equal("XNT0006", Assert.Single(document.Problems).Code);
        Assert.Empty(document.ComplexTypes);
    }

    [Fact]
    public void NestingWithoutEndIsCutWithAProblem()
    {
        const int Depth = 200;
        var open = string.Concat(Enumerable.Repeat("<xs:element name=\"e\"><xs:complexType><xs:sequence>", Depth));
        var close = string.Concat(Enumerable.Repeat("</xs:sequence></xs:complexType></xs:element>", Depth));

        var document = TestSchema.Read($"<xs:complexType name=\"a\"><xs:sequence>{open}{close}</xs:sequence></xs:complexType>");

        Assert.Equal("XNT0005", Assert.Single(document.Problems).Code);
    }

    [Fact]
    public void EqualTextMakesEqualDocuments()
    {
        const string Content = "<xs:complexType name=\"a\"><xs:attribute name=\"b\" type=\"xs:int\"/></xs:complexType>";

        Assert.Equal(TestSchema.Read(Content), TestSchema.Read(Content));
        Assert.NotEqual(TestSchema.Read(Content), TestSchema.Read(Content.Replace("xs:int", "xs:long", StringComparison.Ordinal)));
    }

    [Fact]
    public void CancellationPassesThrough()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            SchemaReader.Read(new SchemaInput("lab.xsd", TestSchema.Around("<xs:complexType name=\"a\"/>"), ""), source.Token));
    }
}
