using Xnat.Typed.Model;
using Xnat.Typed.Server;

namespace Xnat.Typed.Tutorial.Tests;

[Collection(nameof(ExampleGroup))]
public sealed class ExampleTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("xnat-typed-example-tests-");

    public static TheoryData<string> Programs => [.. ExampleProgram.Names()];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task ProgramWithoutArgumentsSaysWhatCiExpects(string name)
    {
        var run = await ExampleProgram.RunAsync(name);

        var expected = Path.Combine(SharedFiles.RepositoryRoot(), ".ci", "examples", Path.ChangeExtension(name, ".txt"));
        Assert.Equal((await File.ReadAllTextAsync(expected)).ReplaceLineEndings("\n"), run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task ProgramIsListedInTheReadme(string name)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(SharedFiles.RepositoryRoot(), "README.md"));

        Assert.Contains($"examples/{name}", readme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("report.cs")]
    [InlineData("bulk-set.cs")]
    [InlineData("qc.cs")]
    [InlineData("share.cs")]
    [InlineData("add-users.cs")]
    public async Task TooFewArgumentsAreToldWithoutStartingAnything(string name)
    {
        var run = await ExampleProgram.RunAsync(name, "http://127.0.0.1:1");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("Give no arguments, or", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BulkSetShowsFirstAndChangesWhenTold()
    {
        await using var server = await StartAsync(data =>
        {
            var project = data.Project("LAB").CustomVariable("xnat:subjectData", "site", "string", "A", "B, north");
            project.Subject("S1").Field("site", "A");
            project.Subject("S2");
        });
        var table = Table("label,site", "S1,A", "S2,\"B, north\"");

        var preview = await ExampleProgram.RunAsync("bulk-set.cs", server.Url.ToString(), "LAB", table);
        var untouched = await SiteOfAsync(server, "S2");
        var applied = await ExampleProgram.RunAsync("bulk-set.cs", server.Url.ToString(), "LAB", table, "--apply");

        Assert.Contains("1 values of 1 subjects differ", preview.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (preview.ExitCode, untouched));
        Assert.Equal((0, "B, north"), (applied.ExitCode, await SiteOfAsync(server, "S2")));
    }

    [Theory]
    [InlineData("S9,A", "S9: no subject of the project")]
    [InlineData("S1,C", "S1: site is one of A, B, not C")]
    public async Task BulkSetChangesNothingByATableWithAFault(string line, string problem)
    {
        await using var server = await StartAsync(data =>
        {
            var project = data.Project("LAB").CustomVariable("xnat:subjectData", "site", "string", "A", "B");
            project.Subject("S1");
            project.Subject("S2");
        });

        var run = await ExampleProgram.RunAsync(
            "bulk-set.cs", server.Url.ToString(), "LAB", Table("label,site", "S2,B", line), "--apply");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(problem, run.Errors, StringComparison.Ordinal);
        Assert.Equal("", await SiteOfAsync(server, "S2"));
    }

    [Fact]
    public async Task QualityIsLabelledWhereNobodyJudged()
    {
        await using var server = await StartAsync(data =>
        {
            var session = data.Project("LAB").Subject("S1").Experiment("E1");
            foreach (var (id, frames) in new[] { ("1", "100"), ("2", "100"), ("3", "7") }) session.Scan(id, "T1").With("frames", frames);
            session.Scan("4", "T1").With("frames", "3").With("quality", "unusable");
        });

        var preview = await ExampleProgram.RunAsync("qc.cs", server.Url.ToString(), "LAB");
        var before = await QualitiesAsync(server);
        var applied = await ExampleProgram.RunAsync("qc.cs", server.Url.ToString(), "LAB", "--apply");

        Assert.Equal((0, 0), (preview.ExitCode, applied.ExitCode));
        Assert.Equal(["", "", "", "unusable"], before);
        Assert.Equal(["usable", "usable", "questionable", "unusable"], await QualitiesAsync(server));
    }

    [Fact]
    public async Task SharingTwiceSharesOnce()
    {
        await using var server = await StartAsync(data =>
        {
            var project = data.Project("LAB");
            project.Subject("S1").Experiment("E1").With("age", "63");
            project.Subject("S2").Experiment("E2").With("age", "12");
            data.Project("OLD");
        });
        string[] args = [server.Url.ToString(), "LAB", "OLD", "60", "--apply"];

        var first = await ExampleProgram.RunAsync("share.cs", args);
        var second = await ExampleProgram.RunAsync("share.cs", args);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("1 sessions found, 1 of them in OLD already", second.Output, StringComparison.Ordinal);
        await using var xnat = await ConnectAsync(server);
        var old = await xnat.Projects.GetAsync("OLD");
        Assert.Equal(["E1"], await old.Experiments.Select(found => found.Label).ToListAsync());
        Assert.Equal(["S1"], await old.Subjects.Select(found => found.Label).ToListAsync());
    }

    [Fact]
    public async Task UsersAreAddedAndNamesThatAreNoAccountAreToldAndNotInvited()
    {
        await using var server = await StartAsync(data => data.User("rater", "secret").Project("LAB"));

        var run = await ExampleProgram.RunAsync("add-users.cs", server.Url.ToString(), "LAB", "rater:member", "stranger:member");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("stranger     is no enabled account: left out", run.Output, StringComparison.Ordinal);
        await using var xnat = await ConnectAsync(server);
        var members = await (await xnat.Projects.GetAsync("LAB")).MembersAsync();
        Assert.Contains(members, member => member.Login == "rater" && member.Role == ProjectRole.Member);
        Assert.DoesNotContain(server.Requests, request => request.ToString().Contains("stranger", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RefusedAccountIsASentenceAndNoTrace()
    {
        await using var server = await XnatServer.StartAsync(data => data.Project("LAB"));
        Netrc(server, "wrong");

        var run = await ExampleProgram.RunAsync("report.cs", server.Url.ToString(), "LAB");

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        Assert.NotEmpty(run.Errors);
    }

    private static Task<XnatClient> ConnectAsync(XnatServer server) =>
        XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));

    private static async Task<string> SiteOfAsync(XnatServer server, string subject)
    {
        await using var xnat = await ConnectAsync(server);
        var fields = await (await (await xnat.Projects.GetAsync("LAB")).Subjects.GetAsync(subject)).FieldsAsync();
        return fields.TryGetValue("site", out var text) ? text : "";
    }

    private static async Task<List<string>> QualitiesAsync(XnatServer server)
    {
        await using var xnat = await ConnectAsync(server);
        var session = (ImageSessionData)await (await xnat.Projects.GetAsync("LAB")).Experiments.GetAsync("E1");
        return await session.Scans.OrderBy(scan => scan.Id).Select(scan => scan.Quality ?? "").ToListAsync();
    }

    private async Task<XnatServer> StartAsync(Action<XnatSeed> seed)
    {
        var server = await XnatServer.StartAsync(seed);
        Netrc(server, "admin");
        return server;
    }

    /// <summary>The account of the programs: they look where NETRC says, unless XNAT_USER is set.</summary>
    private void Netrc(XnatServer server, string password)
    {
        var path = Path.Combine(folder.FullName, "netrc");
        File.WriteAllText(path, $"machine {server.Url.Host} login admin password {password}\n");
        Environment.SetEnvironmentVariable("NETRC", path);
        Environment.SetEnvironmentVariable("XNAT_USER", null);
    }

    private string Table(params string[] lines)
    {
        var path = Path.Combine(folder.FullName, "table.csv");
        File.WriteAllLines(path, lines);
        return path;
    }
}
