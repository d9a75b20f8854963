using Xnat.Typed.Schema;
using Xnat.Typed.Schema.Changes;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Reading;

namespace Xnat.Typed.Tool.Tests.Changes;

/// <summary>Changes that take more than one edit of a schema: their rule, and whether code compiles after them.</summary>
public class ScenarioTests
{
    private const string Pet =
        """<xs:complexType name="petData"><xs:sequence><xs:element name="a" type="xs:int"/></xs:sequence></xs:complexType>""";

    private const string Scan = """<xs:complexType name="imageScanData"><xs:attribute name="ID" type="xs:string"/></xs:complexType>""";

    private const string Top = """<xs:complexType name="topData"><xs:attribute name="a" type="xs:string"/></xs:complexType>""";

    private static readonly string Chain = Derived("a", "", One("x")) + Derived("b", "a", One("y")) + Derived("c", "b", One("z"));

    private static readonly string Kinds = Derived("a", "", """<xs:attribute name="kind" type="xs:string"/>""", One("y"));

    public static TheoryData<string, string, string, string> Scenarios => new()
    {
        { "a type between", "XD102 XD104", Of(Chain), Of(Chain.Replace("lab:a", "lab:m") + Derived("m", "a", "")) },
        {
            "up to the base", "XD202 XD211",
            Of(Chain),
            Of(Derived("a", "", One("x") + One("y")) + Derived("b", "a", "") + Derived("c", "b", One("z")))
        },
        {
            "down from the base", "XD201 XD211",
            Of(Chain),
            Of(Derived("a", "", "") + Derived("b", "a", One("x") + One("y")) + Derived("c", "b", One("z")))
        },
        {
            "rows up to the base", "XD109 XD202 XD211",
            Of(Chain.Replace(One("y"), Rows("y"))),
            Of(Derived("a", "", One("x") + Rows("y")) + Derived("b", "a", "") + Derived("c", "b", One("z")))
        },
        { "another base in the line", "XD103", Of(Chain), Of(Chain.Replace("\"lab:b\"", "\"lab:a\"")) },
        { "an element joins an attribute", "XD202", Of(Kinds), Of(Kinds.Replace(One("y"), One("y") + One("kind"))) },
        {
            "an attribute joins an element", "XD202",
            Of(Derived("a", "", One("kind"))),
            Of(Derived("a", "", """<xs:attribute name="kind" type="xs:string"/>""", One("kind")))
        },
        {
            "an attribute takes the name of the text", "XD202 XD409",
            Of(Text("")),
            Of(Text("""<xs:attribute name="value" type="xs:string"/>"""))
        },
        { "a shorter value takes the name", "XD304 XD410", Of(Listed("x--y")), Of(Listed("x--y", "x-y")) },
        { "a shorter value leaves the name", "XD305 XD405", Of(Listed("x--y", "x-y")), Of(Listed("x--y")) },
        { "a second class of the name", "XD102 XD401", Of(Pet), Of(Pet, Schema("med", Pet)) },
        { "the target is given", "XD102 XD206", Of(Refers), Of(Refers + Derived("a", "", "")) },
        { "the target is gone", "XD101 XD206", Of(Refers + Derived("a", "", "")), Of(Refers) },
        {
            "nobody has the enumeration any more", "XD201 XD404",
            Of(Shared + Derived("a", "", Ligand + One("x"))),
            Of(Shared + Derived("a", "", One("x")))
        },
        { "a listing is gone", "XD201 XD406", Xnat(Scans), Xnat("") },
        { "a listing is new", "XD202 XD407", Xnat(""), Xnat(Scans) },
        {
            "an object is a mere row", "XD103 XD408",
            Subject("""<xs:complexContent><xs:extension base="lab:topData"/></xs:complexContent>"""),
            Subject("")
        },
        {
            "a required group with nothing required", "XD202",
            Of(Derived("a", "", One("x"))),
            Of(Derived("a", "", One("x") + Group("1", "0")))
        },
        {
            "a required group with something required", "XD203",
            Of(Derived("a", "", One("x"))),
            Of(Derived("a", "", One("x") + Group("1", "1")))
        },
        {
            "an optional group with something required", "XD202",
            Of(Derived("a", "", One("x"))),
            Of(Derived("a", "", One("x") + Group("0", "1")))
        },
        { "a part of a group is required", "XD204", Of(Derived("a", "", Group("0", "0"))), Of(Derived("a", "", Group("0", "1"))) },
        {
            "required with a default", "XD202",
            Of(Derived("a", "", One("x"))),
            Of(Derived("a", "", """<xs:attribute name="k" type="xs:string" use="required" default="1"/>""", One("x")))
        },
        {
            "a wrapped element has another name", "XD201 XD202",
            Of(Derived("a", "", Wrapped("part"))),
            Of(Derived("a", "", Wrapped("piece")))
        },
        { "comments and lines", "", Of(Chain), Of("<!-- moved -->\n\n\n" + Chain) },
        {
            "types in another order", "",
            Of(Chain),
            Of(Derived("c", "b", One("z")) + Derived("a", "", One("x")) + Derived("b", "a", One("y")))
        },
    };

    private static string Refers =>
        """<xs:complexType name="r"><xs:sequence><xs:element name="to" type="lab:a" minOccurs="0"/></xs:sequence></xs:complexType>""";

    private static string Shared => """
        <xs:simpleType name="ligand"><xs:restriction base="xs:string"><xs:enumeration value="FDG"/></xs:restriction></xs:simpleType>
        """;

    private static string Ligand => """<xs:element name="ligand" type="lab:ligand" minOccurs="0"/>""";

    private static string Scans => """
        <xs:element name="scans" minOccurs="0"><xs:complexType><xs:sequence>
          <xs:element name="scan" type="xnat:imageScanData" minOccurs="0" maxOccurs="unbounded"/>
        </xs:sequence></xs:complexType></xs:element>
        """;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void ChangeHasTheseRules(string name, string rules, string before, string after)
    {
        Assert.NotEmpty(name);
        Assert.Equal(
            rules,
            string.Join(' ', Changes(before, after).Select(change => change.Rule.Id).Distinct().Order(StringComparer.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void CodeCompilesUnlessItIsSaidToBreak(string name, string rules, string before, string after)
    {
        Assert.NotNull(name + rules);
        var old = State(before);
        var program = CodeUses.Of(old.Code);

        Assert.Equal([], CodeCheck.ErrorsOf(program, old.Code));
        Assert.Equal(
            Changes(before, after).Any(change => change.Code == ChangeLevel.Breaking),
            CodeCheck.ErrorsOf(program, State(after).Code).Count > 0);
    }

    [Fact]
    public void EveryRuleIsMet()
    {
        var met = Scenarios
            .SelectMany(row => Changes((string)row[2], (string)row[3]))
            .Concat(ModelEdits.Of(SampleModel.State.Model).SelectMany(edit =>
                SchemaComparison.Compare(SampleModel.State, SchemaState.Of(edit.Model, SampleModel.Namespace, CancellationToken.None))))
            .Select(change => change.Rule.Id)
            .ToHashSet();

        Assert.Equal([], ChangeRules.All.Select(rule => rule.Id).Where(id => !met.Contains(id)));
    }

    private static EquatableArray<SchemaChange> Changes(string before, string after) =>
        SchemaComparison.Compare(State(before), State(after));

    private static SchemaState State(string schemas) => SchemaState.Of(
        schemas.Split('\f')
            .Select((text, index) => Stages.Read(new SchemaInput($"s{index}.xsd", text, ""), CancellationToken.None))
            .ToEquatable(),
        SampleModel.Namespace,
        CancellationToken.None);

    /// <summary>Schemas as one text that a row of test data can hold.</summary>
    private static string Of(string declarations, params string[] others) => string.Join('\f', others.Prepend(Schema("lab", declarations)));

    private static string Schema(string prefix, string declarations) => $"""
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="http://example.org/lab" xmlns:xnat="http://nrg.wustl.edu/xnat"
          xmlns:med="http://example.org/med"
          targetNamespace="{(prefix == "xnat" ? "http://nrg.wustl.edu/xnat" : "http://example.org/" + prefix)}">
        {declarations}</xs:schema>
        """;

    private static string Xnat(string members) => Schema(
        "xnat", Scan + $"<xs:complexType name=\"imageSessionData\"><xs:sequence>{members}</xs:sequence></xs:complexType>");

    private static string Subject(string content) =>
        Of(Top, Schema("xnat", $"""<xs:complexType name="subjectData">{content}</xs:complexType>"""));

    private static string Derived(string name, string above, string elements) => Derived(name, above, "", elements);

    private static string Derived(string name, string above, string attributes, string elements)
    {
        var content = $"<xs:sequence>{elements}</xs:sequence>{attributes}";
        return $"<xs:complexType name=\"{name}\">"
            + (above.Length == 0
                ? content
                : $"<xs:complexContent><xs:extension base=\"lab:{above}\">{content}</xs:extension></xs:complexContent>")
            + "</xs:complexType>";
    }

    private static string One(string name) => $"<xs:element name=\"{name}\" type=\"xs:string\" minOccurs=\"0\"/>";

    private static string Rows(string name) => $"""
        <xs:element name="{name}" minOccurs="0" maxOccurs="unbounded"><xs:complexType>
          <xs:attribute name="n" type="xs:string"/></xs:complexType></xs:element>
        """;

    private static string Group(string occurs, string inner) => $"""
        <xs:element name="g" minOccurs="{occurs}"><xs:complexType><xs:sequence>
          <xs:element name="p" type="xs:string" minOccurs="{inner}"/></xs:sequence></xs:complexType></xs:element>
        """;

    private static string Text(string attributes) => "<xs:complexType name=\"t\"><xs:simpleContent><xs:extension base=\"xs:string\">"
        + attributes
        + "</xs:extension></xs:simpleContent></xs:complexType>";

    private static string Wrapped(string name) => $"""
        <xs:element name="parts" minOccurs="0"><xs:complexType><xs:sequence>
          <xs:element name="{name}" type="xs:string" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
        """;

    private static string Listed(params string[] values) => Derived("a", "", $"""
        <xs:element name="k" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string">
        {string.Concat(values.Select(value => $"<xs:enumeration value=\"{value}\"/>"))}</xs:restriction></xs:simpleType></xs:element>
        """);
}
