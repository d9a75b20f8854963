using Microsoft.CodeAnalysis;

namespace Xnat.Typed.Generator.Tests.Pipeline;

public class DiagnosticTests
{
    [Fact]
    public void ProblemIsReportedAtItsPlaceInTheSchema()
    {
        var run = GeneratorRun.Of(new TestFile(
            "folder/lab.xsd",
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:l=\"urn:l\" targetNamespace=\"urn:l\">\n <xs:complexType "
            + "name=\"a\"><xs:complexContent><xs:extension base=\"l:gone\"/></xs:complexContent></xs:complexType></xs:schema>"));

        var diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("XNT0102", DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
        var place = diagnostic.Location.GetLineSpan();
        Assert.Equal(("folder/lab.xsd", 1, 2), (place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character));
        Assert.Equal(
            "lab.xsd(2): "
            + "'l:a' extends 'l:gone', which is in none of the given schemas; inherited members are missing. Add the schema that declares "
            + "it to the XnatSchema items.",
            diagnostic.GetMessage());
    }

    [Fact]
    public void LineFollowsEditsAboveIt()
    {
        const string Rest = "<xs:complexType name=\"a\">\n  <xs:complexContent><xs:extension base=\"l:gone\"/></xs:complexContent>\n"
            + "</xs:complexType></xs:schema>";
        var (before, after) = (Schema(""), Schema("\n\n<!-- a {remark} -->\n<xs:simpleType name=\"b\"/>\n"));

        var first = GeneratorRun.Of(before);
        var second = first.WithSchema(before, after);

        Assert.Equal([("lab.xsd(2): 'l:a' extends 'l:gone'", 2)], Found(first));
        Assert.Equal([("lab.xsd(6): 'l:a' extends 'l:gone'", 6)], Found(second));
        Assert.Equal([], second.ModifiedFiles());

        static TestFile Schema(string above) => new(
            "{folder}/lab.xsd",
            "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:l=\"urn:l\" targetNamespace=\"urn:l\">\n" + above + Rest);

        static IEnumerable<(string, int)> Found(GeneratorRun run) => run.Diagnostics.Select(static diagnostic =>
            (diagnostic.GetMessage().Split(',')[0], diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1));
    }

    [Fact]
    public void BracesInANameOfAFileAreNoPlaceholders()
    {
        var run = GeneratorRun.Of(new TestFile("{0}{x.xsd", "<a>"));

        Assert.StartsWith("{0}{x.xsd(1): The file is not", Assert.Single(run.Diagnostics).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatIsNoXnatSchemaItemIsLeftAlone()
    {
        var run = GeneratorRun.Of(new TestFile("notes.txt", "not a schema"));

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void BrokenSchemaDoesNotStopTheOthers()
    {
        var run = GeneratorRun.Of(
            new TestFile("broken.xsd", "<xs:schema"),
            new TestFile(
                "lab.xsd",
                "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:l=\"urn:l\" targetNamespace=\"urn:l\"><xs:complexType "
                + "name=\"a\"/></xs:schema>"));

        Assert.Equal("XNT0001", Assert.Single(run.Diagnostics).Id);
        Assert.Contains("l/A.g.cs", run.Files.Keys);
    }
}
