using Xnat.Typed.Schema.Binding;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;
using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Schema.Reading.Components;

namespace Xnat.Typed.Schema.Tests;

/// <summary>Small schemas for the tests, and the stages up to where a test looks.</summary>
internal static class TestSchema
{
    public const string LabNamespace = "http://example.org/lab";

    /// <summary>A schema with prefix <c>lab</c> around <paramref name="content"/>; the content begins on line 2.</summary>
    public static string Around(string content) =>
        $"""
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="{LabNamespace}" xmlns:xdat="http://nrg.wustl.edu/xdat" targetNamespace="{LabNamespace}">
        {content}
        </xs:schema>
        """;

    public static SchemaDocument Read(string content, string path = "lab.xsd") =>
        SchemaReader.Read(new SchemaInput(path, Around(content), ""), CancellationToken.None);

    public static DataModel Bind(string content) => Bind([Read(content)]);

    public static DataModel Bind(params SchemaDocument[] documents) => Binder.Bind(documents.ToEquatable(), CancellationToken.None);

    public static DataType BindType(string content, string name = "a") => Bind(content).Types.Single(type => type.Name.LocalName == name);

    public static GeneratedCode Name(string content, string renames) => CodeNamer.Name(
        Bind(SchemaReader.Read(new SchemaInput("lab.xsd", Around(content), "", renames), CancellationToken.None)),
        EquatableArray<ProvidedType>.Empty, new GeneratorOptions("Lab.Models", "Lab", true), CancellationToken.None);

    public static GeneratedCode Name(string content) => CodeNamer.Name(
        Bind(content), EquatableArray<ProvidedType>.Empty, new GeneratorOptions("Lab.Models", "Lab", true), CancellationToken.None);
}
