using Xnat.Typed.Schema;
using Xnat.Typed.Schema.Changes;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Tool.Tests.Changes;

/// <summary>A schema that has a member of every kind, in types, groups, rows and restrictions.</summary>
internal static class SampleModel
{
    public const string Namespace = "Lab.Models";

    public const string Types = """
        <xs:simpleType name="ligand"><xs:restriction base="xs:string">
          <xs:enumeration value="FDG"/><xs:enumeration value="PIB"/></xs:restriction></xs:simpleType>
        <xs:element name="Base" type="lab:baseData"/>
        <xs:complexType name="baseData">
          <xs:annotation><xs:documentation>What all have.</xs:documentation></xs:annotation>
          <xs:sequence>
            <xs:element name="note" type="xs:string" minOccurs="0"/>
            <xs:element name="free" type="xs:string" minOccurs="0"/>
          </xs:sequence>
          <xs:attribute name="ID" type="xs:string"/>
        </xs:complexType>
        <xs:complexType name="otherData" abstract="true">
          <xs:annotation><xs:appinfo><xdat:element displayIdentifiers="note2,free2"/></xs:appinfo></xs:annotation>
          <xs:sequence><xs:element name="note2" type="xs:string" minOccurs="0"/>
          <xs:element name="free2" type="xs:string" minOccurs="0"/></xs:sequence></xs:complexType>
        <xs:element name="Pet" type="lab:petData"/>
        <xs:complexType name="petData">
          <xs:annotation><xs:documentation>A session.</xs:documentation>
            <xs:appinfo><xdat:element displayIdentifiers="label"/></xs:appinfo></xs:annotation>
          <xs:complexContent><xs:extension base="lab:baseData"><xs:sequence>
            <xs:element name="count" minOccurs="0"><xs:simpleType><xs:restriction base="xs:int">
              <xs:minInclusive value="1"/><xs:maxInclusive value="9"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="weight" minOccurs="0"><xs:simpleType><xs:restriction base="xs:double">
              <xs:minExclusive value="0"/><xs:maxExclusive value="500"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="code" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string"><xs:minLength value="2"/>
              <xs:maxLength value="8"/><xs:pattern value="[A-Z]+"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="day" type="xs:date" default="2020-01-01" minOccurs="0"/>
            <xs:element name="version" type="xs:string" fixed="1" minOccurs="0"/>
            <xs:element name="ligand" type="lab:ligand" minOccurs="0"/>
            <xs:element name="times"><xs:simpleType><xs:list itemType="xs:int"/></xs:simpleType></xs:element>
            <xs:element name="comment" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
            <xs:element name="base" type="lab:baseData" minOccurs="0"/>
            <xs:element name="parts" minOccurs="0"><xs:complexType><xs:sequence>
              <xs:element name="part" type="lab:smallData" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
            <xs:element name="addID" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
              <xs:annotation><xs:appinfo><xdat:element displayIdentifiers="name"/></xs:appinfo></xs:annotation>
              <xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="name" type="xs:string"/>
              </xs:extension></xs:simpleContent>
            </xs:complexType></xs:element>
            <xs:element name="parameters" minOccurs="0"><xs:complexType><xs:sequence>
              <xs:element name="tr" type="xs:float" minOccurs="0"><xs:annotation><xs:documentation>In ms.</xs:documentation></xs:annotation>
              </xs:element>
              <xs:element name="sign" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string">
                <xs:enumeration value="5"/><xs:enumeration value="high"/></xs:restriction></xs:simpleType></xs:element>
            </xs:sequence></xs:complexType></xs:element>
            <xs:any minOccurs="0" processContents="lax"/>
          </xs:sequence>
          <xs:attribute name="label" type="xs:string" use="required"/>
          </xs:extension></xs:complexContent></xs:complexType>
        <xs:complexType name="smallData"><xs:complexContent><xs:restriction base="lab:baseData"><xs:sequence>
            <xs:element name="note" type="xs:token"/></xs:sequence></xs:restriction></xs:complexContent></xs:complexType>
        """;

    public static SchemaState State { get; } = Of(Types);

    /// <summary>A schema with prefix <c>lab</c> around declarations.</summary>
    public static string Around(string declarations) => $"""
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="http://example.org/lab"
          xmlns:xdat="http://nrg.wustl.edu/xdat" targetNamespace="http://example.org/lab" elementFormDefault="qualified">
        {declarations}
        </xs:schema>
        """;

    public static SchemaState Of(string declarations) => SchemaState.Of(
        new[] { Stages.Read(new SchemaInput("lab.xsd", Around(declarations), ""), CancellationToken.None) }.ToEquatable(),
        Namespace,
        CancellationToken.None);
}
