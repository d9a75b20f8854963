namespace Xnat.Typed.Tool.Tests.Support;

/// <summary>Small schemas of data types that no server has.</summary>
internal static class SampleSchemas
{
    public const string Lab = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="http://example.org/lab" xmlns:xnat="http://nrg.wustl.edu/xnat" targetNamespace="http://example.org/lab" elementFormDefault="qualified">
          <xs:import namespace="http://nrg.wustl.edu/xnat" schemaLocation="../xnat/xnat.xsd"/>
          <xs:element name="Visit" type="lab:visitData"/>
          <xs:complexType name="visitData"><xs:complexContent><xs:extension base="xnat:subjectAssessorData"><xs:sequence>
            <xs:element name="score" type="xs:integer" minOccurs="0"/>
          </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        </xs:schema>
        """;

    public static string WithType(string prefix, string type, string import = "") => $"""
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:{prefix}="http://example.org/{prefix}" targetNamespace="http://example.org/{prefix}">
          {import}
          <xs:complexType name="{type}"><xs:sequence><xs:element name="value" type="xs:string"/></xs:sequence></xs:complexType>
        </xs:schema>
        """;
}
