using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Tests.Binding.Composing;

/// <summary>Files without target namespace take that of the file that includes them: XML Schema 1.0 part 1, clause 4.2.1.</summary>
public class ChameleonTests
{
    private const string Units = """
        <xs:simpleType name="unit"><xs:restriction base="xs:string"><xs:enumeration value="mm"/></xs:restriction></xs:simpleType>
        <xs:complexType name="range"><xs:sequence><xs:group ref="more"/><xs:element ref="mark"/></xs:sequence>
        <xs:attribute name="in" type="unit"/><xs:attributeGroup ref="stamp"/></xs:complexType>
        <xs:complexType name="wide"><xs:complexContent><xs:extension base="range"><xs:attribute ref="seen"/></xs:extension>
        </xs:complexContent></xs:complexType>
        <xs:group name="more"><xs:sequence><xs:element name="inner"><xs:complexType><xs:attribute name="u"><xs:simpleType>
        <xs:restriction base="unit"/></xs:simpleType></xs:attribute><xs:attribute name="x"/></xs:complexType></xs:element></xs:sequence>
        </xs:group>
        <xs:element name="mark" type="range"/>
        <xs:attribute name="seen" type="xs:boolean"/>
        <xs:attributeGroup name="stamp"><xs:attribute name="by" type="unit"/></xs:attributeGroup>
        """;

    private const string User = """
        <xs:complexType name="user"><xs:sequence><xs:element name="u" type="lab:unit"/><xs:element name="r" type="lab:range"/>
        </xs:sequence></xs:complexType>
        """;

    [Fact]
    public void FileWithoutNamespaceTakesThatOfTheIncludingOne()
    {
        var model = TestSchema.Bind(Lab("units.xsd", User), Plain(Units, "units.xsd"));

        Assert.Equal(["lab:range", "lab:user", "lab:wide"], model.Types.Select(type => type.Name.XsiType));
        Assert.Equal("lab:range", Member(model, "lab:user", "r").Target!.XsiType);
        Assert.Equal(["mm"], Member(model, "lab:user", "u").Value!.Enumeration);
        Assert.Equal(["mm"], Member(model, "lab:range", "in").Value!.Enumeration);
        Assert.Equal(["mm"], Member(model, "lab:range", "by").Value!.Enumeration);
        Assert.Equal(["mm"], Member(model, "lab:range", "inner").Members[0].Value!.Enumeration);
        Assert.Equal("lab:range", Member(model, "lab:range", "mark").Target!.XsiType);
        Assert.Equal("lab:range", model.Types[2].Base!.XsiType);
        Assert.Equal(SimpleKind.Boolean, Member(model, "lab:wide", "seen").Value!.Kind);
        Assert.Empty(model.Problems);
    }

    [Fact]
    public void FileThatTwoNamespacesIncludeIsInBoth()
    {
        var other = SchemaReader.Read(
            new SchemaInput(
                "eye.xsd",
                """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:eye="urn:eye" targetNamespace="urn:eye">
                <xs:include schemaLocation="units.xsd"/></xs:schema>
                """,
                ""),
            CancellationToken.None);
        var model = TestSchema.Bind(Lab("units.xsd", ""), other, Plain(Units, "units.xsd"));

        Assert.Equal(["eye:range", "eye:wide", "lab:range", "lab:wide"], model.Types.Select(type => type.Name.XsiType));
        Assert.Equal("eye:range", model.Types[1].Base!.XsiType);
        Assert.Empty(model.Problems);
    }

    [Fact]
    public void FileThatAFileWithoutNamespaceIncludesTakesItToo()
    {
        var model = TestSchema.Bind(
            Lab("folder/a.xsd", User),
            Plain("""<xs:include schemaLocation="../more/units.xsd"/>""", "folder/a.xsd"),
            Plain(Units, "more/units.xsd"));

        Assert.Equal("lab:range", Member(model, "lab:user", "r").Target!.XsiType);
        Assert.Empty(model.Problems);
    }

    [Fact]
    public void FilesWithoutNamespaceThatIncludeEachOtherEnd()
    {
        var model = TestSchema.Bind(
            Lab("a.xsd", User),
            Plain("""<xs:include schemaLocation="units.xsd"/>""", "a.xsd"),
            Plain("""<xs:include schemaLocation="a.xsd"/>""" + Units, "units.xsd"));

        Assert.Equal("lab:range", Member(model, "lab:user", "r").Target!.XsiType);
        Assert.Empty(model.Problems);
    }

    [Theory]
    [InlineData("./units.xsd", "folder/units.xsd")]
    [InlineData("..\\units.xsd", "units.xsd")]
    [InlineData("http://lab.example.org/schemas/units/units.xsd", "C:\\repo\\schemas\\units\\units.xsd")]
    [InlineData("my%20units.xsd", "folder/my units.xsd")]
    [InlineData("units.xsd", "elsewhere/units.xsd")]
    public void LocationIsFoundAmongTheGivenFiles(string location, string path)
    {
        var model = TestSchema.Bind(Lab(location, User, "folder/lab.xsd"), Plain(Units, path));

        Assert.Equal("lab:range", Member(model, "lab:user", "r").Target!.XsiType);
        Assert.Empty(model.Problems);
    }

    [Fact]
    public void OfTwoFilesOfOneNameTheNearerIsMeant()
    {
        var model = TestSchema.Bind(
            Lab("../b/units.xsd", User, "x/lab/lab.xsd"),
            Plain("""<xs:simpleType name="unit"><xs:restriction base="xs:int"/></xs:simpleType>""", "y/a/units.xsd"),
            Plain(Units, "y/b/units.xsd"));

        Assert.Equal(["mm"], Member(model, "lab:user", "u").Value!.Enumeration);
    }

    [Fact]
    public void FileWithoutNamespaceThatNobodyIncludesStaysWithoutOne()
    {
        var model = TestSchema.Bind(Plain(Units, "units.xsd"));

        Assert.All(model.Types, type => Assert.Equal("", type.Name.Namespace));
        Assert.Empty(model.Problems);
    }

    [Fact]
    public void FileWithoutNamespaceCanBeRedefined()
    {
        var model = TestSchema.Bind(
            TestSchema.Read(
                """
                <xs:redefine schemaLocation="units.xsd"><xs:complexType name="range"><xs:complexContent><xs:extension base="lab:range">
                <xs:attribute name="hi"/></xs:extension></xs:complexContent></xs:complexType></xs:redefine>
                """,
                "lab.xsd"),
            Plain(Units, "units.xsd"));

        Assert.Contains("hi", model.Types.Single(type => type.Name.XsiType == "lab:range").Members.Select(member => member.Name));
        Assert.Empty(model.Problems);
    }

    [Fact]
    public void ProblemsOfAnIncludedFileAreReportedAtTheirPlace()
    {
        var model = TestSchema.Bind(Lab("units.xsd", ""), Plain("\n<xs:complexType/>", "units.xsd"));

        var problem = Assert.Single(model.Problems);
        Assert.Equal(("units.xsd", 3), (problem.Position!.Path, problem.Position.Line));
    }

    private static SchemaDocument Lab(string location, string content, string path = "lab.xsd") =>
        TestSchema.Read($"""<xs:include schemaLocation="{location}"/>""" + content, path);

    private static SchemaDocument Plain(string content, string path) => SchemaReader.Read(
        new SchemaInput(path, $"<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n{content}</xs:schema>", ""),
        CancellationToken.None);

    private static Member Member(DataModel model, string type, string member) =>
        model.Types.Single(candidate => candidate.Name.XsiType == type).Members.Single(candidate => candidate.Name == member);
}
