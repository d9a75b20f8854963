using Xnat.Typed.Schema.Problems;

namespace Xnat.Typed.Schema.Tests.Naming;

public class RenamingTests
{
    private const string Twins = "<xs:complexType name=\"a\"><xs:attribute name=\"dataType\" type=\"xs:string\"/><xs:attribute "
        + "name=\"data-type\" type=\"xs:string\"/></xs:complexType>";

    [Fact]
    public void MemberIsCalledAsTheUserSays()
    {
        var code = TestSchema.Name(Twins, "lab:a/data-type=KindOfData");

        Assert.Equal(["DataType", "KindOfData"], code.Types[0].Members.Select(member => member.Name));
        Assert.Empty(code.Problems);
    }

    [Fact]
    public void TypeGroupAndRowMembersAreCalledAsTheUserSays()
    {
        var code = TestSchema.Name(
            """
            <xs:complexType name="a"><xs:sequence>
              <xs:element name="g"><xs:complexType><xs:attribute name="x" type="xs:int"/></xs:complexType></xs:element>
              <xs:element name="r" maxOccurs="unbounded"><xs:complexType>
              <xs:attribute name="y" type="xs:int"/></xs:complexType></xs:element>
            </xs:sequence></xs:complexType>
            """,
            "lab:a=Sample, lab:a/g/x=Width, lab:a/r/y=Height");

        var type = Assert.Single(code.Types);
        Assert.Equal("Sample", type.Name);
        Assert.Equal("Width", type.Members[0].Members[0].Name);
        Assert.Equal("Height", type.Members[1].Row!.Members[0].Name);
        Assert.Empty(code.Problems);
    }

    [Theory]
    [InlineData("lab:a/data-type=data type")]
    [InlineData("lab:a/data-type=class")]
    [InlineData("lab:a/data-type=")]
    [InlineData("lab:a/data-type")]
    [InlineData("lab:a/data-type=X{}")]
    public void NameThatIsNoIdentifierIsRefused(string rename)
    {
        var code = TestSchema.Name(Twins, rename);

        var problem = code.Problems.Single(problem => problem.Code == "XNT0311");
        Assert.Contains(
            "write Rename=\"lab:a/data-type=NewName\" in the schema item", ProblemCatalog.Format(problem), StringComparison.Ordinal);
    }

    [Fact]
    public void RenameOfNothingNamesTheNearest()
    {
        var code = TestSchema.Name(
            "<xs:complexType name=\"a\"><xs:attribute name=\"sampleID\" type=\"xs:string\"/></xs:complexType>", "lab:a/sampleId=Sample");

        Assert.Equal(
            "Nothing is called 'lab:a/sampleId', so nothing was renamed; did you mean 'lab:a/sampleID'?",
            ProblemCatalog.Format(Assert.Single(code.Problems)));
    }
}
