using Xnat.Typed.Schema.Emitting;

namespace Xnat.Typed.Schema.Tests.Emitting;

public class TypeEmitterTests
{
    [Fact]
    public Task ValuesOfEachKindAndTheirDocumentation() => MatchType("""
        <xs:element name="Visit" type="lab:visit"/>
        <xs:complexType name="visit">
          <xs:annotation><xs:documentation>One visit. Visits are numbered.</xs:documentation></xs:annotation>
          <xs:sequence>
            <xs:element name="start_date" type="xs:date" minOccurs="0"><xs:annotation><xs:documentation>First day.</xs:documentation></xs:annotation></xs:element>
            <xs:element name="weight" type="xs:float" minOccurs="0"/>
            <xs:element name="fasting" type="xs:boolean" minOccurs="0" default="true"/>
          </xs:sequence>
          <xs:attribute name="ID" type="xs:string" use="required"/>
          <xs:attribute name="number"><xs:simpleType><xs:restriction base="xs:integer"><xs:minInclusive value="1"/></xs:restriction></xs:simpleType></xs:attribute>
        </xs:complexType>
        """);

    [Fact]
    public Task GroupInsideAGroup() => MatchType("""
        <xs:complexType name="scan"><xs:sequence><xs:element name="parameters"><xs:complexType><xs:sequence>
          <xs:element name="fov"><xs:complexType><xs:attribute name="x" type="xs:int"/></xs:complexType></xs:element>
        </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
        """);

    [Fact]
    public Task RowsWithAKeyAndEnumeratedValues() => MatchType("""
        <xs:complexType name="panel"><xs:sequence><xs:element name="results"><xs:complexType><xs:sequence>
          <xs:element name="result" maxOccurs="unbounded">
            <xs:annotation><xs:appinfo><xdat:element displayIdentifiers="test"/></xs:appinfo></xs:annotation>
            <xs:complexType><xs:attribute name="test" type="xs:string"/><xs:attribute name="flag"><xs:simpleType><xs:restriction base="xs:string">
              <xs:enumeration value="high"/><xs:enumeration value="2nd look"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType>
          </xs:element></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
        """);

    [Fact]
    public void NamesOfOursThatASchemaTakesAreWrittenInFull()
    {
        var code = TestSchema.Name("<xs:complexType name=\"dateOnly\"><xs:attribute name=\"d\" type=\"xs:date\"/></xs:complexType><xs:complexType name=\"xnatItem\"/>");

        var text = TypeEmitter.Emit(code.Types.Single(type => type.Name == "DateOnly"));

        Assert.Contains("public partial class DateOnly : global::Xnat.Typed.Model.XnatItem, ", text, StringComparison.Ordinal);
        Assert.Contains("public global::System.DateOnly? D ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesHaveNoCarriageReturnNoTabAndOneFinalNewline()
    {
        var text = TypeEmitter.Emit(TestSchema.Name("<xs:complexType name=\"a\"/>").Types[0]);

        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain('\t', text);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    private static Task MatchType(string content, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        var type = Assert.Single(TestSchema.Name(content).Types);
        return Snapshot.Match(TypeEmitter.Emit(type), "cs", method: method);
    }
}
