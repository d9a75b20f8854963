using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Schema.Tests.Referee;

/// <summary>
/// The framework's XML Schema processor is the referee: for every schema that it accepts, our types have the members, types and
/// cardinalities that it computes. XNAT's own <c>abstract</c> annotation is nothing that it knows, so only its own is compared.
/// </summary>
public class RefereeTests
{
    /// <summary>Published schemas that are not valid: XNAT takes them, XML Schema does not.</summary>
    private static readonly string[] Invalid = ["extensions/freesurfer/freesurfer.xsd", "extensions/fs/fs.xsd", "extensions/pixi/pixi.xsd"];

    [Fact]
    public void BundledSchemasMeanWhatTheRefereeSays()
    {
        var files = Directory.GetFiles(Path.Combine(SharedFiles.RepositoryRoot(), "schemas"), "*.xsd", SearchOption.AllDirectories);

        AssertEqual(files, least: 70);
    }

    [SharedFact]
    public void RealCoreOfEachVersionMeansWhatTheRefereeSays()
    {
        AssertEqual(Files("xnat-1.7"), least: 100);
        AssertEqual(Files("xnat-1.8"), least: 150);
    }

    [SharedFact]
    public void RealPluginsMeanWhatTheRefereeSays()
    {
        var core = Files("xnat-1.8");
        foreach (var plugin in Directory.GetDirectories(SharedFiles.PathOf("schemas/extensions")).Order(StringComparer.Ordinal))
            foreach (var file in Directory.GetFiles(plugin, "*.xsd").Where(file => !IsInvalid(file)))
                AssertEqual([.. core, file], least: 150);
    }

    [SharedFact]
    public void RefereeRefusesWhatIsNotValid()
    {
        var core = Files("xnat-1.8");

        Assert.All(Invalid, file => Assert.NotEmpty(CompiledSchemas.Load([.. core, SharedFiles.PathOf("schemas/" + file)]).Errors));
    }

    [Theory]
    [InlineData("<xs:sequence minOccurs=\"0\"><xs:element name=\"b\" type=\"xs:int\"/></xs:sequence>")]
    [InlineData("<xs:sequence maxOccurs=\"3\"><xs:element name=\"b\" type=\"xs:int\"/></xs:sequence>")]
    [InlineData("<xs:choice><xs:element name=\"b\" type=\"xs:int\"/><xs:element name=\"c\"><xs:complexType><xs:attribute name=\"d\" "
        + "use=\"required\"/></xs:complexType></xs:element></xs:choice>")]
    [InlineData("<xs:choice maxOccurs=\"unbounded\"><xs:element name=\"b\" type=\"xs:int\"/><xs:sequence><xs:element name=\"c\" "
        + "type=\"lab:a\"/></xs:sequence></xs:choice>")]
    [InlineData("<xs:group ref=\"lab:g\"/>")]
    [InlineData("<xs:sequence><xs:group ref=\"lab:g\" minOccurs=\"0\" maxOccurs=\"2\"/></xs:sequence>")]
    [InlineData("<xs:all><xs:element name=\"b\" type=\"lab:color\"/><xs:element name=\"c\" type=\"xs:anyType\" minOccurs=\"0\"/></xs:all>")]
    [InlineData("<xs:sequence><xs:element name=\"b\" maxOccurs=\"0\" minOccurs=\"0\" type=\"xs:int\"/></xs:sequence>")]
    [InlineData("<xs:sequence><xs:element name=\"b\" type=\"xs:int\"/><xs:element name=\"c\" type=\"xs:int\"/><xs:element name=\"b\" "
        + "type=\"xs:int\" minOccurs=\"0\"/></xs:sequence>")]
    [InlineData("<xs:sequence><xs:element name=\"b\" type=\"lab:a\"/><xs:sequence minOccurs=\"0\"><xs:element name=\"b\" "
        + "type=\"lab:a\"/></xs:sequence></xs:sequence>")]
    [InlineData("<xs:sequence><xs:group ref=\"lab:g\"/><xs:element name=\"e\" type=\"xs:int\"/><xs:group ref=\"lab:g\"/></xs:sequence>")]
    [InlineData("<xs:choice><xs:sequence><xs:element name=\"e\" type=\"xs:int\"/><xs:group ref=\"lab:g\"/></xs:sequence><xs:group "
        + "ref=\"lab:g\"/></xs:choice>")]
    [InlineData("<xs:choice><xs:sequence><xs:element name=\"b\" type=\"xs:int\"/><xs:element name=\"c\" "
        + "type=\"xs:int\"/></xs:sequence><xs:sequence><xs:element name=\"d\" type=\"xs:int\"/><xs:element name=\"b\" "
        + "type=\"xs:int\"/></xs:sequence></xs:choice>")]
    [InlineData("<xs:choice><xs:element name=\"b\" type=\"xs:int\"/></xs:choice>")]
    [InlineData("<xs:choice><xs:element name=\"b\" type=\"xs:int\"/><xs:sequence><xs:element name=\"c\" type=\"lab:a\"/><xs:element "
        + "name=\"c\" type=\"lab:a\" minOccurs=\"0\"/></xs:sequence></xs:choice>")]
    [InlineData("<xs:complexContent><xs:extension base=\"lab:z\"><xs:sequence><xs:element name=\"b\" type=\"xs:string\"/><xs:element "
        + "name=\"i\" type=\"xs:int\"/></xs:sequence></xs:extension></xs:complexContent>")]
    [InlineData("<xs:complexContent><xs:restriction base=\"lab:z\"><xs:sequence><xs:element name=\"b\" type=\"xs:string\" "
        + "minOccurs=\"0\"/><xs:element name=\"m\" type=\"xs:int\"/></xs:sequence></xs:restriction></xs:complexContent>")]
    [InlineData("<xs:complexContent><xs:restriction base=\"lab:z\"><xs:sequence><xs:element name=\"b\" type=\"lab:color\"/><xs:element "
        + "name=\"m\" type=\"xs:int\" maxOccurs=\"2\"/></xs:sequence><xs:attribute name=\"k\" use=\"prohibited\"/><xs:attribute "
        + "name=\"l\" type=\"xs:int\" use=\"required\"/></xs:restriction></xs:complexContent>")]
    [InlineData("<xs:complexContent><xs:extension base=\"lab:y\"><xs:sequence><xs:element name=\"m\" "
        + "type=\"xs:int\"/></xs:sequence></xs:extension></xs:complexContent>")]
    [InlineData("<xs:simpleContent><xs:restriction base=\"lab:x\"><xs:enumeration value=\"one\"/><xs:attribute name=\"k\" "
        + "use=\"prohibited\"/></xs:restriction></xs:simpleContent>")]
    [InlineData("<xs:sequence maxOccurs=\"unbounded\"><xs:element name=\"b\" maxOccurs=\"0\" minOccurs=\"0\" type=\"xs:int\"/><xs:element "
        + "name=\"c\" type=\"xs:int\"/></xs:sequence>")]
    [InlineData("<xs:attributeGroup ref=\"lab:h\"/><xs:attribute name=\"b\" use=\"prohibited\"/>")]
    public void ParticlesCountAsTheRefereeCounts(string content)
    {
        var schema = TestSchema.Around(
            $"""
            <xs:complexType name="a">{content}</xs:complexType>
            <xs:group name="g"><xs:sequence><xs:element name="b" type="xs:float"/><xs:choice><xs:element name="c" type="lab:color"/>
            <xs:element name="d" type="xs:date"/></xs:choice></xs:sequence></xs:group>
            <xs:attributeGroup name="h"><xs:attribute name="i" type="xs:int" use="required"/><xs:attribute name="j"/></xs:attributeGroup>
            <xs:complexType name="z"><xs:sequence><xs:element name="b" type="xs:string" minOccurs="0"/>
            <xs:element name="m" type="xs:int" maxOccurs="unbounded"/></xs:sequence><xs:attribute name="k"/>
            <xs:attribute name="l" type="xs:int"/></xs:complexType>
            <xs:complexType name="y"><xs:complexContent><xs:restriction base="lab:z"><xs:sequence>
            <xs:element name="m" type="xs:int"/></xs:sequence>
            <xs:attribute name="l" type="xs:int" use="prohibited"/></xs:restriction></xs:complexContent></xs:complexType>
            <xs:complexType name="x"><xs:simpleContent><xs:extension base="xs:string">
            <xs:attribute name="k"/></xs:extension></xs:simpleContent></xs:complexType>
            <xs:simpleType name="color"><xs:restriction base="xs:token"><xs:enumeration value="red"/>
            <xs:enumeration value="blue"/></xs:restriction></xs:simpleType>
            """);
        var (compiled, differences) = Compare(schema);

        Assert.Empty(compiled.Errors);
        Assert.Empty(differences);
    }

    /// <summary>Sequences, choices and groups as chance nests them; what is ambiguous, and so no schema, is left out.</summary>
    [Fact]
    public void ContentModelsByChanceCountAsTheRefereeCounts()
    {
        var compared = 0;
        for (var seed = 0; seed < 1500; seed++)
        {
            var (compiled, differences) = Compare(new RandomContent(seed).Schema());
            if (compiled.Errors.Count > 0) continue;
            compared++;
            Assert.True(differences.Count == 0, $"seed {seed}:\n{string.Join('\n', differences)}\n{new RandomContent(seed).Schema()}");
        }

        Assert.True(compared > 300, $"only {compared} of the models were valid");
    }

    private static (CompiledSchemas Compiled, List<string> Differences) Compare(string schema)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".xsd");
        File.WriteAllText(file, schema);
        try
        {
            var compiled = CompiledSchemas.Load([file]);
            return (compiled, compiled.Errors.Count > 0 ? [] : Differences(compiled, [file]));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void AssertEqual(string[] files, int least)
    {
        var compiled = CompiledSchemas.Load(files);
        Assert.Empty(compiled.Errors);
        var differences = Differences(compiled, files);

        Assert.True(differences.Count == 0, $"{differences.Count} differences:\n" + string.Join('\n', differences.Take(100)));
        Assert.True(CompiledDescription.Of(compiled.Set).Count >= least, "too few types were compared");
    }

    private static List<string> Differences(CompiledSchemas compiled, string[] files)
    {
        var expected = CompiledDescription.Of(compiled.Set);
        var actual = ModelDescription.Of(TestSchema.Bind([.. files.Select(file => SchemaReader.Read(
            new SchemaInput(file, File.ReadAllText(file), ""), CancellationToken.None))]));
        return
        [
            .. expected.Keys
                .Union(actual.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .SelectMany(name => Differences(name, expected.GetValueOrDefault(name), actual.GetValueOrDefault(name)))
        ];
    }

    private static IEnumerable<string> Differences(string name, SortedSet<string>? expected, SortedSet<string>? actual)
    {
        if (expected is null || actual is null) return [$"{name}: only {(expected is null ? "ours" : "the referee's")}"];
        return expected.Except(actual, StringComparer.Ordinal).Select(line => $"{name}: only the referee's: {line}")
            .Concat(actual
                .Except(expected, StringComparer.Ordinal)
                .Where(line => line != "abstract")
                .Select(line => $"{name}: only ours: {line}"));
    }

    private static string[] Files(string folder) =>
        Directory.GetFiles(SharedFiles.PathOf("schemas/" + folder), "*.xsd", SearchOption.AllDirectories);

    private static bool IsInvalid(string file) =>
        Invalid.Contains(Path.GetRelativePath(SharedFiles.PathOf("schemas"), file).Replace('\\', '/'), StringComparer.Ordinal);
}
