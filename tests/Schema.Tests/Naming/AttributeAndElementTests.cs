using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Tests.Naming;

/// <summary>An attribute and an element of one name in one type: XML tells them apart, the paths of XNAT do not.</summary>
public class AttributeAndElementTests
{
    private const string Type = """
        <xs:complexType name="a"><xs:sequence><xs:element name="note" type="xs:int"/>
        <xs:element name="g"><xs:complexType><xs:sequence><xs:element name="unit" type="xs:string"/></xs:sequence>
        <xs:attribute name="unit" type="xs:date"/></xs:complexType></xs:element></xs:sequence>
        <xs:attribute name="note" type="xs:string"/></xs:complexType>
        """;

    [Fact]
    public void BothAreTypedUnderDifferentNamesAndAWarningSaysSo()
    {
        var code = TestSchema.Name(Type);

        Assert.Equal(["Note string note", "NoteElement int note"], Described(code).Take(2));
        Assert.Equal(["Unit DateOnly g/unit", "UnitElement string g/unit"], Inner(code));
        Assert.Equal(["XNT0210", "XNT0210"], code.Problems.Select(problem => problem.Code));
        Assert.Equal(
            "lab:a has an attribute and an element 'note'; the element is the property 'NoteElement'. XNAT knows both by one path, so what "
            + "is set by one is read by the other. Rename=\"lab:a/@note=OtherName\" in the schema item names the attribute, "
            + "Rename=\"lab:a/note=OtherName\" the element.",
            ProblemCatalog.Format(code.Problems[0]));
    }

    [Fact]
    public void RenameTellsThemApart()
    {
        var code = TestSchema.Name(Type, "lab:a/@note=Remark, lab:a/note=Number, lab:a/g/@unit=Day, lab:a/g/unit=Scale");

        Assert.Equal(["Remark string note", "Number int note"], Described(code).Take(2));
        Assert.Equal(["Day DateOnly g/unit", "Scale string g/unit"], Inner(code));
        Assert.DoesNotContain(code.Problems, problem => problem.Code == "XNT0312");
    }

    [Theory]
    [InlineData("lab:b/@note=Remark")]
    [InlineData("lab:b/note=Remark")]
    public void AttributeThatIsAloneIsRenamedWithOrWithoutItsSign(string rename)
    {
        var code = TestSchema.Name("""<xs:complexType name="b"><xs:attribute name="note" type="xs:string"/></xs:complexType>""", rename);

        Assert.Equal("Remark", Assert.Single(code.Types[0].Members).Name);
        Assert.Empty(code.Problems);
    }

    [Fact]
    public void SignBeforeAnElementNamesNothing()
    {
        var code = TestSchema.Name(
            """<xs:complexType name="b"><xs:sequence><xs:element name="note" type="xs:string"/></xs:sequence></xs:complexType>""",
            "lab:b/@note=Remark");

        Assert.Equal("XNT0312", Assert.Single(code.Problems).Code);
    }

    private static IEnumerable<string> Described(GeneratedCode code) => Describe(code.Types[0].Members);

    private static IEnumerable<string> Inner(GeneratedCode code) =>
        Describe(code.Types[0].Members.Single(member => member.Name == "G").Members);

    private static IEnumerable<string> Describe(IEnumerable<GeneratedMember> members) =>
        members.Select(member => $"{member.Name} {member.TypeName} {member.Path}");
}
