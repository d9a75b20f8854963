using System.Globalization;
using System.Text;
using Xnat.Typed.Schema.Code;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Schema.Problems;
using Xnat.Typed.Schema.Reading;
using Xunit.Abstractions;

namespace Xnat.Typed.Schema.Tests;

/// <summary>
/// Schemas of a size that none has: from text to C# twice as much takes about twice the work, on a stack as small as that of a compiler's
/// threads. Work is counted, not timed: bytes that the stages allocate, which all that they look at makes them do.
/// </summary>
public class ScaleTests(ITestOutputHelper log)
{
    /// <summary>Half of what a thread of the compiler has.</summary>
    private const int SmallStack = 768 * 1024;

    /// <summary>Tables that grow by doubling make it more than twice; what grows with the square makes it four times.</summary>
    private const double GreatestRatio = 2.6;

    /// <summary>Where a member lies twice as deep, its path is twice as long, and so is that of each member around it.</summary>
    private const double GreatestRatioOfPaths = 4.4;

    public static TheoryData<string, int> Kinds => new()
    {
        { "derived", 5_000 },
        { "derived upwards", 5_000 },
        { "restricted", 2_000 },
        { "attributes", 5_000 },
        { "attributes in groups", 5_000 },
        { "elements", 5_000 },
        { "levels", 16 },
        { "repeated levels", 16 },
        { "enumeration", 5_000 },
        { "types", 2_500 },
        { "simple types", 10_000 },
        { "substitution", 10_000 },
        { "groups that double", 16 },
        { "groups in elements", 16 },
        { "name", 100_000 },
        { "redefined types", 2_000 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TwiceAsMuchTakesTwiceTheWork(string kind, int size) => AssertLinear(
        size, count => [new SchemaInput("lab.xsd", TestSchema.Around(Content(kind, count)), "")]);

    [Theory]
    [InlineData("included by one", 5_000)]
    [InlineData("included in a chain", 5_000)]
    [InlineData("of one name in folders", 2_000)]
    [InlineData("redefined in a chain", 400)]
    public void TwiceAsManyFilesTakeTwiceTheWork(string kind, int size) => AssertLinear(size, count => Files(kind, count));

    [Theory]
    [InlineData("derived", 20_000)]
    [InlineData("attributes", 10_000)]
    [InlineData("levels", 32)]
    [InlineData("repeated levels", 32)]
    public void EachTypeIsEmittedOrReported(string kind, int size)
    {
        var code = Run([new SchemaInput("lab.xsd", TestSchema.Around(Content(kind, size)), "")], out _);

        Assert.DoesNotContain(code.Problems, problem => problem.Code == ProblemCatalog.Internal.Code);
        Assert.Equal(kind == "derived" ? size + 1 : 1, code.Types.Count);
        if (kind.EndsWith("levels", StringComparison.Ordinal)) Assert.Empty(code.Problems);
    }

    private void AssertLinear(int size, Func<int, SchemaInput[]> inputs)
    {
        // What is prepared once is not counted.
        Run(inputs(Math.Min(size, 4)), out _);
        var code = Run(inputs(size), out var once);
        var more = Run(inputs(2 * size), out var twice);

        log.WriteLine($"{size}: {once:N0} bytes, {2 * size}: {twice:N0} bytes, {(double)twice / once:F2} times");
        Assert.DoesNotContain(code.Problems.Concat(more.Problems), problem => problem.Code == ProblemCatalog.Internal.Code);
        Assert.InRange((double)twice / once, 0, size < 100 ? GreatestRatioOfPaths : GreatestRatio);
    }

    private static GeneratedCode Run(SchemaInput[] inputs, out long allocated)
    {
        var code = GeneratedCode.None();
        long bytes = 0;
        var thread = new Thread(
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var documents = inputs.Select(input => Stages.Read(input, CancellationToken.None)).ToEquatable();
                var options = new GeneratorOptions("Lab.Models", "Lab", true);
                code = Stages.Build(documents, EquatableArray<ProvidedType>.Empty, options, CancellationToken.None);
                foreach (var file in code.Files()) Stages.Emit(file, [], CancellationToken.None);
                bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            },
            SmallStack);
        thread.Start();
        thread.Join();
        allocated = bytes;
        return code;
    }

    private static string Content(string kind, int count) => kind switch
    {
        "derived" => Each(count, n => Derived(n, n + 1, "extension")) + Type($"t{count}", "", ""),
        "derived upwards" => Type("t0", "", "") + Each(count, n => Derived(n + 1, n, "extension")),
        "restricted" => Each(count, n => Derived(n, n + 1, "restriction")) + Type($"t{count}", "", ""),
        "attributes" => Type("a", "", Each(count, Attribute)),
        "attributes in groups" => Each(count, n =>
            $"<xs:attributeGroup name=\"g{n}\">{Attribute(n)}</xs:attributeGroup>")
            + Type("a", "", Each(count, n => $"<xs:attributeGroup ref=\"lab:g{n}\"/>")),
        "elements" => Type("a", Each(count, n => $"<xs:element name=\"e{n}\" type=\"xs:int\" maxOccurs=\"2\"/>"), ""),
        "levels" => Type("a", Nested(count, ""), ""),
        "repeated levels" => Type("a", Nested(count, " maxOccurs=\"9\""), ""),
        "enumeration" => Type("a", "", "<xs:attribute name=\"e\"><xs:simpleType><xs:restriction base=\"xs:string\">"
            + Each(count, n => $"<xs:enumeration value=\"value {n}\"/>") + "</xs:restriction></xs:simpleType></xs:attribute>"),
        "types" => Each(count, n => Type($"t{n}", $"<xs:element name=\"e\" type=\"lab:t{(n + 1) % count}\"/>", Attribute(n))),
        "simple types" => Each(count, n =>
            $"<xs:simpleType name=\"s{n}\"><xs:restriction base=\"lab:s{n + 1}\"/></xs:simpleType>")
            + Type("a", "", "<xs:attribute name=\"x\" type=\"lab:s0\"/>"),
        "substitution" => Each(count, n => $"<xs:element name=\"e{n}\" substitutionGroup=\"lab:e{n + 1}\"/>")
            + Type("a", "<xs:element ref=\"lab:e0\"/>", ""),
        "groups that double" => Each(count, n => Group(n, Reference(n + 1) + Reference(n + 1))) + Group(count, Element)
            + Type("a", Reference(0), ""),
        "groups in elements" => Each(count, n => Group(n, $"<xs:element name=\"e\"><xs:complexType>{Reference(n + 1)}</xs:complexType>"
            + "</xs:element>")) + Group(count, Element) + Type("a", Reference(0), ""),
        "name" => Type("a", "", $"<xs:attribute name=\"{new string('x', count)}\"/>"),
        "redefined types" => "<xs:redefine schemaLocation=\"gone.xsd\">" + Each(count, n => Derived(n, n, "extension")) + "</xs:redefine>",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no kind of schema"),
    };

    private static SchemaInput[] Files(string kind, int count)
    {
        var included = Type("plain", "", "<xs:attribute name=\"x\"/>");
        return kind switch
        {
            "included by one" =>
            [
                new SchemaInput("lab.xsd", TestSchema.Around(Each(count, n => Include($"f{n}.xsd"))), ""),
                .. Enumerable.Range(0, count).Select(n => Plain($"f{n}.xsd", included.Replace("plain", $"p{n}", StringComparison.Ordinal))),
            ],
            "included in a chain" =>
            [
                new SchemaInput("lab.xsd", TestSchema.Around(Include("f0.xsd")), ""),
                .. Enumerable.Range(0, count).Select(n => Plain($"f{n}.xsd", Include($"f{n + 1}.xsd"))),
            ],
            "of one name in folders" =>
            [
                .. Enumerable.Range(0, count).Select(n =>
                    new SchemaInput($"{n}/lab.xsd", TestSchema.Around(Include($"../{(n + 1) % count}/lab.xsd")), "")),
            ],
            _ =>
            [
                new SchemaInput("f0.xsd", TestSchema.Around(Type("t0", "", "") + Group(0, Element)), ""),
                .. Enumerable.Range(1, count).Select(n => new SchemaInput(
                    $"f{n}.xsd",
                    TestSchema.Around(
                        $"<xs:redefine schemaLocation=\"f{n - 1}.xsd\">{Group(0, Reference(0) + Reference(0))}</xs:redefine>"),
                    "")),
            ],
        };
    }

    private const string Element = "<xs:element name=\"x\" type=\"xs:int\"/>";

    private static string Each(int count, Func<int, string> text) =>
        Enumerable.Range(0, count).Aggregate(new StringBuilder(), (builder, n) => builder.Append(text(n))).ToString();

    private static string Type(string name, string elements, string attributes) =>
        $"<xs:complexType name=\"{name}\"><xs:sequence>{elements}</xs:sequence>{attributes}</xs:complexType>";

    private static string Derived(int type, int above, string derivation) => string.Create(
        CultureInfo.InvariantCulture,
        $"<xs:complexType name=\"t{type}\"><xs:complexContent><xs:{derivation} base=\"lab:t{above}\"><xs:sequence>"
        + $"<xs:element name=\"e{type}\" "
        + $"type=\"xs:int\"/></xs:sequence></xs:{derivation}></xs:complexContent></xs:complexType>");

    private static string Attribute(int number) => string.Create(CultureInfo.InvariantCulture, $"<xs:attribute name=\"a{number}\"/>");

    private static string Nested(int levels, string occurs) =>
        string.Concat(Enumerable.Repeat($"<xs:element name=\"e\"{occurs}><xs:complexType><xs:sequence>{Element}", levels))
        + string.Concat(Enumerable.Repeat("</xs:sequence></xs:complexType></xs:element>", levels));

    private static string Group(int number, string content) =>
        string.Create(CultureInfo.InvariantCulture, $"<xs:group name=\"g{number}\"><xs:sequence>{content}</xs:sequence></xs:group>");

    private static string Reference(int number) => string.Create(CultureInfo.InvariantCulture, $"<xs:group ref=\"lab:g{number}\"/>");

    private static string Include(string location) => $"<xs:include schemaLocation=\"{location}\"/>";

    private static SchemaInput Plain(string path, string content) =>
        new(path, $"<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">{content}</xs:schema>", "");
}
