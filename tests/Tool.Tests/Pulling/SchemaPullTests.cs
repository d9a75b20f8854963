using System.Security.Cryptography;
using System.Text.Json;
using Xnat.Typed.Server;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Pulling;

public sealed class SchemaPullTests : IDisposable
{
    private static readonly DateTime LongAgo = new(2020, 2, 29, 0, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder served = new();
    private readonly TemporaryFolder output = new();

    private static readonly string[] Bundled =
        [
            "assessments", "birn/birnprov", "catalog", "pipeline/workflow", "project", "screening/screeningAssessment", "security", "xdat",
            "xnat"
        ];

    private static readonly string[] BundledFiles =
    [
        .. Bundled.Select(name => name.Contains('/', StringComparison.Ordinal) ? name + ".xsd" : $"{name}/{name}.xsd")
    ];

    public SchemaPullTests() => served.Write("lab/lab.xsd", SampleSchemas.Lab);

    public void Dispose()
    {
        served.Dispose();
        output.Dispose();
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> names, params string[] more) =>
        names.Concat(more).Order(StringComparer.Ordinal);

    [Fact]
    public async Task EverySchemaOfTheServerIsWrittenWithALock()
    {
        await using var server = await StartAsync();

        var run = await PullAsync(server);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(Sorted(BundledFiles, "lab/lab.xsd", "xnat-schemas.lock.json"), output.Files());
        Assert.Equal(SampleSchemas.Lab, output.Read("lab/lab.xsd"));
        Assert.Contains("new\tlab/lab.xsd\n", run.Output, StringComparison.Ordinal);
        Assert.Equal($"In the project file: <XnatSchema Include=\"{output.Path.Replace('\\', '/')}/**/*.xsd\" />", run.Lines[^1]);
        using var locked = JsonDocument.Parse(output.Read("xnat-schemas.lock.json"));
        Assert.Equal(
            (server.Url.AbsoluteUri, "1.8.10"),
            (locked.RootElement.GetProperty("server").GetString(), locked.RootElement.GetProperty("version").GetString()));
        var schemas = locked.RootElement.GetProperty("schemas").EnumerateArray().ToList();
        Assert.Equal(Sorted(Bundled, "lab"), schemas.Select(schema => schema.GetProperty("name").GetString()));
        Assert.Equal(
            "xapi/schemas/lab",
            schemas.Single(schema => schema.GetProperty("name").GetString() == "lab").GetProperty("source").GetString());
        Assert.All(schemas, schema =>
            Assert.Equal(HashOf(output[schema.GetProperty("file").GetString()!]), schema.GetProperty("sha256").GetString()));
    }

    [Fact]
    public async Task SecondPullTouchesNothing()
    {
        await using var server = await StartAsync();
        await PullAsync(server);
        foreach (var file in output.Files()) File.SetLastWriteTimeUtc(output[file], LongAgo);

        var run = await PullAsync(server);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($": 0 new, 0 changed, {Bundled.Length + 1} unchanged, 0 failed.", run.Output, StringComparison.Ordinal);
        Assert.All(output.Files(), file => Assert.Equal(LongAgo, File.GetLastWriteTimeUtc(output[file])));
    }

    [Fact]
    public async Task ChangedSchemaIsRewrittenAndNoOther()
    {
        await PullOnceAsync();
        foreach (var file in output.Files()) File.SetLastWriteTimeUtc(output[file], LongAgo);
        served.Write("lab/lab.xsd", SampleSchemas.Lab.Replace("score", "points", StringComparison.Ordinal));

        var run = await PullOnceAsync();

        Assert.Contains("changed\tlab/lab.xsd\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("points", output.Read("lab/lab.xsd"), StringComparison.Ordinal);
        Assert.Equal(
            ["lab/lab.xsd", "xnat-schemas.lock.json"], output.Files().Where(file => File.GetLastWriteTimeUtc(output[file]) != LongAgo));
    }

    [Fact]
    public async Task BrokenSchemaIsToldAndTheOthersAreWritten()
    {
        served.Write("broken/broken.xsd", "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n  <xs:element");
        served.Write("page/page.xsd", "<!DOCTYPE html>\n<html><body>Sign in</body></html>");
        served.Write("other/other.xsd", "<catalog/>");

        var run = await PullOnceAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("broken: it is not well-formed XML at line 2, column ", run.Error, StringComparison.Ordinal);
        Assert.Contains("page: the server answered an HTML page instead of a schema\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("other: its root is 'catalog', not xs:schema\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("3 failed.", run.Output, StringComparison.Ordinal);
        Assert.Equal(Sorted(BundledFiles, "lab/lab.xsd", "xnat-schemas.lock.json"), output.Files());
    }

    [Fact]
    public async Task SchemaThatFailsLaterKeepsItsFileAndItsLock()
    {
        await PullOnceAsync();
        var before = output.Read("xnat-schemas.lock.json");
        await using var server = await StartAsync();
        server.Faults.AnswerHtml("/xapi/schemas/lab");

        var run = await PullAsync(server);

        Assert.Equal("lab: the server answered a sign-in page instead of a schema\n", run.Error);
        Assert.Equal(SampleSchemas.Lab, output.Read("lab/lab.xsd"));
        Assert.Equal(WithoutServer(before), WithoutServer(output.Read("xnat-schemas.lock.json")));
    }

    [Fact]
    public async Task SchemaThatTheServerHasNoMoreStaysAndIsTold()
    {
        await PullOnceAsync();
        File.Delete(served["lab/lab.xsd"]);

        var run = await PullOnceAsync();

        Assert.Contains(
            "lab/lab.xsd: the server has it no more; remove the file if nothing needs it.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(SampleSchemas.Lab, output.Read("lab/lab.xsd"));
        Assert.DoesNotContain("lab", WithoutServer(output.Read("xnat-schemas.lock.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoSchemaAtAllIsAFailureAndWritesNothing()
    {
        await using var server = await StartAsync();
        server.Faults.AnswerStatus("/xapi/schemas/", 502);

        var run = await PullAsync(server);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("xnat: the server answered 502\n", run.Error, StringComparison.Ordinal);
        Assert.EndsWith(
            $"No schema could be fetched, nothing was written; {Bundled.Length + 1} failed.\n", run.Error, StringComparison.Ordinal);
        Assert.Empty(output.Files());
    }

    [Fact]
    public async Task QuietSaysOnlyWhatWentWrong()
    {
        served.Write("other/other.xsd", "<catalog/>");
        await using var server = await StartAsync();

        var run = await ToolRun.OfAsync("schema", "pull", server.Url.AbsoluteUri, "--output", output.Path, "--quiet");

        Assert.Equal((0, "", "other: its root is 'catalog', not xs:schema\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task ListPrintsOneNameALine()
    {
        served.Write("lab/more.xsd", SampleSchemas.WithType("more", "thing"));
        await using var server = await StartAsync();

        var run = await ToolRun.OfAsync("schema", "list", server.Url.AbsoluteUri, "--quiet");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(Sorted(Bundled, "lab", "lab/more"), run.Lines);
    }

    [Fact]
    public async Task ListAndPullSayWhatTypesAreCalled()
    {
        await using var server = await StartAsync();

        var listed = await ToolRun.OfAsync("schema", "list", server.Url.AbsoluteUri);
        var pulled = await PullAsync(server);

        Assert.Equal((0, 0, ""), (listed.ExitCode, pulled.ExitCode, listed.Error));
        Assert.Contains("lab:visitData -> VisitData\n", listed.Output);
        Assert.Contains("xnat:mrSessionData -> Xnat.Typed.Model.MrSessionData\n", listed.Output);
        Assert.Contains("lab:visitData -> VisitData\n", pulled.Output);
        Assert.Contains("root namespace of the project, or in that of <XnatModelNamespace>.\n", pulled.Output);
        Assert.DoesNotContain("MrSessionData", pulled.Output);
    }

    [Fact]
    public async Task ListOfASchemaThatIsNoneIsPartlyDone()
    {
        served.Write("other/other.xsd", "<catalog/>");
        await using var server = await StartAsync();

        var run = await ToolRun.OfAsync("schema", "list", server.Url.AbsoluteUri);

        Assert.Equal((3, "other: its root is 'catalog', not xs:schema\n"), (run.ExitCode, run.Error));
        Assert.Contains("lab:visitData -> VisitData\n", run.Output);
    }

    [SharedFact]
    public async Task RealPluginsArePulledAsTheyAre()
    {
        var folder = SharedFiles.PathOf("schemas/extensions");
        await using var server = await XnatServer.StartAsync(new XnatServerOptions { SchemaFolders = [folder] });

        var run = await PullAsync(server);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var originals = Directory.GetFiles(folder, "*.xsd", SearchOption.AllDirectories);
        Assert.True(originals.Length > 10, folder);
        Assert.All(originals, file => Assert.Equal(File.ReadAllText(file), output.Read(Path.GetRelativePath(folder, file))));
    }

    private Task<XnatServer> StartAsync() => XnatServer.StartAsync(new XnatServerOptions { SchemaFolders = [served.Path] });

    private async Task<ToolRun> PullOnceAsync()
    {
        await using var server = await StartAsync();
        return await PullAsync(server);
    }

    private Task<ToolRun> PullAsync(XnatServer server) =>
        ToolRun.OfAsync("schema", "pull", server.Url.AbsoluteUri, "--output", output.Path);

    private static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    /// <summary>The port is another one each time.</summary>
    private static string WithoutServer(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !line.Contains("\"server\"", StringComparison.Ordinal)));
}
