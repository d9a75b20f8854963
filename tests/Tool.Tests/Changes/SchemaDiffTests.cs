using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;
using Xnat.Typed.Schema.Changes;
using Xnat.Typed.Server;
using Xnat.Typed.Tool.Changes;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Changes;

public sealed class SchemaDiffTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SchemaDiffTests()
    {
        folder.Write("old/lab.xsd", SampleSchemas.Lab);
        folder.Write("new/lab.xsd", SampleSchemas.Lab.Replace("score", "a_b", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task FoldersAreCompared()
    {
        var run = await DiffAsync();

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal($"{folder["old"]} -> {folder["new"]}", run.Lines[0]);
        Assert.StartsWith("breaking   XD201 lab:visitData/score: is gone [reading, writing, code] C#: VisitData.Score ", run.Lines[1]);
        Assert.StartsWith("new        XD202 lab:visitData/a_b: is new [reading, writing, code] C#: VisitData.AB ", run.Lines[2]);
        Assert.Equal("1 breaking, 1 new, 0 compatible changes.", run.Lines[3]);
    }

    [Fact]
    public async Task SameFolderHasNoChanges()
    {
        var run = await ToolRun.OfAsync("schema", "diff", folder["old"], folder["old"], "--fail-on", "any");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("No changes: both say the same of 1 type.", run.Lines[^1]);
    }

    [Fact]
    public async Task JsonHoldsAllThereIs()
    {
        var run = await DiffAsync("--format", "json", "--fail-on", "breaking");

        using var json = JsonDocument.Parse(run.Output);
        var first = json.RootElement.GetProperty("changes")[0];
        Assert.Equal((4, ""), (run.ExitCode, run.Error));
        Assert.True(json.RootElement.GetProperty("fails").GetBoolean());
        Assert.Equal(1, json.RootElement.GetProperty("breaking").GetInt32());
        Assert.Equal(
            ("XD201", "breaking", "lab:visitData/score", "breaking", "VisitData.Score"),
            (first.GetProperty("rule").GetString(), first.GetProperty("level").GetString(), first.GetProperty("path").GetString(),
                first.GetProperty("code").GetString(), first.GetProperty("names")[0].GetString()));
        Assert.Matches("^[0-9a-f]{16}$", first.GetProperty("fingerprint").GetString());
    }

    [Fact]
    public async Task SarifNamesRulePlaceAndLine()
    {
        var run = await DiffAsync("--format", "sarif");

        using var json = JsonDocument.Parse(run.Output);
        var only = json.RootElement.GetProperty("runs")[0];
        var result = only.GetProperty("results")[0];
        var location = result.GetProperty("locations")[0];
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        Assert.Equal(["XD201", "XD202"], only.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal(("XD201", "error"), (result.GetProperty("ruleId").GetString(), result.GetProperty("level").GetString()));
        Assert.Equal("lab:visitData/score", location.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString());
        Assert.Equal(4, location.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public async Task JunitFailsWhatTheGateFails()
    {
        var run = await DiffAsync("--format", "junit", "--fail-on", "breaking");
        var same = await ToolRun.OfAsync("schema", "diff", folder["old"], folder["old"], "--format", "junit");

        var suite = XDocument.Parse(run.Output).Root!.Element("testsuite")!;
        Assert.Equal(("2", "1"), ((string?)suite.Attribute("tests"), (string?)suite.Attribute("failures")));
        Assert.Equal("is gone", (string?)suite.Element("testcase")!.Element("failure")!.Attribute("message"));
        Assert.Equal("1", (string?)XDocument.Parse(same.Output).Root!.Element("testsuite")!.Attribute("tests"));
    }

    [Fact]
    public async Task MarkdownIsATableInWhichNamesAreNoMarkup()
    {
        var run = await DiffAsync("--format", "markdown");

        Assert.Contains(
            "| breaking | XD201 | `lab:visitData/score` | is gone | reading, writing, code | `VisitData.Score` |\n", run.Output);
        Assert.Contains("| new | XD202 | `lab:visitData/a_b` |", run.Output);
    }

    [Fact]
    public async Task ServerWithoutSchemasOfItsOwnSaysWhatXnatTypedSays()
    {
        await using var server = await XnatServer.StartAsync();
        var pulled = await ToolRun.OfAsync("schema", "pull", server.Url.AbsoluteUri, "--output", folder["schemas"]);
        var bundled = await ToolRun.OfAsync(
            "schema", "diff", server.Url.AbsoluteUri, folder["schemas/xnat-schemas.lock.json"], "--fail-on", "any");

        Assert.Equal(0, pulled.ExitCode);
        Assert.Equal((0, ""), (bundled.ExitCode, bundled.Error));
        Assert.StartsWith("No changes: ", bundled.Lines[^1]);
        var own = SchemaLoader.Bundled(CancellationToken.None);
        var served = await SchemaLoader.OfPathAsync(folder["schemas"], CancellationToken.None);
        Assert.Empty(SchemaComparison.Compare(own.State, served.State));
    }

    [Theory]
    [InlineData("a", "b", "c")]
    [InlineData("no-such-folder", "no-such-folder")]
    [InlineData("--format", "yaml")]
    [InlineData("--policy", "none", "old", "new")]
    public async Task WrongCallIsMisuse(params string[] arguments)
    {
        var run = await ToolRun.OfAsync(["schema", "diff", .. arguments]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.NotEmpty(run.Error);
    }

    [Theory]
    [InlineData("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element")]
    [InlineData("<html><body>Sign in</body></html>")]
    [InlineData("")]
    [InlineData("<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'/>")]
    public async Task FileThatIsNoSchemaIsNeverNoChanges(string text)
    {
        folder.Write("old/lab.xsd", text);
        folder.Write("new/lab.xsd", text);

        var run = await DiffAsync();

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("othing was compared", run.Error);
    }

    [Fact]
    public async Task FingerprintStaysWhereOnlyOtherThingsChange()
    {
        var first = await DiffAsync("--format", "json");
        folder.Write("new/other.xsd", SampleSchemas.WithType("other", "thing"));
        var second = await DiffAsync("--format", "json");

        Assert.Subset(Fingerprints(second.Output), Fingerprints(first.Output));
        Assert.Equal(3, Fingerprints(second.Output).Count);
    }

    [Theory]
    [InlineData("old/lab.xsd", "new/lab.xsd", "XD201")]
    [InlineData("/dev/null", "new/lab.xsd", "XD102")]
    [InlineData("old/lab.xsd", "/dev/null", "XD101")]
    public async Task DriverOfGitSaysWhatAFileSaysNow(string before, string after, string rule)
    {
        string Of(string file) => file == "/dev/null" ? file : folder[file];

        var run = await ToolRun.OfAsync(
            "schema", "diff", "--git", "lab/lab.xsd", Of(before), "0000000", "100644", Of(after), "1111111", "100644");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("lab/lab.xsd -> lab/lab.xsd", run.Lines[0]);
        Assert.Contains(rule, run.Output);
    }

    [Fact]
    public async Task GitShowsTheRulesInItsDiff()
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "xnat-typed.dll");
        Assert.True(File.Exists(tool), tool);
        await GitAsync("init", "--quiet");
        folder.Write(".gitattributes", "*.xsd diff=xnat\n");
        await GitAsync("add", ".");
        await GitAsync("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "--quiet", "-m", "first");
        folder.Write("old/lab.xsd", SampleSchemas.Lab.Replace("score", "points", StringComparison.Ordinal));

        var text = await GitAsync("-c", $"diff.xnat.command=dotnet \"{tool}\" schema diff --git", "diff");

        Assert.Contains("breaking   XD201 lab:visitData/score: is gone", text);
        Assert.Contains("new        XD202 lab:visitData/points: is new", text);
    }

    private static HashSet<string> Fingerprints(string json)
    {
        using var document = JsonDocument.Parse(json);
        var changes = document.RootElement.GetProperty("changes").EnumerateArray();
        return [.. changes.Select(change => change.GetProperty("fingerprint").GetString()!)];
    }

    private async Task<string> GitAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("git")
        {
            WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var git = Process.Start(start)!;
        var error = git.StandardError.ReadToEndAsync();
        var output = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        Assert.True(git.ExitCode == 0, await error);
        return output;
    }

    private Task<ToolRun> DiffAsync(params string[] options) =>
        ToolRun.OfAsync(["schema", "diff", folder["old"], folder["new"], .. options]);
}
