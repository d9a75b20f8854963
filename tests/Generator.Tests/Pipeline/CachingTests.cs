using Microsoft.CodeAnalysis;
using Xnat.Typed.Generator.Pipeline;

namespace Xnat.Typed.Generator.Tests.Pipeline;

public class CachingTests
{
    private const string TwoTypes = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="http://example.org/lab" targetNamespace="http://example.org/lab">
          <xs:complexType name="one"><xs:attribute name="a" type="xs:string"/></xs:complexType>
          <xs:complexType name="two"><xs:attribute name="b" type="xs:string"/></xs:complexType>
        </xs:schema>
        """;

    private const string RegistryFile = "LabTypeRegistry.g.cs";

    private static readonly TestFile Schema = new("lab.xsd", TwoTypes);

    [Fact]
    public void UnrelatedCSharpRunsNothingAgain()
    {
        var run = GeneratorRun.Of(Schema).WithSource("namespace Lab; internal class Other { public int Number => 3; }");

        AssertOnly(run.EmitReasons(), IncrementalStepRunReason.Cached);
        AssertOnly(run.Reasons(Steps.Read), IncrementalStepRunReason.Cached);
        AssertOnly(run.Reasons(Steps.Bind), IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void CommentInASchemaReemitsNothing()
    {
        var commented = new TestFile(
            "lab.xsd",
            TwoTypes.Replace(
                "<xs:complexType name=\"one\">",
                "<!-- a comment\n that moves lines -->\n<xs:complexType name=\"one\">",
                StringComparison.Ordinal));

        var run = GeneratorRun.Of(Schema).WithSchema(Schema, commented);

        AssertOnly(run.EmitReasons(), IncrementalStepRunReason.Cached);
        AssertOnly(run.Reasons(Steps.Read), IncrementalStepRunReason.Modified);
        AssertOnly(run.Reasons(Steps.Bind), IncrementalStepRunReason.Unchanged);
    }

    [Fact]
    public void ChangedMemberReemitsItsType()
    {
        var changed = new TestFile(
            "lab.xsd", TwoTypes.Replace("name=\"b\" type=\"xs:string\"", "name=\"b\" type=\"xs:int\"", StringComparison.Ordinal));

        var run = GeneratorRun.Of(Schema).WithSchema(Schema, changed);

        Assert.Equal(["lab/Two.g.cs"], run.ModifiedFiles());
        Assert.Equal(1, run.EmitReasons()[IncrementalStepRunReason.Modified]);
    }

    [Fact]
    public void NewMemberReemitsItsTypeAndTheRegistryThatListsIt()
    {
        var changed = new TestFile(
            "lab.xsd",
            TwoTypes.Replace(
                "<xs:attribute name=\"b\" type=\"xs:string\"/>",
                "<xs:attribute name=\"b\" type=\"xs:string\"/><xs:attribute name=\"c\"/>",
                StringComparison.Ordinal));

        var run = GeneratorRun.Of(Schema).WithSchema(Schema, changed);

        Assert.Equal(["lab/Two.g.cs", RegistryFile], run.ModifiedFiles());
        Assert.Equal(2, run.EmitReasons()[IncrementalStepRunReason.Modified]);
    }

    [Fact]
    public void OtherSchemaChangedReemitsOnlyItsTypes()
    {
        var other = new TestFile(
            "other.xsd",
            TwoTypes
                .Replace("example.org/lab", "example.org/other", StringComparison.Ordinal)
                .Replace("lab:", "other:", StringComparison.Ordinal)
                .Replace("xmlns:lab", "xmlns:other", StringComparison.Ordinal)
                    .Replace("name=\"one\"", "name=\"three\"", StringComparison.Ordinal)
                    .Replace("name=\"two\"", "name=\"four\"", StringComparison.Ordinal));
        var changed = new TestFile("lab.xsd", TwoTypes.Replace("name=\"b\"", "name=\"c\"", StringComparison.Ordinal));

        var run = GeneratorRun.Of(Schema, other).WithSchema(Schema, changed);

        Assert.Equal(["lab/Two.g.cs", RegistryFile], run.ModifiedFiles());
        Assert.Equal(3, run.Reasons(Steps.Files)[IncrementalStepRunReason.Unchanged]);
    }

    private static void AssertOnly(IReadOnlyDictionary<IncrementalStepRunReason, int> reasons, IncrementalStepRunReason expected)
    {
        Assert.NotEmpty(reasons);
        Assert.Equal([expected], reasons.Keys);
    }
}
