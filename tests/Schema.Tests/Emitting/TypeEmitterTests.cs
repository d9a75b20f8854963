using System.Runtime.CompilerServices;
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
            <xs:element name="start_date" type="xs:date" minOccurs="0"><xs:annotation>
            <xs:documentation>First day.</xs:documentation></xs:annotation></xs:element>
            <xs:element name="weight" type="xs:float" minOccurs="0"/>
            <xs:element name="fasting" type="xs:boolean" minOccurs="0" default="true"/>
          </xs:sequence>
          <xs:attribute name="ID" type="xs:string" use="required"/>
          <xs:attribute name="number"><xs:simpleType><xs:restriction base="xs:integer">
          <xs:minInclusive value="1"/></xs:restriction></xs:simpleType></xs:attribute>
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
            <xs:complexType><xs:attribute name="test" type="xs:string"/><xs:attribute name="flag"><xs:simpleType>
            <xs:restriction base="xs:string">
              <xs:enumeration value="high"/>
              <xs:enumeration value="2nd look"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType>
          </xs:element></xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
        """);

    [Fact]
    public Task TextWithAttributes() => MatchType("""
        <xs:complexType name="dose"><xs:sequence><xs:element name="tracer"><xs:complexType><xs:simpleContent>
          <xs:extension base="xs:float"><xs:attribute name="units" type="xs:string" fixed="MBq"/></xs:extension>
        </xs:simpleContent></xs:complexType></xs:element></xs:sequence></xs:complexType>
        """);

    [Fact]
    public Task WrapperCollapsesAndFramesStay() => MatchType("""
        <xs:complexType name="series"><xs:sequence>
          <xs:element name="codes"><xs:complexType><xs:sequence>
          <xs:element name="code" type="xs:int" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
          <xs:element name="frames"><xs:complexType><xs:sequence>
          <xs:element name="frame" type="xs:string" maxOccurs="unbounded"/></xs:sequence>
            <xs:attribute name="numFrames" type="xs:integer"/></xs:complexType></xs:element>
        </xs:sequence></xs:complexType>
        """);

    [Fact]
    public Task ChoiceAndMembersWithAwkwardNames() => MatchType("""
        <xs:complexType name="operator"><xs:choice><xs:element name="half-life" type="xs:float"/>
        <xs:element name="abstract" type="xs:string"/></xs:choice>
          <xs:attribute name="operator" type="xs:string"/><xs:attribute name="sop_instance_UID" type="xs:string"/>
          <xs:attribute name="getType" type="xs:string"/></xs:complexType>
        """);

    [Fact]
    public Task DerivedTypeThatDeclaresAMemberAgain() => MatchTypes("""
        <xs:complexType name="assessor" abstract="true"><xs:attribute name="protocol" type="xs:string"/></xs:complexType>
        <xs:complexType name="manualAssessor"><xs:complexContent><xs:extension base="lab:assessor"><xs:sequence>
          <xs:element name="protocol" type="xs:string"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        """);

    [Fact]
    public Task RestrictionSaysWhatItTakesAway() => MatchTypes("""
        <xs:complexType name="panel"><xs:annotation><xs:documentation>Values of one sample.</xs:documentation></xs:annotation><xs:sequence>
          <xs:element name="value" type="xs:int" maxOccurs="unbounded"/>
          <xs:element name="note" type="xs:string" minOccurs="0"/></xs:sequence><xs:attribute name="kind"/>
          <xs:attribute name="plate"/></xs:complexType>
        <xs:complexType name="single"><xs:complexContent><xs:restriction base="lab:panel"><xs:sequence>
        <xs:element name="value" type="xs:int"/></xs:sequence>
          <xs:attribute name="kind"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="fast"/>
          <xs:enumeration value="&lt;slow&gt;"/></xs:restriction></xs:simpleType></xs:attribute>
          <xs:attribute name="plate" use="prohibited"/></xs:restriction></xs:complexContent></xs:complexType>
        """);

    [Fact]
    public Task ReferencesToOtherTypesAndToItself() => MatchTypes("""
        <xs:complexType name="region"><xs:sequence>
          <xs:element name="person" type="lab:person"/><xs:element name="subregions"><xs:complexType><xs:sequence>
          <xs:element name="region" type="lab:region" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
        </xs:sequence></xs:complexType>
        <xs:complexType name="person"><xs:attribute name="lastname" type="xs:string"/></xs:complexType>
        """);

    [Fact]
    public Task EnumerationThatSeveralMembersShare() => Snapshot.Match(EnumerationEmitter.Emit(Assert.Single(TestSchema.Name("""
        <xs:simpleType name="side"><xs:restriction base="xs:string"><xs:enumeration value="left"/><xs:enumeration value="right"/>
        <xs:enumeration value=""/></xs:restriction></xs:simpleType>
        <xs:complexType name="a"><xs:attribute name="b" type="lab:side"/><xs:attribute name="c" type="lab:side"/></xs:complexType>
        """).Enumerations)), "cs");

    [Fact]
    public Task RegistryOfTypesAndRows() => Snapshot.Match(RegistryEmitter.Emit(TestSchema.Name("""
        <xs:complexType name="a"><xs:attribute name="id" type="xs:string"/></xs:complexType>
        <xs:complexType name="b"><xs:complexContent><xs:extension base="lab:a"><xs:sequence><xs:element name="r" maxOccurs="unbounded">
          <xs:complexType><xs:attribute name="x" type="xs:int"/></xs:complexType>
        </xs:element></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        """).Registry!), "cs");

    [Fact]
    public void NamesOfOursThatTheUserTakesAreWrittenInFull()
    {
        var code = TestSchema.Name(
            "<xs:complexType name=\"day\"><xs:attribute name=\"d\" type=\"xs:date\"/></xs:complexType><xs:complexType name=\"row\"/>",
            "lab:day=DateOnly, lab:row=XnatRow");

        var text = TypeEmitter.Emit(code.Types.Single(type => type.Name == "DateOnly"));

        Assert.Contains("public partial class DateOnly : global::Xnat.Typed.Model.XnatRow, ", text, StringComparison.Ordinal);
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

    private static Task MatchTypes(string content, [CallerMemberName] string method = "") =>
        Snapshot.Match(
            TestSchema.Name(content).Types.Select(type => SnapshotTarget.Generated(type.HintName, TypeEmitter.Emit(type))), method: method);

    private static Task MatchType(string content, [CallerMemberName] string method = "")
    {
        var type = Assert.Single(TestSchema.Name(content).Types);
        return Snapshot.Match(TypeEmitter.Emit(type), "cs", method: method);
    }
}
