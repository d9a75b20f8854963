using System.Text;
using System.Text.RegularExpressions;
using Xnat.Typed.Server;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Parity;

/// <summary>What the command makes and changes with <c>--write</c>, and that all of it goes again.</summary>
public sealed class ParityWritingTests
{
    private const string Project = "Secretstudy";

    private static readonly string[] Listings =
    [
        "data/projects?format=csv", "data/subjects?format=csv", "data/experiments?format=csv",
        $"data/prearchive/projects/{Project}?format=csv", "data/user/cache/resources?format=csv",
    ];

    [Theory]
    [InlineData("1.6")]
    [InlineData("1.7.0")]
    [InlineData("1.7.6")]
    [InlineData("1.8.0")]
    [InlineData("1.8.10")]
    [InlineData("1.9")]
    public async Task SecondInstanceOfEachVersionDiffersInNothing(string version)
    {
        await using var server = await StartAsync(version);
        var before = await ListAsync(server);

        var run = await RunAsync(server.Url.AbsoluteUri);

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Contains(", 0 otherwise, ", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, await ListAsync(server));
        // Custom fields came with 1.8.8; of what is archived the answer leads to where it is.
        Assert.All(
            server.Requests.Where(request =>
                request.Method is "PUT" or "POST" && request.Path.StartsWith("/data/", StringComparison.Ordinal)),
            request => Assert.InRange(request.Status, 200, request.Path == "/data/services/archive" ? 303 : 299));
        Assert.DoesNotContain(server.UnknownRequests,
            request => request.Method != "GET" && request.Path.StartsWith("/data/", StringComparison.Ordinal));
    }

    /// <summary>An account that may not make projects: what needs one is not checked, and nothing is said to be left.</summary>
    [Fact]
    public async Task WhatTheAccountMayNotIsNoDifference()
    {
        await using var server = await StartAsync("1.8");
        var before = await ListAsync(server);
        await using var spoilt = await SpoiltServer.StartAsync(server.Url, (context, body) =>
        {
            var request = context.Request;
            if (!Regex.IsMatch(request.Path.Value!, "^/data/projects/parity_[^/]+$")) return Task.FromResult<byte[]?>(body);
            context.Response.StatusCode = request.Method == "GET" ? 404 : 403;
            return Task.FromResult<byte[]?>(Encoding.UTF8.GetBytes("no"));
        });

        var run = await RunAsync(spoilt.Url);

        Assert.Equal(("", 0), (run.Error, run.ExitCode));
        Assert.Contains("PUT /data/projects/{project}: not checked, this account may not ask for it.", run.Lines);
        Assert.Contains(
            "PUT /data/projects/{project}/subjects/{subject}/projects/{target}: not checked, "
                + "the sandbox has no second project, which --write makes.",
            run.Lines);
        Assert.Equal(before, await ListAsync(server));
    }

    /// <summary>The answers that say where things are get lost: what was made is found by its name.</summary>
    [Theory]
    [InlineData("/data/services/import")]
    [InlineData("/data/services/archive")]
    public async Task WhatWasMadeGoesWhenTheServerFailsAfterIt(string path)
    {
        await using var server = await StartAsync("1.8");
        var before = await ListAsync(server);
        var isGone = false;
        await using var spoilt = await SpoiltServer.StartAsync(server.Url, (context, body) =>
        {
            isGone |= context.Request.Path == path;
            // What is asked for to clean up is answered.
            if (isGone && context.Request.Method is "GET" or "POST"
                && !context.Request.Path.Value!.Contains("/projects/", StringComparison.Ordinal))
                context.Response.StatusCode = 503;
            return Task.FromResult<byte[]?>(body);
        });

        var run = await RunAsync(spoilt.Url);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal(before, await ListAsync(server));
    }

    private static Task<XnatServer> StartAsync(string version) => XnatServer.StartAsync(
        new XnatServerOptions { Version = version },
        data => data.Project(Project).Subject("Doe").Experiment("Doevisit").Scan("7", "FLAIR").File("NIFTI", "doe.nii", [1, 2, 3]));

    private static Task<ToolRun> RunAsync(string address) => ToolRun.OfAsync("parity", address, "--project", Project, "--write");

    private static async Task<string> ListAsync(XnatServer server)
    {
        await using var xnat = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
        return string.Concat(await Task.WhenAll(Listings.Select(listing => xnat.Http.GetStringAsync(listing))));
    }
}
