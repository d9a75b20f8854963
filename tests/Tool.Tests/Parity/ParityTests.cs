using System.CommandLine;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Xnat.Typed.Server;
using Xnat.Typed.Tool.Commands;
using Xnat.Typed.Tool.Parity;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Parity;

/// <summary>The command against a second server of ours, which differs in nothing, and against spoilt ones.</summary>
public sealed class ParityTests : IAsyncLifetime
{
    private const string Project = "Secretstudy";
    private const string Subject = "Doe";
    private const string OwnPlace = $"^(/data|/xapi/custom-fields)/projects/({Project}/subjects/)?{Made}"
        + $"|^/data/user/cache/resources/{Made}|^/data/prearchive/projects/{Project}/[0-9_]+/{Made}_PRE(/|[?]|$)"
        + $"|^/data/services/.*[?].*(=|/){Made}";

    private const string Made = "parity_[0-9a-f]{12}";
    private static readonly string[] Listings =
    [
        "data/projects?format=csv", "data/subjects?format=csv&columns=ID,label", "data/experiments?format=csv&columns=ID,label",
        $"data/prearchive/projects/{Project}?format=csv", "data/user/cache/resources?format=csv",
    ];

    private readonly TemporaryFolder folder = new();
    private XnatServer server = null!;

    public async Task InitializeAsync() => server = await XnatServer.StartAsync(data =>
    {
        data.Project("Otherstudy").Subject("Other");
        var session = data.Project(Project, "A study").Subject(Subject).Experiment("Doevisit").With("date", "2021-03-04");
        session.File("SNAPS", "doe.txt", "more than one line\n"u8.ToArray());
        session.Scan("7", "FLAIR").With("quality", "questionable").File("NIFTI", "doe.nii", [1, 2, 3]);
    });

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("1.6")]
    [InlineData("1.7")]
    [InlineData("1.8")]
    [InlineData("1.9")]
    public async Task SecondInstanceOfEachVersionDiffersInNothing(string version)
    {
        await using var other = await XnatServer.StartAsync(
            new XnatServerOptions { Version = version }, data => data.Project(Project).Subject(Subject).Experiment("Doevisit"));

        var run = await ToolRun.OfAsync("parity", other.Url.AbsoluteUri, "--project", Project);

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SecondInstanceDiffersInNothing(bool writes)
    {
        var before = await ListAsync();
        var sent = server.Requests.Count;

        var run = await RunAsync(server.Url.AbsoluteUri, writes);

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Contains(", 0 otherwise, ", run.Output, StringComparison.Ordinal);
        Assert.All(
            Results().GetProperty("requests").EnumerateArray().Where(result => result.GetProperty("outcome").GetString() == "not checked"),
            result => Assert.True(
                !writes && result.GetProperty("reason").GetString()!.StartsWith("the sandbox has no ", StringComparison.Ordinal),
                $"{result}"));
        Assert.Equal(before, await ListAsync());
        Assert.DoesNotContain("parity_", await ListAsync(), StringComparison.Ordinal);
        var written = server.Requests.Skip(sent).Where(request => request.Method is not ("GET" or "HEAD")
            && !request.Path.StartsWith("/data/services/auth", StringComparison.Ordinal)
            && !request.Path.StartsWith("/data/JSESSION", StringComparison.Ordinal)).ToList();
        Assert.Equal(writes, written.Count > 0);
        Assert.All(written, request => Assert.Matches(OwnPlace, $"{request.Path}?{Uri.UnescapeDataString(request.Query)}"));
        Assert.Equal(writes, Results().GetProperty("wrote").GetBoolean());
    }

    [Fact]
    public async Task SandboxWithoutASessionLeavesOutWhatNeedsOne()
    {
        var run = await ToolRun.OfAsync("parity", server.Url.AbsoluteUri, "--project", "Otherstudy");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("GET /data/experiments/{experiment}/scans: not checked, the sandbox has no experiment.", run.Lines);
    }

    /// <summary>Each kind of difference at one place: what is said, and that nothing else is.</summary>
    [Theory]
    [InlineData("status", "GET /data/experiments/{experiment}/status", "status", "200", "500")]
    [InlineData("column", "GET /data/experiments/{experiment}/scans", "column quality", "present", "absent")]
    [InlineData("more", "GET /data/experiments/{experiment}/scans", "column extra_column", "absent", "present")]
    [InlineData("order", "GET /data/projects/{project}/subjects", "order of columns", null, null)]
    [InlineData("csv", "GET /data/experiments/{experiment}/scans", "column quality", "present", "absent")]
    [InlineData("header", "GET /data/experiments/{experiment}/resources/{resource}/files", "header content-disposition", null, "absent")]
    [InlineData("type", "GET /data/projects/{project}/accessibility", "header content-type", null, "text/x-other")]
    [InlineData("cookie", "GET /data/projects/{project}/accessibility", "header set-cookie", "SESSION_EXPIRATION_TIME", "{name}")]
    [InlineData("location", "GET /data/projects/{project}/accessibility", "header location", "absent", "to/data/projects/NAME")]
    [InlineData("kind", "GET /data/experiments/{experiment}/scans", "JSON ResultSet.Result[].ID", "string", "number")]
    [InlineData("element", "GET /data/experiments/{experiment}/scans/{scan}", "XML", null, null)]
    [InlineData("html", "GET /data/experiments/{experiment}/scans", "body", "JSON", "HTML page")]
    public async Task SpoiltAnswerIsFoundAndSaid(string kind, string request, string what, string? here, string? there)
    {
        await using var spoilt = await SpoiltServer.StartAsync(
            server.Url, (context, body) => Task.FromResult(SpoiltAnswer.Of(kind, context, body)));

        var run = await RunAsync(spoilt.Url, writes: true);

        Assert.Equal(("", 4), (run.Error, run.ExitCode));
        var found = Results().GetProperty("requests").EnumerateArray()
            .Where(result => result.GetProperty("outcome").GetString() == "differs").ToList();
        Assert.All(found, result => Assert.Equal(request, result.GetProperty("request").GetString()));
        var difference = found.SelectMany(result => result.GetProperty("differences").EnumerateArray()).First(entry =>
            entry.GetProperty("what").GetString()!.StartsWith(what, StringComparison.Ordinal));
        if (here is not null) Assert.Equal(here, difference.GetProperty("here").GetString());
        if (there is not null) Assert.Equal(there, difference.GetProperty("there").GetString());
        Assert.Contains(run.Lines, line => line.Contains($"\t{what}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NoNameValueAddressOrCredentialIsSaid()
    {
        await using var spoilt = await SpoiltServer.StartAsync(server.Url, (context, body) =>
        {
            var isListing = context.Request.Path.Value!.EndsWith("/subjects", StringComparison.Ordinal);
            if (!isListing) return Task.FromResult<byte[]?>(body);
            context.Response.Headers["Set-Cookie"] = $"{Subject}=secret-cookie; path=/{Project}";
            context.Response.Headers.Location = $"https://host.example.org/data/projects/{Project}?label={Subject}";
            context.Response.Headers.ContentDisposition = $"attachment; filename={Subject}.{Subject}";
            return Task.FromResult<byte[]?>(Encoding.UTF8.GetBytes("""
                {"ResultSet":{"Result":[{"Doe":"x","Jane Doe":"1","doe-12345":"2","jane":"jane","admin":"y","127.0.0.1":"z"}]}}
                """));
        });

        var run = await RunAsync(spoilt.Url, writes: false);

        Assert.Equal(4, run.ExitCode);
        string[] secrets = [Subject, Project, "jane", "secret-cookie", "admin", "127.0.0.1", "example.org", "12345", "questionable"];
        foreach (var text in new[] { run.Output, run.Error, folder.Read("results.json") })
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("huge")]
    [InlineData("deep")]
    [InlineData("deep xml")]
    [InlineData("redirect")]
    [InlineData("half")]
    [InlineData("surrogate")]
    public async Task HostileAnswerIsADifferenceAndEndsNothing(string kind)
    {
        await using var spoilt = await SpoiltServer.StartAsync(server.Url, async (context, body) =>
        {
            if (!context.Request.Path.Value!.EndsWith("/scans", StringComparison.Ordinal)) return body;
            return await SpoiltAnswer.HostileAsync(kind, context);
        });

        var run = await RunAsync(spoilt.Url, writes: false);

        Assert.Equal(("", 4), (run.Error, run.ExitCode));
        Assert.All(
            run.Lines.Where(line => line.Contains('\t', StringComparison.Ordinal)),
            line => Assert.Contains("/scans", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatWasMadeGoesAlsoWhenTheServerFailsMidway()
    {
        var before = await ListAsync();
        await using var spoilt = await SpoiltServer.StartAsync(server.Url, (context, body) =>
        {
            if (context.Request.Path.StartsWithSegments("/data/search") || context.Request.Path.StartsWithSegments("/xapi/custom-fields"))
                context.Abort();
            return Task.FromResult<byte[]?>(body);
        });

        var run = await RunAsync(spoilt.Url, writes: true);

        Assert.Equal(5, run.ExitCode);
        Assert.Contains(server.Requests, request => request.Method == "PUT" && request.Path.Contains("/parity_", StringComparison.Ordinal));
        Assert.Equal(before, await ListAsync());
    }

    [Fact]
    public async Task WhatWasMadeGoesAlsoWhenTheCommandIsInterrupted()
    {
        var before = await ListAsync();
        using var interrupt = new CancellationTokenSource();
        await using var spoilt = await SpoiltServer.StartAsync(server.Url, (context, body) =>
        {
            if (context.Request.Path.Value!.EndsWith("/scans", StringComparison.Ordinal)) interrupt.Cancel();
            return Task.FromResult<byte[]?>(body);
        });
        using var output = new StringWriter();
        using var error = new StringWriter();

        var code = await ToolCommand.RunAsync(
            ["parity", spoilt.Url, "--project", Project, "--write"],
            ToolRun.Variables(("XNAT_USER", "admin"), ("XNAT_PASS", "admin")),
            new InvocationConfiguration { Output = output, Error = error },
            interrupt.Token);

        Assert.Equal((130, "Stopped." + Environment.NewLine), (code, error.ToString()));
        Assert.Contains(spoilt.Asked, asked => asked.StartsWith("PUT ", StringComparison.Ordinal));
        Assert.Equal(before, await ListAsync());
    }

    [Theory]
    [InlineData(2, "The sandbox is not there", "--project", "Nosuchproject")]
    [InlineData(2, "Option '--project' is required.")]
    public async Task MisuseIsSaid(int code, string message, params string[] arguments)
    {
        var run = await ToolRun.OfAsync(["parity", server.Url.AbsoluteUri, .. arguments]);

        Assert.Equal(code, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerThatIsNotThereIsUnreachable()
    {
        await using var gone = await XnatServer.StartAsync();
        var address = gone.Url.AbsoluteUri;
        await gone.DisposeAsync();

        var run = await ToolRun.OfAsync("parity", address, "--project", Project);

        Assert.Equal((5, "The server does not answer; check the address and the network, and try again.\n"), (run.ExitCode, run.Error));
    }

    private Task<ToolRun> RunAsync(string address, bool writes) => ToolRun.OfAsync(
        ["parity", address, "--project", Project, "--output", folder["results.json"], .. writes ? ["--write"] : Array.Empty<string>()]);

    private JsonElement Results() => JsonDocument.Parse(folder.Read("results.json")).RootElement;

    private async Task<string> ListAsync()
    {
        await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
        return string.Concat(await Task.WhenAll(Listings.Select(listing => xnat.Http.GetStringAsync(listing))));
    }
}
