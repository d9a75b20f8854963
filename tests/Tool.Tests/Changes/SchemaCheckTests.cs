using System.Net;
using System.Net.Sockets;
using System.Text;
using Xnat.Typed.Server;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Changes;

public sealed class SchemaCheckTests : IDisposable
{
    private readonly TemporaryFolder served = new();
    private readonly TemporaryFolder pulled = new();

    public SchemaCheckTests() => served.Write("lab/lab.xsd", SampleSchemas.Lab);

    public void Dispose()
    {
        served.Dispose();
        pulled.Dispose();
    }

    [Fact]
    public async Task NoChangesIsSaidAloud()
    {
        await PullAsync();

        var run = await CheckAsync();

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches("^No changes: both say the same of [1-9][0-9]+ types\\.$", run.Lines[^1]);
    }

    [Fact]
    public async Task ChangeEndsWithTheCommandThatMendsIt()
    {
        await PullAsync();
        Change("score", "points");
        await using var server = await StartAsync();

        var run = await CheckAsync(server);

        Assert.Equal((4, ""), (run.ExitCode, run.Error));
        Assert.Contains("breaking   XD201 lab:visitData/score: is gone [reading, writing, code] C#: VisitData.Score ", run.Output);
        Assert.Contains("new        XD202 lab:visitData/points: is new [reading, writing, code] C#: VisitData.Points ", run.Output);
        Assert.Contains("\n1 breaking, 1 new, 0 compatible changes.\n", run.Output);
        Assert.StartsWith("To take them over: xnat-typed schema pull ", run.Lines[^1]);

        var mended = await ToolRun.OfAsync(run.Lines[^1].Split(' ')[5..]);

        Assert.Equal((0, ""), (mended.ExitCode, mended.Error));
        Assert.Equal(0, (await CheckAsync(server)).ExitCode);
    }

    [Theory]
    [InlineData("page")]
    [InlineData("page of a schema")]
    [InlineData("malformed")]
    [InlineData("no schema")]
    [InlineData("empty")]
    [InlineData("empty list")]
    [InlineData("empty schema")]
    [InlineData("cut")]
    [InlineData("gone")]
    [InlineData("broken")]
    public async Task AnswerThatIsNoneIsNeverNoChanges(string kind)
    {
        await PullAsync();
        await using var server = await StartAsync();
        await using var spoilt = await SpoiltServer.StartAsync(server.Url, (context, body) => Task.FromResult(Spoil(kind, context, body)));

        var run = await ToolRun.OfAsync("schema", "check", spoilt.Url, "--lock", pulled.Path);

        Assert.NotEqual(0, run.ExitCode);
        Assert.NotEmpty(run.Output + run.Error);
        Assert.DoesNotContain("No changes", run.Output + run.Error);
        Assert.Equal(kind == "empty schema" ? 4 : 1, run.ExitCode);
    }

    [Fact]
    public async Task ServerThatIsNotThereIsToBeTriedAgain()
    {
        await PullAsync();
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        var port = ((IPEndPoint)socket.LocalEndpoint).Port;
        socket.Stop();

        var run = await ToolRun.OfAsync("schema", "check", $"http://127.0.0.1:{port}", "--lock", pulled.Path);

        Assert.Equal((5, ""), (run.ExitCode, run.Output));
        Assert.NotEmpty(run.Error);
    }

    [Theory]
    [InlineData(429, 5)]
    [InlineData(502, 5)]
    [InlineData(503, 5)]
    [InlineData(504, 5)]
    [InlineData(403, 1)]
    [InlineData(500, 1)]
    public async Task ServerThatAnswersOtherwiseIsToBeTriedAgainOrNot(int status, int exitCode)
    {
        await PullAsync();
        await using var server = await StartAsync();
        server.Faults.AnswerStatus("/xapi/schemas", status);

        var run = await CheckAsync(server);

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Output));
        Assert.Contains($"answered {status}", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("breaking", "data", "required", 4)]
    [InlineData("breaking", "code", "required", 0)]
    [InlineData("new", "code", "required", 4)]
    [InlineData("breaking", "all", "optional", 0)]
    [InlineData("new", "all", "optional", 4)]
    [InlineData("new", "all", "described", 0)]
    [InlineData("any", "all", "described", 4)]
    [InlineData("nothing", "all", "required", 0)]
    public async Task GateSaysNoToWhatItIsAskedFor(string failOn, string policy, string change, int exitCode)
    {
        await PullAsync();
        Change("<xs:element name=\"score\"", change switch
        {
            "required" => "<xs:element name=\"more\" type=\"xs:string\"/><xs:element name=\"score\"",
            "optional" => "<xs:element name=\"more\" type=\"xs:string\" minOccurs=\"0\"/><xs:element name=\"score\"",
            _ => "<xs:element name=\"other\" type=\"xs:string\" minOccurs=\"0\"><xs:annotation><xs:documentation>New words."
                + "</xs:documentation></xs:annotation></xs:element><xs:element name=\"score\"",
        });
        if (change == "described")
        {
            served.Write("lab/lab.xsd", SampleSchemas.Lab.Replace(
                "<xs:complexType name=\"visitData\">",
                "<xs:complexType name=\"visitData\"><xs:annotation><xs:documentation>A visit.</xs:documentation></xs:annotation>",
                StringComparison.Ordinal));
        }

        var run = await CheckAsync("--fail-on", failOn, "--policy", policy);

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain("No changes", run.Output);
    }

    [Fact]
    public async Task AcceptedChangeDoesNotCountAndAStaleOneIsTold()
    {
        await PullAsync();
        Change("score", "points");
        var first = await CheckAsync("--fail-on", "breaking");
        var advice = first.Lines.Single(text => text.StartsWith("To live with one of them", StringComparison.Ordinal));
        var fingerprint = advice.Split("--accept ")[1].Split(' ')[0];
        pulled.Write(
            "accepted-changes.txt", $"# Known.\n{fingerprint} 2026-02-01 we read points now\n0123456789abcdef 2026-01-31 long ago\n");

        var second = await CheckAsync("--fail-on", "breaking");

        Assert.Equal(4, first.ExitCode);
        Assert.Equal(0, second.ExitCode);
        Assert.Contains("(accepted: we read points now)", second.Output);
        Assert.Contains("accepted-changes.txt(3): 0123456789abcdef is no change any more; remove the line (long ago).", second.Output);
    }

    [Theory]
    [InlineData("0123456789abcdef no date")]
    [InlineData("0123456789abcde 2026-01-31 too short")]
    [InlineData("0123456789abcdef 2026-01-31")]
    [InlineData("0123456789abcdef 2026-01-31 once\n0123456789ABCDEF 2026-01-31 twice")]
    public async Task LineThatAcceptsNothingIsMisuse(string lines)
    {
        await PullAsync();
        pulled.Write("accepted-changes.txt", lines);

        var run = await CheckAsync();

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"accepted-changes.txt({lines.Count(letter => letter == '\n') + 1}): ", run.Error);
    }

    [Fact]
    public async Task OtherBytesThatSayTheSameAreNoChanges()
    {
        await PullAsync();
        Change("<xs:import", "<!-- moved -->\n<xs:import");

        var run = await CheckAsync();

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("No changes: ", run.Output);
        Assert.Contains("Of other bytes than at the pull: lab.\n", run.Output);
    }

    [Fact]
    public async Task PluginAndVersionOfTheServerAreInTheLockAndCompared()
    {
        await PullAsync();
        var locked = pulled.Read("xnat-schemas.lock.json");
        pulled.Write("xnat-schemas.lock.json", locked
            .Replace("\"version\": \"1.8.10\",\n  \"build\"", "\"version\": \"1.8.9\",\n  \"build\"", StringComparison.Ordinal)
            .Replace("\"id\": \"lab\"", "\"id\": \"lab2\"", StringComparison.Ordinal));

        var run = await CheckAsync();

        Assert.Contains("\"id\": \"lab\"", locked);
        Assert.Contains("XNAT was 1.8.9 and is 1.8.10.\n", run.Output);
        Assert.Contains("The plugin lab ", run.Output);
        Assert.Contains("The plugin lab2 ", run.Output);
    }

    [Fact]
    public async Task SchemaThatIsAddedWhileTheServerRunsIsSeen()
    {
        await PullAsync();
        served.Write("more/more.xsd", SampleSchemas.WithType("more", "thing"));

        var run = await CheckAsync();

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("new        XD102 more:thing: a new type", run.Output);
    }

    [Fact]
    public async Task WithoutALockNothingIsAskedOfTheServer()
    {
        var run = await ToolRun.OfAsync("schema", "check", "http://127.0.0.1:1", "--lock", pulled.Path);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("xnat-typed schema pull", run.Error);
    }

    [Fact]
    public async Task LockThatIsNoneAndAFileThatIsGoneAreFailures()
    {
        await PullAsync();
        File.Delete(pulled["lab/lab.xsd"]);
        var gone = await CheckAsync();
        pulled.Write("xnat-schemas.lock.json", "{}");
        var none = await CheckAsync();

        Assert.Equal((1, 1), (gone.ExitCode, none.ExitCode));
        Assert.Contains("lab/lab.xsd: the lock names it, and it is not there", gone.Error);
    }

    private static byte[]? Spoil(string kind, Microsoft.AspNetCore.Http.HttpContext context, byte[] body)
    {
        var path = context.Request.Path.Value!;
        var isList = path == "/xapi/schemas";
        var isLab = path.EndsWith("/lab", StringComparison.Ordinal) || path.EndsWith("/lab.xsd", StringComparison.Ordinal);
        switch (kind)
        {
            case "page" when isList:
            case "page of a schema" when isLab:
                return "<!DOCTYPE html><html><body><form action='/j_spring_security_check'>Sign in</form></body></html>"u8.ToArray();
            case "malformed" when isLab:
                return "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element"u8.ToArray();
            case "no schema" when isLab:
                return "<catalog/>"u8.ToArray();
            case "empty" when isLab || isList:
                return [];
            case "empty list" when isList:
                return "[]"u8.ToArray();
            case "empty schema" when isLab:
                return "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='http://example.org/lab'/>"u8.ToArray();
            case "cut" when isLab:
                return body[..(body.Length / 2)];
            case "gone" when isLab:
                context.Response.StatusCode = 404;
                return body;
            case "broken" when isLab:
                context.Response.StatusCode = 500;
                return body;
            default:
                return body;
        }
    }

    private void Change(string from, string to) =>
        served.Write("lab/lab.xsd", SampleSchemas.Lab.Replace(from, to, StringComparison.Ordinal));

    private Task<XnatServer> StartAsync() => XnatServer.StartAsync(new XnatServerOptions { SchemaFolders = [served.Path] });

    private async Task PullAsync()
    {
        await using var server = await StartAsync();
        var run = await ToolRun.OfAsync("schema", "pull", server.Url.AbsoluteUri, "--output", pulled.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    private async Task<ToolRun> CheckAsync(params string[] options)
    {
        await using var server = await StartAsync();
        return await CheckAsync(server, options);
    }

    private Task<ToolRun> CheckAsync(XnatServer server, params string[] options) =>
        ToolRun.OfAsync(["schema", "check", server.Url.AbsoluteUri, "--lock", pulled.Path, .. options]);
}
