using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Tests.Reading;

/// <summary><c>minOccurs</c> and <c>maxOccurs</c>: a nonNegativeInteger, or <c>unbounded</c> (XML Schema part 1, 3.9.2).</summary>
public class OccurrenceTests
{
    public static TheoryData<string, string, bool> Unreadable
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var particle in new[] { "element", "group", "sequence", "choice", "any" })
            {
                foreach (var text in new[] { "many", "-1", "", "1.5", "Unbounded", "0x2", "1 2", "٣" })
                    data.Add(particle, $"maxOccurs=\"{text}\"", true);
                foreach (var text in new[] { "none", "-1", "", "0.5", "unbounded" })
                    data.Add(particle, $"minOccurs=\"{text}\"", false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void UnreadableNumberIsReportedAtItsPlace(string particle, string occurs, bool isList)
    {
        var model = Bind(particle, occurs);

        var problem = Assert.Single(model.Problems, problem => problem.Code != "XNT0105");
        Assert.Equal(("XNT0011", 3), (problem.Code, problem.Position!.Line));
        if (particle != "any") Assert.Equal(isList, Assert.Single(model.Types[0].Members).Kind == MemberKind.ValueList);
        Assert.All(model.Types[0].Members, member => Assert.False(member.IsRequired && occurs.StartsWith("min", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("maxOccurs=\" 2 \"", true)]
    [InlineData("maxOccurs=\" unbounded\"", true)]
    [InlineData("maxOccurs=\"+3\"", true)]
    [InlineData("maxOccurs=\"001\"", false)]
    [InlineData("maxOccurs=\"99999999999999999999999\"", true)]
    [InlineData("minOccurs=\"-0\"", false)]
    [InlineData("minOccurs=\"1\"", false)]
    [InlineData("minOccurs=\"99999999999999999999999\" maxOccurs=\"unbounded\"", true)]
    public void NumberAsXmlSchemaWritesItIsRead(string occurs, bool isList)
    {
        var model = Bind("element", occurs);

        Assert.Empty(model.Problems);
        Assert.Equal(isList, Assert.Single(model.Types[0].Members).Kind == MemberKind.ValueList);
    }

    [Theory]
    [InlineData("minOccurs=\"5\"")]
    [InlineData("minOccurs=\"3\" maxOccurs=\"2\"")]
    public void MoreAtLeastThanAtMostIsReportedAndTheGreaterCounts(string occurs)
    {
        var model = Bind("element", occurs);

        Assert.Equal("XNT0011", Assert.Single(model.Problems).Code);
        Assert.Equal(MemberKind.ValueList, Assert.Single(model.Types[0].Members).Kind);
    }

    private static DataModel Bind(string particle, string occurs)
    {
        const string Element = "<xs:element name=\"e\" type=\"xs:string\"";
        var content = particle switch
        {
            "element" => $"<xs:sequence>\n{Element} {occurs}/></xs:sequence>",
            "group" => $"<xs:sequence>\n<xs:group ref=\"lab:g\" {occurs}/></xs:sequence>",
            "any" => $"<xs:sequence>\n<xs:any {occurs}/></xs:sequence>",
            _ => $"\n<xs:{particle} {occurs}>{Element}/></xs:{particle}>",
        };
        return TestSchema.Bind(
            $"<xs:complexType name=\"a\">{content}</xs:complexType>"
            + $"<xs:group name=\"g\"><xs:sequence>{Element}/></xs:sequence></xs:group>");
    }
}
