using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Emitting;

public sealed class SchemaEmitTests : IDisposable
{
    private readonly TemporaryFolder schemas = new();
    private readonly TemporaryFolder output = new();

    public void Dispose()
    {
        schemas.Dispose();
        output.Dispose();
    }

    [Fact]
    public async Task TypesDeriveFromThoseOfXnatTypedAndCompile()
    {
        schemas.Write("lab/lab.xsd", SampleSchemas.Lab);

        var run = await EmitAsync("--namespace", "MyLab.Models");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["MyLabModelsTypeRegistry.g.cs", "lab/VisitData.g.cs"], output.Files());
        Assert.Contains("namespace MyLab.Models;", output.Read("lab/VisitData.g.cs"), StringComparison.Ordinal);
        Assert.Contains(
            "public partial class VisitData : SubjectAssessorData, IXnatType<VisitData>",
            output.Read("lab/VisitData.g.cs"),
            StringComparison.Ordinal);
        Assert.Empty(GeneratedProject.Diagnose(output.Path));
    }

    [Fact]
    public async Task SecondRunTouchesNothing()
    {
        schemas.Write("lab/lab.xsd", SampleSchemas.Lab);
        await EmitAsync();
        var longAgo = new DateTime(2020, 2, 29, 0, 0, 0, DateTimeKind.Utc);
        foreach (var file in output.Files()) File.SetLastWriteTimeUtc(output[file], longAgo);

        var run = await EmitAsync();

        Assert.Contains(": 0 new, 0 changed, 2 unchanged.", run.Output, StringComparison.Ordinal);
        Assert.All(output.Files(), file => Assert.Equal(longAgo, File.GetLastWriteTimeUtc(output[file])));
    }

    [Theory]
    [InlineData("", 0, "")]
    [InlineData("changed", 4, "lab/VisitData.g.cs: is not what comes of the schemas.\n")]
    [InlineData("missing", 4, "lab/VisitData.g.cs: is missing.\n")]
    [InlineData("left", 4, "lab/Old.g.cs: nothing of these schemas; remove the file.\n")]
    [InlineData("schema", 4, "lab/VisitData.g.cs: is not what comes of the schemas.\n")]
    [InlineData("broken", 1, "error XNT0001")]
    public async Task CheckSaysWhetherTheFilesAreUpToDateAndWritesNothing(string change, int exitCode, string error)
    {
        schemas.Write("lab/lab.xsd", SampleSchemas.Lab);
        await EmitAsync();
        var code = output.Read("lab/VisitData.g.cs");
        if (change == "changed") output.Write("lab/VisitData.g.cs", code + "\n");
        else if (change == "missing") File.Delete(output["lab/VisitData.g.cs"]);
        else if (change == "left") output.Write("lab/Old.g.cs", code);
        else if (change == "schema") schemas.Write("lab/lab.xsd", SampleSchemas.Lab.Replace("score", "points", StringComparison.Ordinal));
        else if (change == "broken") schemas.Write("lab/broken.xsd", "<xs:schema");
        var before = output.Files().Select(output.Read).ToList();

        var run = await EmitAsync("--check");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
        Assert.Equal(exitCode == 0, run.Output.Contains("Up to date: 2 files in ", StringComparison.Ordinal));
        Assert.Equal(before, output.Files().Select(output.Read));
    }

    [Fact]
    public async Task FilesOfAnEarlierRunAreToldAndStay()
    {
        schemas.Write("lab/lab.xsd", SampleSchemas.Lab);
        output.Write("Foreign.g.cs", "// of another generator\n");
        await EmitAsync();
        schemas.Write("lab/lab.xsd", SampleSchemas.Lab.Replace("visitData", "stayData", StringComparison.Ordinal));

        var run = await EmitAsync();

        Assert.Contains(
            "lab/VisitData.g.cs: of an earlier run, nothing of these schemas; remove the file if it is not needed.\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Foreign", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(output["lab/VisitData.g.cs"]));
    }

    [Fact]
    public async Task BundledSchemasAreEmittedWholeAndCompile()
    {
        var bundled = Path.Combine(SharedFiles.RepositoryRoot(), "schemas");

        var all = await ToolRun.OfAsync("schema", "emit", bundled, "--output", output.Path, "--namespace", "Own.Core", "--all");
        var missing = await ToolRun.OfAsync("schema", "emit", bundled, "--output", schemas.Path);

        Assert.Equal((0, ""), (all.ExitCode, all.Error));
        Assert.Contains("xnat/MrSessionData.g.cs", output.Files());
        Assert.Contains("namespace Own.Core;", output.Read("xnat/MrSessionData.g.cs"), StringComparison.Ordinal);
        Assert.Empty(GeneratedProject.Diagnose(output.Path));
        Assert.Equal(0, missing.ExitCode);
        Assert.Empty(schemas.Files());
        Assert.Contains("Xnat.Typed has a class for every type of these schemas", missing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProblemsAreWrittenAsCompilersDoAndTheRestIsEmitted()
    {
        var file = schemas.Write("lab.xsd", """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="http://example.org/lab" xmlns:gone="http://example.org/gone" targetNamespace="http://example.org/lab">
              <xs:complexType name="lost"><xs:complexContent><xs:extension base="gone:away"/></xs:complexContent></xs:complexType>
              <xs:complexType name="thing"><xs:sequence>
                <xs:element name="part" type="gone:part"/>
              </xs:sequence></xs:complexType>
            </xs:schema>
            """);
        var broken = schemas.Write("broken.xsd", "<xs:schema");

        var run = await ToolRun.OfAsync("schema", "emit", file, broken, "--output", output.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            file + "(2,4): error XNT0102: 'lab:lost' extends 'gone:away', which is in none of the given schemas",
            run.Error,
            StringComparison.Ordinal);
        Assert.Contains(file + "(4,6): warning XNT0101: 'lab:thing/part' has the type 'gone:part'", run.Error, StringComparison.Ordinal);
        Assert.Contains(broken + "(1,", run.Error, StringComparison.Ordinal);
        Assert.Contains("): error XNT0001: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("lab/Thing.g.cs", output.Files());
        Assert.Empty(GeneratedProject.Diagnose(output.Path));
    }

    [Fact]
    public async Task FoldersAreReadAtAnyDepthAndAFileOnlyOnce()
    {
        var file = schemas.Write("a/b/c/LAB.XSD", SampleSchemas.Lab);
        schemas.Write("a/readme.txt", "no schema");

        var run = await ToolRun.OfAsync("schema", "emit", schemas.Path, file, schemas["a"], "--output", output.Path);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("1 schema read, 2 files in ", run.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinkThatLeadsNowhereIsToldAndSkipped()
    {
        schemas.Write("lab.xsd", SampleSchemas.Lab);
        File.CreateSymbolicLink(schemas["away.xsd"], schemas["no-such-file"]);
        Directory.CreateSymbolicLink(schemas["circle"], schemas.Path);

        var run = await EmitAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(schemas["away.xsd"] + ": ", run.Error, StringComparison.Ordinal);
        Assert.Contains("lab/VisitData.g.cs", output.Files());
    }

    [Fact]
    public async Task MissingAndEmptyPathsAreMisuse()
    {
        var missing = await ToolRun.OfAsync("schema", "emit", schemas["nope"], "--output", output.Path);
        var empty = await ToolRun.OfAsync("schema", "emit", schemas.Path, "--output", output.Path);
        var nothing = await ToolRun.OfAsync("schema", "emit", "--output", output.Path);

        Assert.Equal(
            (2, $"There is no file or folder '{schemas["nope"]}'; give schemas (.xsd) or folders that hold some.\n"),
            (missing.ExitCode, missing.Error));
        Assert.Equal(
            (2, $"There is no schema in '{schemas.Path}'; give files, or folders that hold files with the extension .xsd.\n"),
            (empty.ExitCode, empty.Error));
        Assert.Equal(2, nothing.ExitCode);
        Assert.Empty(output.Files());
    }

    [Theory]
    [InlineData("My Lab", "'My Lab' is no C# namespace: 'My Lab' is not a name; give one such as MyLab.Models.\n")]
    [InlineData("My.class", "'My.class' is no C# namespace: 'class' is not a name; give one such as MyLab.Models.\n")]
    [InlineData("A; class B", "'A; class B' is no C# namespace: 'A; class B' is not a name; give one such as MyLab.Models.\n")]
    [InlineData("Xnat.Typed.Model", "The namespace 'Xnat.Typed.Model' is the library's own; give one of yours, such as MyLab.Models.\n")]
    [InlineData(
        "My.SubjectData",
        "A namespace 'My.SubjectData' would hide the class 'SubjectData' from the code in it; give another one, such as MyLab.Models.\n")]
    public async Task NamespaceThatCannotBeIsMisuse(string name, string message)
    {
        schemas.Write("lab.xsd", SampleSchemas.Lab);

        var run = await EmitAsync("--namespace", name);

        Assert.Equal((2, message), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task NamesThatSomeSystemForbidsMakeNoSuchFiles()
    {
        schemas.Write("con.xsd", """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://example.org/con">
              <xs:complexType name="aux"><xs:sequence><xs:element name="value" type="xs:string"/></xs:sequence></xs:complexType>
              <xs:complexType name="größe"><xs:sequence><xs:element name="value" type="xs:string"/></xs:sequence></xs:complexType>
              <xs:complexType name="grüße"><xs:sequence><xs:element name="value" type="xs:string"/></xs:sequence></xs:complexType>
            </xs:schema>
            """);

        var run = await EmitAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["XnatTypesTypeRegistry.g.cs", "_con/Gr__e-2.g.cs", "_con/Gr__e.g.cs", "_con/_Aux.g.cs"], output.Files());
        Assert.Empty(GeneratedProject.Diagnose(output.Path));
    }

    [SharedTheory]
    [InlineData("schemas/extensions", false)]
    [InlineData("schemas/xnat-1.8", false)]
    [InlineData("schemas/xnat-1.8", true)]
    [InlineData("schemas/xnat-1.7", true)]
    [InlineData("schemas", true)]
    public async Task RealSchemasCompile(string folder, bool isAll)
    {
        var run = await ToolRun.OfAsync([
            "schema", "emit", SharedFiles.PathOf(folder), "--output", output.Path, "--namespace", "Real.Types",
            .. isAll ? new[] { "--all" } : []
        ]);

        Assert.NotEqual(2, run.ExitCode);
        Assert.DoesNotContain("XNT09", run.Error, StringComparison.Ordinal);
        Assert.Empty(GeneratedProject.Diagnose(output.Path));
    }

    private Task<ToolRun> EmitAsync(params string[] more) =>
        ToolRun.OfAsync(["schema", "emit", schemas.Path, "--output", output.Path, .. more]);
}
