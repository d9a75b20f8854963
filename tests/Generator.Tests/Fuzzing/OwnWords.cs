using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xnat.Typed.Generator.Pipeline;
using Xnat.Typed.Model;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Emitting;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Naming;
using Xnat.Typed.Schema.Naming.Identifiers;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>
/// The words that generated code says of itself, read from what the emitters write for a schema of every kind, and from the runtime's types
/// and members that such code finds around it. So the list grows with the emitters.
/// </summary>
internal static class OwnWords
{
    /// <summary>In every name of the sample, so that what lacks it is ours.</summary>
    private const string Mark = "zq";

    private const string Sample = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:zq="urn:zq" xmlns:xnat="http://nrg.wustl.edu/xnat"
            targetNamespace="urn:zq">
          <xs:simpleType name="zqKind"><xs:restriction base="xs:string"><xs:enumeration value="zqA"/></xs:restriction></xs:simpleType>
          <xs:complexType name="zqBase" abstract="true"><xs:attribute name="zqRow" type="xs:string"/></xs:complexType>
          <xs:complexType name="zqPlain"><xs:complexContent><xs:extension base="zq:zqBase"><xs:sequence>CONTENT</xs:sequence>
          </xs:extension></xs:complexContent></xs:complexType>
        </xs:schema>
        """;

    private const string Core = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:zq="urn:zq" xmlns:xnat="http://nrg.wustl.edu/xnat"
            targetNamespace="http://nrg.wustl.edu/xnat">
          <xs:complexType name="projectData"><xs:attribute name="zqProject" type="xs:string"/></xs:complexType>
          <xs:complexType name="subjectData"><xs:sequence>CONTENT</xs:sequence></xs:complexType>
        </xs:schema>
        """;

    private const string Content = """
        <xs:element name="zqInt" type="xs:int"/><xs:element name="zqLong" type="xs:unsignedLong"/>
        <xs:element name="zqFloat" type="xs:float"/>
        <xs:element name="zqDecimal" type="xs:decimal"/><xs:element name="zqBoolean" type="xs:boolean"/>
        <xs:element name="zqDate" type="xs:date"/><xs:element name="zqTime" type="xs:time"/><xs:element name="zqStamp" type="xs:dateTime"/>
        <xs:element name="zqShared" type="zq:zqKind"/><xs:element name="zqOne" type="zq:zqPlain"/>
        <xs:element name="zqMany" type="zq:zqPlain" maxOccurs="9"/><xs:element name="zqTexts" type="xs:string" maxOccurs="9"/>
        <xs:element name="zqNested"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="zqB"/></xs:restriction>
        </xs:simpleType></xs:element>
        <xs:element name="zqGroup"><xs:complexType><xs:attribute name="zqInner" type="xs:string"/></xs:complexType></xs:element>
        <xs:element name="zqRows" maxOccurs="9"><xs:complexType><xs:attribute name="zqCell" type="xs:string"/></xs:complexType></xs:element>
        """;

    private static readonly Lazy<IReadOnlyList<string>> Found = new(Collect);

    /// <summary>Sorted, so that a seed means the same mutant everywhere.</summary>
    public static IReadOnlyList<string> All => Found.Value;

    private static string[] Collect()
    {
        var runtime = ReferenceReader.Read(MetadataReference.CreateFromFile(typeof(XnatClient).Assembly.Location), default)!.Types;
        var registration = new GeneratedRegistration(Mark, new[] { Mark }.ToEquatable());
        var files = new[] { Emit(runtime, isCore: false), Emit(EquatableArray<ProvidedType>.Empty, isCore: true), [registration] };
        var emitted = files.SelectMany(list => list).SelectMany(file => WordsOf(FileEmitter.Emit(file)));
        return
        [
            .. emitted.Concat(WordsOfTheRuntime()).Where(IsOurs)
                .SelectMany(word => new[] { word, char.ToLowerInvariant(word[0]) + word[1..] })
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        ];
    }

    private static IEnumerable<GeneratedFile> Emit(EquatableArray<ProvidedType> provided, bool isCore)
    {
        var documents = new[] { Sample, Core }
            .Select(text => text.Replace("CONTENT", Content, StringComparison.Ordinal))
            .Select((text, number) => SchemaReader.Read(new SchemaInput(Mark + number + ".xsd", text, ""), default)).ToEquatable();
        var model = Schema.Binding.Binder.Bind(documents, provided, default);
        return CodeNamer.Name(model, provided, new GeneratorOptions(Mark, Mark, isCore), default).Files();
    }

    private static IEnumerable<string> WordsOf(string code) =>
        CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Parse)).GetRoot()
            .DescendantTokens(descendIntoTrivia: true)
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText);

    /// <summary>All that a generated type inherits or finds by the usings of its file.</summary>
    private static IEnumerable<string> WordsOfTheRuntime()
    {
        const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        Type[] bases =
            [typeof(XnatItem), typeof(XnatRow), typeof(XnatObject), typeof(XnatElement), typeof(XnatTypeRegistry), typeof(Value)];
        var types = typeof(XnatItem).Assembly.GetExportedTypes();
        return bases.SelectMany(type => type.GetMembers(Everything)).Select(member => member.Name)
            .Concat(types.Select(type => type.Name.Split('`')[0]))
            .Concat(types.SelectMany(type => (type.Namespace ?? "").Split('.')))
            .Concat(KnownNames.FullNames.SelectMany(name => name.Split('.')));
    }

    private static bool IsOurs(string word) =>
        word.Length > 0 && word.All(char.IsAsciiLetterOrDigit) && !word.Contains(Mark, StringComparison.OrdinalIgnoreCase);

    /// <summary>As enumerations are emitted, for the members that the compiler gives to a record.</summary>
    private readonly record struct Value(string Text);
}
