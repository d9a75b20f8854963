using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Schema.Tests.Reading;

/// <summary>What published schemas get wrong and XNAT accepts.</summary>
public class ToleranceTests
{
    [Fact]
    public void PrefixThatNothingDeclaresCostsNothing()
    {
        const string Text = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="urn:lab" targetNamespace="urn:lab">
              <xs:complexType name="a"><xs:annotation><xs:appinfo><xdat:element displayIdentifiers="b"/></xs:appinfo></xs:annotation>
              <xs:attribute name="b" type="xs:string" foo:bar="1"/></xs:complexType>
            </xs:schema>
            """;

        var document = SchemaReader.Read(new SchemaInput("lab.xsd", Text, ""), CancellationToken.None);

        Assert.Equal(["b"], document.ComplexTypes[0].Annotation.DisplayIdentifiers);
        Assert.Equal(["XNT0008", "XNT0008"], document.Problems.Select(problem => problem.Code));
        Assert.Equal(
            "The prefix 'xdat' is not declared, so the file is not well-formed; it was read as if the root declared it for "
            + "'http://nrg.wustl.edu/xdat'",
            ProblemCatalog.Format(document.Problems[0]));
        Assert.Equal(2, document.Problems[0].Position!.Line);
    }

    [Fact]
    public void SchemaThatForgotItsOwnPrefixIsRead()
    {
        var document = SchemaReader.Read(
            new SchemaInput("lab.xsd", "<xs:schema targetNamespace=\"urn:lab\"><xs:complexType name=\"a\"/></xs:schema>", ""),
            CancellationToken.None);

        Assert.Equal("a", Assert.Single(document.ComplexTypes).Name);
        Assert.Equal("XNT0008", Assert.Single(document.Problems).Code);
    }

    [Fact]
    public void PrefixThatIsBoundAgainBelowTheRootMeansWhatItIsBoundTo()
    {
        var document = TestSchema.Read("<xs:complexType name=\"a\"><xs:attribute name=\"b\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
            + "xmlns:lab=\"urn:other\" type=\"lab:c\"/></xs:complexType>");

        Assert.Equal("urn:other", document.ComplexTypes[0].Attributes.Attributes[0].Type!.Namespace);
    }

    [Fact]
    public void DocumentTypeIsPassedOverAndItsEntitiesAreNotKnown()
    {
        const string Harmless = "<!DOCTYPE xs:schema PUBLIC \"-//W3C//DTD XMLSCHEMA 200102//EN\" \"XMLSchema.dtd\"><xs:schema "
            + "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:complexType name=\"a\"/></xs:schema>";

        var document = SchemaReader.Read(new SchemaInput("lab.xsd", Harmless, ""), CancellationToken.None);

        Assert.Single(document.ComplexTypes);
        Assert.Equal("XNT0007", Assert.Single(document.Problems).Code);
    }

    [Theory]
    [InlineData("xs:String", "xs:string")]
    [InlineData("xs:Integer", "xs:integer")]
    [InlineData("xs:datetime", "xs:dateTime")]
    [InlineData("xs:varchar", "xs:string")]
    [InlineData("string", "xs:string")]
    [InlineData("lab:float", "xs:float")]
    public void TypeThatXmlSchemaDoesNotHaveIsTakenForTheNearest(string written, string expected)
    {
        var model = TestSchema.Bind("<xs:complexType name=\"a\"><xs:sequence><xs:element name=\"b\" "
            + $"type=\"{written}\"/></xs:sequence></xs:complexType>");

        var value = Assert.Single(model.Types[0].Members).Value!;
        Assert.Equal(expected, value.SchemaType);
        Assert.Equal("XNT0108", Assert.Single(model.Problems).Code);
    }

    [Fact]
    public void ElementWithoutTypeIsText()
    {
        var model = TestSchema.Bind("<xs:complexType name=\"a\"><xs:sequence><xs:element name=\"b\"/></xs:sequence></xs:complexType>");

        Assert.Equal(
            (SimpleKind.String, "xs:anyType"), (model.Types[0].Members[0].Value!.Kind, model.Types[0].Members[0].Value!.SchemaType));
        Assert.Equal("XNT0107", Assert.Single(model.Problems).Code);
    }

    [Fact]
    public void ElementWithATypeAndATypeOfItsOwnHasItsOwn()
    {
        var model = TestSchema.Bind("<xs:complexType name=\"a\"><xs:sequence><xs:element name=\"b\" "
            + "type=\"xs:string\"><xs:simpleType><xs:restriction base=\"xs:integer\"/></xs:simpleType></xs:element></xs:sequence>"
            + "</xs:complexType>");

        Assert.Equal(SimpleKind.Long, model.Types[0].Members[0].Value!.Kind);
        var problem = Assert.Single(model.Problems);
        Assert.Equal(("XNT0009", "b", "string"), (problem.Code, problem.Arguments[0], problem.Arguments[1]));
        Assert.NotNull(problem.Position);
    }

    [Theory]
    [InlineData("xs:double", "fwhm fwhm/x")]
    [InlineData("lab:other", "fwhm")]
    public void ElementWithATypeAndAttributesOfItsOwnHasBoth(string type, string paths)
    {
        var model = TestSchema.Bind("<xs:complexType name=\"a\"><xs:sequence><xs:element name=\"fwhm\" "
            + $"type=\"{type}\"><xs:complexType><xs:attribute name=\"x\" type=\"xs:double\"/></xs:complexType></xs:element></xs:sequence>"
            + "</xs:complexType><xs:complexType name=\"other\"/>");

        var members = model.Types.Single(found => found.Name.LocalName == "a").Members
            .SelectMany(member => member.Kind == MemberKind.Group ? member.Members.ToArray() : [member]);
        Assert.Equal(paths.Split(' ').Order(StringComparer.Ordinal), members.Select(member => member.Path).Order(StringComparer.Ordinal));
        Assert.Equal("XNT0009", Assert.Single(model.Problems).Code);
    }
}
