using System.Xml.Linq;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;
using Xunit.Abstractions;

namespace Xnat.Typed.Generator.Tests;

/// <summary>
/// A schema that is added leaves the files of another one as they are, or a problem names the type whose name has changed.
/// </summary>
public class AddedSchemaTests(ITestOutputHelper output)
{
    private const string Advice = ". To choose another name, rename it in the schema item: Rename=";

    private const string Tube = """
        <xs:simpleType name="tube"><xs:restriction base="xs:string"><xs:enumeration value="serum"/></xs:restriction></xs:simpleType>
        <xs:complexType name="sampleData"><xs:attribute name="kind" type="OWN:tube"/></xs:complexType>
        """;

    private const string EyeTube = """
        <xs:simpleType name="tube"><xs:restriction base="xs:string"><xs:enumeration value="left"/></xs:restriction></xs:simpleType>
        <xs:complexType name="pressureData"><xs:attribute name="kind" type="OWN:tube"/></xs:complexType>
        """;

    private const string ClassTube = """<xs:complexType name="tube"><xs:attribute name="a" type="xs:string"/></xs:complexType>""";

    private const string Values = """
        <xs:complexType name="sampleData"><xs:complexContent><xs:extension base="xnat:subjectAssessorData"><xs:sequence>
          <xs:element name="taken" type="xs:date"/><xs:element name="owner" type="xnat:subjectData"/>
          <xs:element name="lid"><xs:complexType><xs:attribute name="colour" type="xs:string"/></xs:complexType></xs:element>
        </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        """;

    [Theory]
    [InlineData(Tube, EyeTube, "LabTube", "EyeTube")]
    [InlineData(Tube, ClassTube, "LabTube", "EyeTube")]
    [InlineData(ClassTube, ClassTube, "LabTube", "EyeTube")]
    public void TypesOfOneNameBothGetTheirPrefixAndThatIsSaid(string lab, string eye, string labName, string eyeName)
    {
        var together = EmittedSchemas.Of(isCore: false, Schema("lab", lab), Schema("eye", eye));
        var swapped = EmittedSchemas.Of(isCore: false, Schema("eye", eye), Schema("lab", lab));

        Assert.Contains("lab/" + labName + ".g.cs", together.Files.Keys);
        Assert.Contains("eye/" + eyeName + ".g.cs", together.Files.Keys);
        Assert.Equal(together.Files, swapped.Files);
        Assert.Equal(
            [
                $"'eye:tube' and 'lab:tube' would both be called 'Tube', so both are named with their prefix, this one '{eyeName}'"
                    + $"{Advice}\"eye:tube=OtherName\".",
                $"'lab:tube' and 'eye:tube' would both be called 'Tube', so both are named with their prefix, this one '{labName}'"
                    + $"{Advice}\"lab:tube=OtherName\"."
            ],
            together.Problems.Where(problem => problem.Code == "XNT0203").Select(ProblemCatalog.Format).Order(StringComparer.Ordinal));
        Assert.All(together.Problems.Where(problem => problem.Code == "XNT0203"), problem => Assert.Equal(2, problem.Position?.Line));
    }

    [Theory]
    [InlineData("""<xs:complexType name="xnatField"/>""")]
    [InlineData("""<xs:complexType name="dateOnly"/>""")]
    [InlineData("""<xs:complexType name="generatedCodeAttribute"/>""")]
    [InlineData("""<xs:complexType name="subjectData"/>""")]
    [InlineData("""<xs:complexType name="subjectAssessorData"/>""")]
    [InlineData("""<xs:complexType name="schema"/>""")]
    [InlineData("""<xs:complexType name="x"><xs:sequence><xs:element name="xnat"><xs:complexType><xs:attribute name="y"/>"""
        + """</xs:complexType></xs:element></xs:sequence></xs:complexType>""")]
    [InlineData("""<xs:complexType name="x"><xs:sequence><xs:element name="subjectData"><xs:complexType><xs:attribute name="y"/>"""
        + """</xs:complexType></xs:element></xs:sequence></xs:complexType>""")]
    [InlineData("""<xs:complexType name="x"><xs:attribute name="lid"><xs:simpleType><xs:restriction base="xs:string">"""
        + """<xs:enumeration value="a"/></xs:restriction></xs:simpleType></xs:attribute></xs:complexType>""")]
    public void NameOfTheRuntimeOrInsideAClassTakesNothingFromOthers(string eye)
    {
        foreach (var lab in new[] { Values, Tube, """<xs:complexType name="lidElement"/><xs:complexType name="lidValue"/>""" })
        {
            var alone = EmittedSchemas.Of(isCore: false, Schema("lab", lab));
            var together = EmittedSchemas.Of(isCore: false, Schema("lab", lab), Schema("eye", eye));

            Assert.Empty(alone.ChangedIn(together));
        }
    }

    [Fact]
    public void TypeCalledLikeWhatIsAddedToAClassGivesWay()
    {
        var server = new SchemaInput("xnat.xsd", Pipeline.ServerSchema.Subject.GetText().ToString(), "");
        var eye = Schema("eye", """<xs:complexType name="subjectDataFields"/>""");

        var alone = EmittedSchemas.Of(isCore: false, server);
        var together = EmittedSchemas.Of(isCore: false, server, eye);

        Assert.Empty(alone.ChangedIn(together));
        Assert.Contains("eye/EyeSubjectDataFields.g.cs", together.Files.Keys);
        Assert.Contains(
            "'eye:subjectDataFields' would be called 'SubjectDataFields', which is the class of fields that are added to "
            + "'xnat:subjectData', so it is named 'EyeSubjectDataFields'. To choose another name, rename it in the schema item: "
            + "Rename=\"eye:subjectDataFields=OtherName\".",
            together.Problems.Select(ProblemCatalog.Format));
    }

    [Fact]
    public void KeyOfRowsIsKnownWithTheSchemaOfTheirClassAndWithoutIt()
    {
        var lab = Schema("lab", """
            <xs:complexType name="x"><xs:sequence><xs:element name="region" type="xnat:volumetricRegion" maxOccurs="9"/></xs:sequence>
            </xs:complexType>
            """);
        var server = new SchemaInput("xnat.xsd", Pipeline.ServerSchema.Xnat("""
            <xs:complexType name="volumetricRegion"><xs:attribute name="name" type="xs:string"/></xs:complexType>
            """).GetText().ToString(), "");

        var alone = EmittedSchemas.Of(isCore: false, lab);

        Assert.Contains("\"xnat:volumetricRegion\", \"name\")", alone.Files["lab/X.g.cs"], StringComparison.Ordinal);
        Assert.Empty(alone.ChangedIn(EmittedSchemas.Of(isCore: false, lab, server)));
    }

    [Fact]
    public void PrefixedNameThatIsTakenTooGetsANumber()
    {
        var together = EmittedSchemas.Of(
            isCore: false, Schema("lab", ClassTube), Schema("eye", ClassTube + """<xs:complexType name="labTube"/>"""));

        Assert.Equal(["eye/EyeTube.g.cs", "eye/LabTube.g.cs", "lab/LabTube2.g.cs"], together.Files.Keys.Order(StringComparer.Ordinal));
    }

    /// <summary>Ordered pairs, since each of the two is once the one that is there and once the one that comes.</summary>
    [SharedTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void EachPairOfRealSchemasKeepsItsFilesOrSaysWhy(bool isCore)
    {
        var inputs = Directory.EnumerateFiles(SharedFiles.PathOf("schemas"), "*.xsd", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(path => new SchemaInput(path, File.ReadAllText(path), "")).ToArray();
        var alone = inputs.Select(input => EmittedSchemas.Of(isCore, input)).ToArray();
        var (pairs, changed, silent) = (0, 0, new List<string>());
        for (var first = 0; first < inputs.Length; first++)
            for (var second = first + 1; second < inputs.Length; second++)
            {
                var together = EmittedSchemas.Of(isCore, inputs[first], inputs[second]);
                foreach (var one in new[] { first, second })
                {
                    pairs++;
                    var names = NamesIn(inputs[one]);
                    var files = alone[one].ChangedIn(together);
                    changed += files.Count;
                    if (files.Count > 0 && !alone[one].Differences(together).Any(problem => Names(problem, names)))
                        silent.Add($"{inputs[one].Path} beside {inputs[first + second - one].Path}: {string.Join(", ", files)}");
                }
            }

        output.WriteLine($"{pairs} ordered pairs, {changed} files differ, {silent.Count} pairs without a word");
        Assert.Equal(inputs.Length * (inputs.Length - 1), pairs);
        Assert.True(silent.Count == 0, string.Join('\n', silent));
    }

    /// <summary>Local names of the types and elements of a schema: problems call them by prefixes that not every file uses.</summary>
    private static HashSet<string> NamesIn(SchemaInput input) =>
        [.. XDocument.Parse(input.Text).Root!.Elements().Attributes("name").Select(name => name.Value.Trim())];

    private static bool Names(Problem problem, HashSet<string> names) =>
        problem.Arguments.Any(argument => names.Contains(LocalName(argument)));

    /// <summary>Of a data type or of a path in one.</summary>
    private static string LocalName(string argument) => argument.Split('/')[0].Split(':')[^1];

    private static SchemaInput Schema(string prefix, string content) => new(
        prefix + ".xsd",
        $"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xnat="http://nrg.wustl.edu/xnat" """
        + $"""xmlns:{prefix}="urn:{prefix}" targetNamespace="urn:{prefix}">""" + "\n"
        + content.Replace("OWN:", prefix + ":", StringComparison.Ordinal) + "</xs:schema>",
        "");
}
