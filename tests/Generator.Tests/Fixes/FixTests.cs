using Xnat.Typed.CodeFixes;
using Xnat.Typed.Generator.Analysis;
using Xnat.Typed.Generator.Analysis.Rows;
using Xnat.Typed.Generator.Tests.Pipeline;
using Xnat.Typed.Generator.Tests.Rows;

namespace Xnat.Typed.Generator.Tests.Fixes;

/// <summary>What editors offer beside a problem: each fix leaves code that compiles.</summary>
public class FixTests
{
    private static readonly TestFile Variables = new("xnat-fields.json", """
        { "format": 1, "server": "https://xnat.example.org/", "project": "brainimages", "dataTypes": [
          { "dataType": "xnat:subjectData", "groups": [ { "id": "default", "variables": [
            { "name": "brain_volume", "kind": "float" },
            { "name": "hand", "kind": "string", "values": ["left", "both \"hands\""] } ] } ] } ] }
        """);

    [Theory]
    [InlineData("subject.Variables.BranVolume = 42.0;", "subject.Variables.BrainVolume = 42.0;")]
    [InlineData("double? x = subject?.Variables.BranVolume;", "double? x = subject?.Variables.BrainVolume;")]
    [InlineData("subject.Variables.Hand = new(\"lef\");", "subject.Variables.Hand = new(\"left\");")]
    [InlineData("const string Both = \"both hands\"; subject.Variables.Hand = new(Both);",
        "const string Both = \"both hands\"; subject.Variables.Hand = new(\"both \\\"hands\\\"\");")]
    public async Task VariablesAndTheirValuesAreCorrected(string before, string after)
    {
        var (title, source) = Assert.Single(await FixRun.OfAsync(new VariableAnalyzer(), new SuggestionFix(), Subject(before), Variables));

        Assert.StartsWith("Change to '", title, StringComparison.Ordinal);
        Assert.Equal(Subject(after), source);
    }

    [Theory]
    [InlineData("var x = subject.Lable;", "var x = subject.Label;")]
    [InlineData("subject.lable = \"a\";", "subject.Label = \"a\";")]
    [InlineData("var x = new SubjectData { Gruop = \"a\" };", "var x = new SubjectData { Group = \"a\" };")]
    public async Task NamesOfFieldsAreCorrected(string before, string after) => Assert.Equal(
        Subject(after),
        Assert.Single(await FixRun.OfAsync(new FieldNameAnalyzer(), new SuggestionFix(), Subject(before))).Source);

    [Fact]
    public async Task NothingIsOfferedWhereNothingIsNear() => Assert.Empty(
        await FixRun.OfAsync(new VariableAnalyzer(), new SuggestionFix(), Subject("var x = subject.Variables.Age;"), Variables));

    [Theory]
    [InlineData("await foreach (var s in session.Scans) Use(s.Frames);",
        "await foreach (var s in session.Scans.WithColumns(ImageScanData.Schema.Frames)) Use(s.Frames);")]
    [InlineData("await foreach (var s in session.Scans.OfType<MrScanData>().WithCancellation(token)) Use(s.Parameters.Tr);",
        "await foreach (var s in session.Scans.OfType<MrScanData>().WithColumns(MrScanData.Schema.Parameters.Tr)"
            + ".WithCancellation(token)) Use(s.Parameters.Tr);")]
    [InlineData("await foreach (var s in session.Scans.WithColumns(ImageScanData.Schema.Frames)) Use(s.Uid);",
        "await foreach (var s in session.Scans.WithColumns(ImageScanData.Schema.Frames, ImageScanData.Schema.Uid)) Use(s.Uid);")]
    [InlineData("await foreach (var s in session.Scans.WithColumns([ImageScanData.Schema.Frames])) Use(s.Uid);",
        "await foreach (var s in session.Scans.WithColumns([ImageScanData.Schema.Frames]).WithColumns(ImageScanData.Schema.Uid)) "
            + "Use(s.Uid);")]
    public async Task ColumnIsAddedToTheListing(string before, string after)
    {
        var fixes = await FixRun.OfAsync(new RowAnalyzer(), new UnsentFieldFix(), RowRun.Program(before));

        Assert.StartsWith("List with the column ", fixes[0].Title, StringComparison.Ordinal);
        Assert.Equal(RowRun.Program(after), fixes[0].Source);
    }

    [Theory]
    [InlineData("""
        await foreach (var s in session.Scans)
                {
                    Use(s.Frames);
                }
        """, """
        await foreach (var s in session.Scans)
                {
                    await s.LoadAsync();
                    Use(s.Frames);
                }
        """)]
    [InlineData("""
        await foreach (var s in session.Scans)
                    Use(s.Frames);
        """, """
        await foreach (var s in session.Scans)
                {
                    await s.LoadAsync();
                    Use(s.Frames);
                }
        """)]
    public async Task RowIsLoadedFirst(string before, string after)
    {
        var fixes = await FixRun.OfAsync(new RowAnalyzer(), new UnsentFieldFix(), RowRun.Program(before));

        Assert.Equal("Call s.LoadAsync() first: a request for each row", fixes[1].Title);
        Assert.Equal(RowRun.Program(after), fixes[1].Source);
    }

    [Fact]
    public async Task RowsBelowAreNoColumnsSoOnlyLoadingIsOffered() => Assert.Equal(
        ["Call s.LoadAsync() first: a request for each row"],
        (await FixRun.OfAsync(new RowAnalyzer(), new UnsentFieldFix(), RowRun.Program(
            "await foreach (var s in project.Subjects) Use(s.Demographics);"))).Select(static fix => fix.Title));

    private static string Subject(string code) =>
        $"namespace Lab.Models;\nusing Xnat.Typed.Model;\nclass Use {{ void M(SubjectData subject) {{ {code} }} }}\n";
}
