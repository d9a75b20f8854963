using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Schema.Tests.Referee;

/// <summary>Includes and redefinitions, where the framework's own processor follows them and ours must have found the same.</summary>
public sealed class CompositionRefereeTests : IDisposable
{
    private const string Plain = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <xs:simpleType name="unit"><xs:restriction base="xs:string"><xs:enumeration value="mm"/><xs:enumeration value="cm"/>
        </xs:restriction></xs:simpleType>
        <xs:complexType name="range"><xs:sequence><xs:element name="step" type="xs:int"/><xs:group ref="more"/></xs:sequence>
        <xs:attribute name="lo" type="xs:double"/><xs:attribute name="in" type="unit"/></xs:complexType>
        <xs:group name="more"><xs:choice><xs:element name="wide" type="range" minOccurs="0"/><xs:element name="n" type="xs:int"/>
        </xs:choice></xs:group>
        <xs:attributeGroup name="stamp"><xs:attribute name="by" type="unit" use="required"/></xs:attributeGroup>
        <xs:complexType name="amount"><xs:simpleContent><xs:extension base="xs:string"><xs:attributeGroup ref="stamp"/></xs:extension>
        </xs:simpleContent></xs:complexType>
        </xs:schema>
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("xnat-typed-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("<xs:include schemaLocation=\"plain.xsd\"/>")]
    [InlineData("<xs:include schemaLocation=\"between.xsd\"/>")]
    [InlineData("<xs:redefine schemaLocation=\"plain.xsd\"><xs:complexType name=\"range\"><xs:complexContent><xs:extension "
        + "base=\"lab:range\"><xs:sequence><xs:element name=\"step\" type=\"xs:int\"/></xs:sequence><xs:attribute name=\"hi\" "
        + "use=\"required\"/></xs:extension></xs:complexContent></xs:complexType></xs:redefine>")]
    [InlineData("<xs:redefine schemaLocation=\"plain.xsd\"><xs:complexType name=\"range\"><xs:complexContent><xs:restriction "
        + "base=\"lab:range\"><xs:sequence><xs:element name=\"step\" type=\"xs:int\"/><xs:choice><xs:element name=\"n\" "
        + "type=\"xs:int\"/></xs:choice></xs:sequence><xs:attribute name=\"lo\" use=\"prohibited\"/></xs:restriction>"
        + "</xs:complexContent></xs:complexType></xs:redefine>")]
    [InlineData("<xs:redefine schemaLocation=\"plain.xsd\"><xs:simpleType name=\"unit\"><xs:restriction base=\"lab:unit\">"
        + "<xs:enumeration value=\"mm\"/></xs:restriction></xs:simpleType></xs:redefine>")]
    [InlineData("<xs:redefine schemaLocation=\"plain.xsd\"><xs:group name=\"more\"><xs:sequence><xs:group ref=\"lab:more\"/>"
        + "<xs:element name=\"m\" type=\"lab:unit\" minOccurs=\"0\"/></xs:sequence></xs:group></xs:redefine>")]
    [InlineData("<xs:redefine schemaLocation=\"plain.xsd\"><xs:attributeGroup name=\"stamp\"><xs:attributeGroup ref=\"lab:stamp\"/>"
        + "<xs:attribute name=\"on\" type=\"xs:date\"/></xs:attributeGroup></xs:redefine>")]
    [InlineData("<xs:redefine schemaLocation=\"plain.xsd\"><xs:complexType name=\"amount\"><xs:simpleContent><xs:restriction "
        + "base=\"lab:amount\"><xs:enumeration value=\"one\"/></xs:restriction></xs:simpleContent></xs:complexType></xs:redefine>")]
    public void FilesMeanWhatTheRefereeSays(string composition)
    {
        Write("plain.xsd", Plain);
        Write("between.xsd", """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:include schemaLocation="plain.xsd"/>
            <xs:complexType name="narrow"><xs:complexContent><xs:extension base="range"/></xs:complexContent></xs:complexType></xs:schema>
            """);
        var main = Write("lab.xsd", TestSchema.Around(composition + """
            <xs:complexType name="user"><xs:sequence><xs:element name="r" type="lab:range"/><xs:element name="u" type="lab:unit"/>
            <xs:group ref="lab:more"/></xs:sequence><xs:attributeGroup ref="lab:stamp"/></xs:complexType>
            """));
        var compiled = CompiledSchemas.LoadWithIncludes(main);
        var files = composition.Contains("between", StringComparison.Ordinal) ? new[] { "lab.xsd", "between.xsd", "plain.xsd" }
            : ["lab.xsd", "plain.xsd"];
        var model = TestSchema.Bind([.. files.Select(file => Path.Combine(folder.FullName, file)).Select(path => SchemaReader.Read(
            new SchemaInput(path, File.ReadAllText(path), ""), CancellationToken.None))]);

        Assert.Empty(compiled.Errors);
        Assert.Empty(model.Problems);
        Assert.Equal(Lines(CompiledDescription.Of(compiled.Set)), Lines(ModelDescription.Of(model)));
    }

    /// <summary>To the referee a redefined type has the old one of its name as base; there is one class of that name.</summary>
    private static IEnumerable<string> Lines(IReadOnlyDictionary<string, SortedSet<string>> types) =>
        types
            .SelectMany(type => type.Value.Select(line =>
                line == "extends " + type.Key ? $"{type.Key}: extends nothing" : $"{type.Key}: {line}"))
            .Order(StringComparer.Ordinal);

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }
}
