using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Tests.Binding;

public class TypeBindingTests
{
    private const string Derived = "<xs:complexType name=\"a\"><xs:complexContent><xs:extension "
        + "base=\"lab:b\"/></xs:complexContent></xs:complexType>";

    [Fact]
    public void ExtensionNamesItsBase()
    {
        var type = TestSchema.BindType(Derived + "<xs:complexType name=\"b\"/>");

        Assert.Equal("lab:b", type.Base!.XsiType);
    }

    [Fact]
    public void MissingBaseIsAnError()
    {
        var model = TestSchema.Bind(Derived);

        Assert.Null(model.Types[0].Base);
        Assert.Equal("XNT0102", Assert.Single(model.Problems).Code);
    }

    [Fact]
    public void TypesThatExtendEachOtherAreCutAndReported()
    {
        var model = TestSchema.Bind(Derived
            + "<xs:complexType name=\"b\"><xs:complexContent><xs:extension base=\"lab:a\"/></xs:complexContent></xs:complexType>");

        Assert.All(model.Problems, problem => Assert.Equal("XNT0104", problem.Code));
        Assert.Contains(model.Types, type => type.Base is null);
    }

    [Fact]
    public void RestrictionKeepsOnlyWhatTheBaseLacks()
    {
        var type = TestSchema.BindType("""
            <xs:complexType name="b"><xs:sequence><xs:element name="x" type="xs:string"/></xs:sequence></xs:complexType>
            <xs:complexType name="a"><xs:complexContent><xs:restriction base="lab:b"><xs:sequence>
            <xs:element name="x" type="xs:string"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>
            """);

        Assert.Empty(type.Members);
    }

    [Fact]
    public void FirstGlobalElementOfTheTypeIsItsRoot()
    {
        var type = TestSchema.BindType("<xs:element name=\"One\" type=\"lab:a\"/><xs:element name=\"Two\" type=\"lab:a\"/><xs:complexType "
            + "name=\"a\"/>");

        Assert.Equal("One", type.RootElement);
    }

    [Fact]
    public void GlobalElementWithAnonymousTypeIsAType()
    {
        var model = TestSchema.Bind("<xs:element name=\"e\"><xs:complexType><xs:attribute name=\"x\" "
            + "type=\"xs:string\"/></xs:complexType></xs:element>");

        Assert.Equal("lab:e", Assert.Single(model.Types).Name.XsiType);
    }

    [Fact]
    public void OrderOfFilesDoesNotMatter()
    {
        var one = TestSchema.Read(
            "<xs:complexType name=\"a\"><xs:complexContent><xs:extension base=\"lab:b\"/></xs:complexContent></xs:complexType>", "one.xsd");
        var two = TestSchema.Read("<xs:complexType name=\"b\"><xs:attribute name=\"x\" type=\"lab:gone\"/></xs:complexType>", "two.xsd");

        Assert.Equal(TestSchema.Bind(one, two), TestSchema.Bind(two, one));
    }

    [Fact]
    public void TypeDeclaredInTwoFilesIsTakenFromTheFirstByName()
    {
        var one = TestSchema.Read(
            "<xs:complexType name=\"a\"><xs:attribute name=\"first\" type=\"xs:string\"/></xs:complexType>", "one.xsd");
        var two = TestSchema.Read(
            "<xs:complexType name=\"a\"><xs:attribute name=\"second\" type=\"xs:string\"/></xs:complexType>", "two.xsd");

        var model = TestSchema.Bind(two, one);

        Assert.Equal("first", Assert.Single(Assert.Single(model.Types).Members).Name);
        Assert.Equal(("XNT0103", "two.xsd"), (Assert.Single(model.Problems).Code, model.Problems[0].Position!.Path));
    }

    [Fact]
    public void LineThatMovesChangesNoType()
    {
        const string Content = "<xs:complexType name=\"a\"><xs:attribute name=\"x\" type=\"xs:string\"/></xs:complexType>";

        Assert.Equal(TestSchema.Bind(Content).Types, TestSchema.Bind("<!-- moved -->\n\n" + Content).Types);
    }

    [Fact]
    public void AbstractIsReadBothWays()
    {
        var model = TestSchema.Bind("""
            <xs:complexType name="a" abstract="true"/>
            <xs:complexType name="b"><xs:annotation><xs:appinfo><xdat:element abstract="1"/></xs:appinfo></xs:annotation></xs:complexType>
            <xs:complexType name="c"/>
            """);

        Assert.Equal([true, true, false], model.Types.Select(type => type.IsAbstract));
    }
}
