using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;
using Xnat.Typed.Generator.Tests.Pipeline;

namespace Xnat.Typed.Generator.Tests;

/// <summary>Generated code is compiled, loaded and used by C# that is compiled with it.</summary>
public class GeneratedCodeTests
{
    private const string Schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="http://example.org/lab" xmlns:xdat="http://nrg.wustl.edu/xdat"
            targetNamespace="http://example.org/lab">
          <xs:complexType name="bloodData"><xs:sequence>
            <xs:element name="drawn" type="xs:date"/><xs:element name="at" type="xs:time"/><xs:element name="stored" type="xs:dateTime"/>
            <xs:element name="volume" type="xs:float"/><xs:element name="tubes" type="xs:integer"/>
            <xs:element name="fasting" type="xs:boolean"/>
            <xs:element name="tube"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="red"/>
            <xs:enumeration value="blue"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="needle"><xs:complexType><xs:simpleContent><xs:extension base="xs:string">
            <xs:attribute name="gauge" type="xs:int"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
            <xs:element name="results"><xs:complexType><xs:sequence><xs:element name="result" maxOccurs="unbounded">
              <xs:annotation><xs:appinfo><xdat:element displayIdentifiers="name"/></xs:appinfo></xs:annotation>
              <xs:complexType><xs:simpleContent><xs:extension base="xs:float">
              <xs:attribute name="name" type="xs:string"/></xs:extension></xs:simpleContent></xs:complexType>
            </xs:element></xs:sequence></xs:complexType></xs:element>
            <xs:element name="codes"><xs:complexType><xs:sequence>
            <xs:element name="code" type="xs:int" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
            <xs:element name="reader" type="lab:person"/>
          </xs:sequence></xs:complexType>
          <xs:complexType name="person"><xs:attribute name="initials" type="xs:string"/></xs:complexType>
        </xs:schema>
        """;

    [Fact]
    public void ValuesOfEveryKindAreReadBackAsTheyWereSet()
    {
        var text = Run("""
            var blood = new BloodData { Drawn = new(2024, 2, 29), At = new(8, 30, 15), Stored = new(2024, 3, 1, 7, 5, 0), Volume = 7.5,
                Tubes = 3, Fasting = false, Tube = BloodData.TubeValue.Blue };
            blood.Needle.Value = "straight";
            blood.Needle.Gauge = 21;
            return string.Join('|', blood.Drawn, blood.At, blood.Stored, blood.Volume, blood.Tubes, blood.Fasting, blood.Tube,
                blood.Needle.Value, blood.Needle.Gauge);
            """);

        Assert.Equal("02/29/2024|08:30|03/01/2024 07:05:00|7.5|3|False|blue|straight|21", text);
    }

    [Fact]
    public void WhatTheServerSentIsReadByType()
    {
        var text = Run("""
            var record = new XnatRecord("lab:bloodData");
            record.Add("drawn", "2024-02-29");
            record.Add("stored", "2024-03-01 07:05:00.0");
            record.Add("volume", "7.50");
            record.Add("fasting", "1");
            record.Add("tube", "green");
            record.Add("needle/gauge", "21");
            var row = new XnatRecord("lab:bloodData_result");
            row.Add("name", "Na");
            row.Add("result", "140");
            record.Add("results/result", row);
            var blood = (BloodData)XnatTypeRegistries.Create(record, "lab:bloodData");
            return string.Join('|', blood.Drawn!.Value.Month, blood.Stored!.Value.Hour, blood.Volume, blood.Fasting, blood.Tube,
                blood.Needle.Gauge, blood.Results[0].Name, blood.Results[0].Value, blood.Tubes is null);
            """);

        Assert.Equal("2|7|7.5|True|green|21|Na|140|True", text);
    }

    [Fact]
    public void DescriptorsReachTheSameValuesAsProperties()
    {
        var text = Run("""
            var blood = new BloodData { Volume = 2 };
            blood.Set(BloodData.Schema.Needle.Gauge, 18);
            return $"{blood.Get(BloodData.Schema.Volume)} {blood.Needle.Gauge} {BloodData.Schema.Needle.Gauge}";
            """);

        Assert.Equal("2 18 labDescriptorsReachTheSameValuesAsProperties:bloodData/needle/gauge", text);
    }

    [Fact]
    public void ListsAndReferencesAreFilled()
    {
        var text = Run("""
            var blood = new BloodData { Reader = new Person { Initials = "QZ" } };
            blood.Codes.Add(7);
            blood.Codes.Add(11);
            blood.Results.Add(new BloodData.ResultElement { Name = "K", Value = 4.1 });
            return $"{string.Join(',', blood.Codes)} {blood.Results.Count} {blood.Reader?.Initials} {blood.HasChanges}";
            """);

        Assert.Equal("7,11 1 QZ True", text);
    }

    /// <summary>Data types are known by name in the whole process, so each test has a prefix of its own.</summary>
    [Fact]
    public void ElementThatBaseAndExtensionBothHaveIsAListThatHidesTheValue()
    {
        var run = GeneratorRun.Of(new TestFile("lab.xsd", """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="http://example.org/lab"
                targetNamespace="http://example.org/lab">
              <xs:complexType name="base"><xs:sequence><xs:element name="b" type="xs:int"/></xs:sequence></xs:complexType>
              <xs:complexType name="derived"><xs:complexContent><xs:extension base="lab:base"><xs:sequence>
              <xs:element name="b" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
            </xs:schema>
            """));

        Assert.Empty(run.CompilerDiagnostics());
        Assert.Contains("public int? B ", run.Files["lab/Base.g.cs"], StringComparison.Ordinal);
        Assert.Contains("public new XnatValues<int> B ", run.Files["lab/Derived.g.cs"], StringComparison.Ordinal);
    }

    private static string Run(string body, [CallerMemberName] string test = "")
    {
        var prefix = "lab" + test + ":";
        body = body.Replace("lab:", prefix, StringComparison.Ordinal);
        var schema = Schema.Replace("lab:", prefix, StringComparison.Ordinal).Replace(
            "xmlns:lab=", "xmlns:" + prefix.TrimEnd(':') + "=", StringComparison.Ordinal);
        var run = GeneratorRun.Of(isCore: false, new TestFile("lab.xsd", schema));
        var probe = CSharpSyntaxTree.ParseText(
            "using System;\nusing Lab.Models;\nusing Xnat.Typed.Model;\npublic static class Probe { public static string Run() {\n"
                + body
                + "\n} }", (CSharpParseOptions)run.Input.SyntaxTrees[0].Options);
        using var assembly = new MemoryStream();
        var result = run.Output.AddSyntaxTrees(probe).Emit(assembly);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));

        assembly.Position = 0;
        var context = new AssemblyLoadContext(null, isCollectible: true);
        var method = context.LoadFromStream(assembly).GetType("Probe")!.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!;
        return (string)method.Invoke(null, null)!;
    }
}
