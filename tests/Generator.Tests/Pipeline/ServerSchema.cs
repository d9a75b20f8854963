namespace Xnat.Typed.Generator.Tests.Pipeline;

/// <summary>Schemas of a server whose core types have fields of its own, and lack others.</summary>
internal static class ServerSchema
{
    /// <summary>A subject with fields of every kind that the core lacks, around some that it has.</summary>
    public static TestFile Subject { get; } = SubjectWithRows("weighing");

    /// <summary>
    /// The same with another name for its anonymous rows: these are known by name in the whole
    /// process, so a test that makes some has a name of its own.
    /// </summary>
    public static TestFile SubjectWithRows(string row) => Xnat($$"""
        <xs:complexType name="subjectData"><xs:sequence>
          <xs:element name="group" type="xs:string"/>
          <xs:element name="species" type="xs:string"><xs:annotation>
          <xs:documentation>Kind of animal. Latin names only.</xs:documentation></xs:annotation></xs:element>
          <xs:element name="arrived" type="xs:date"/>
          <xs:element name="coat"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="black"/>
          <xs:enumeration value="white"/></xs:restriction></xs:simpleType></xs:element>
          <xs:element name="strain" type="xnat:strainName"/>
          <xs:element name="keeper" type="xnat:investigatorData"/>
          <xs:element name="litters"><xs:complexType><xs:sequence>
          <xs:element name="litter" type="xs:int" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
          <xs:element name="carers"><xs:complexType><xs:sequence>
          <xs:element name="carer" type="xnat:investigatorData" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
          <xs:element name="weighings"><xs:complexType><xs:sequence><xs:element name="{{row}}" maxOccurs="unbounded"><xs:complexType>
            <xs:attribute name="grams" type="xs:float"/>
          </xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>
          <xs:element name="housing"><xs:complexType><xs:sequence>
            <xs:element name="cage" type="xs:string"/>
            <xs:element name="light"><xs:simpleType><xs:restriction base="xs:string">
            <xs:enumeration value="day"/></xs:restriction></xs:simpleType></xs:element>
          </xs:sequence></xs:complexType></xs:element>
          <xs:element name="addID" maxOccurs="unbounded"><xs:complexType><xs:simpleContent><xs:extension base="xs:string">
            <xs:attribute name="name" type="xs:string"/><xs:attribute name="issuer" type="xs:string"/>
          </xs:extension></xs:simpleContent></xs:complexType></xs:element>
        </xs:sequence><xs:attribute name="ID" type="xs:string"/></xs:complexType>
        <xs:complexType name="investigatorData"><xs:sequence><xs:element name="title" type="xs:string"/></xs:sequence></xs:complexType>
        <xs:complexType name="mrScanData"><xs:sequence><xs:element name="parameters"><xs:complexType><xs:sequence>
          <xs:element name="tr" type="xs:float"/>
          <xs:element name="shim" type="xs:float"/>
          <xs:element name="coilSet"><xs:complexType><xs:attribute name="vendor" type="xs:string"/></xs:complexType></xs:element>
        </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
        <xs:simpleType name="strainName"><xs:restriction base="xs:string"><xs:enumeration value="C57"/></xs:restriction></xs:simpleType>
        """);

    /// <summary>A schema for the namespace of the core; its content begins on line 2.</summary>
    public static TestFile Xnat(string content, string path = "xnat.xsd") => new(
        path,
        $"""
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xnat="http://nrg.wustl.edu/xnat" targetNamespace="http://nrg.wustl.edu/xnat">
        {content}
        </xs:schema>
        """);
}
