using System.Text;

namespace Xnat.Typed.Server.Tests.Xapi;

public sealed class AnonymizationTests
{
    private const string Base = "/xapi/anonymize/";

    [Fact]
    public async Task SiteHasAScriptThatAdministratorsChange()
    {
        await using var server = await TestServer.StartAsync(data => data.User("ann", "ann"));
        var stock = await server.GetAsync(Base + "default");
        Assert.StartsWith("version \"6.", stock, StringComparison.Ordinal);
        Assert.Equal(stock, await server.GetAsync(Base + "site"));
        Assert.Equal("true", await server.GetAsync(Base + "site/enabled"));

        Assert.Equal(200, (await server.PutAsync(Base + "site", Text("(0010,0030) := \"<ü>\""))).Status);
        Assert.Equal(200, (await server.PutAsync(Base + "site/enabled?enable=false")).Status);

        server.SignInAs("ann");
        Assert.Equal("(0010,0030) := \"<ü>\"", await server.GetAsync(Base + "site"));
        Assert.Equal("false", await server.GetAsync(Base + "site/enabled"));
        Assert.Equal(stock, await server.GetAsync(Base + "default"));
        Assert.Equal(403, (await server.PutAsync(Base + "site", Text("x"))).Status);
        Assert.Equal(403, (await server.PutAsync(Base + "site/enabled?enable=true")).Status);
    }

    [Fact]
    public async Task ScriptOfAProjectIsItsOwnersAndAConfigurationAsWell()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.User("ann", "ann");
            data.Project("P1").Owner("ann");
        });
        server.SignInAs("ann");
        var script = Base + "projects/P1";
        Assert.Equal(204, await server.StatusAsync(script));
        Assert.Equal("false", await server.GetAsync(script + "/enabled"));
        Assert.Equal(404, (await server.PutAsync(script + "/enabled")).Status);

        Assert.Equal(200, (await server.PutAsync(script, Text("- (0010,0030)"))).Status);

        Assert.Equal("- (0010,0030)", await server.GetAsync(script));
        Assert.Equal("true", await server.GetAsync(script + "/enabled"));
        Assert.Equal("- (0010,0030)", await server.GetAsync("/data/projects/P1/config/anon/script?contents=true"));
        Assert.Equal(200, (await server.PutAsync(script + "/enabled?enable=false")).Status);
        Assert.Equal(("false", "- (0010,0030)"), (await server.GetAsync(script + "/enabled"), await server.GetAsync(script)));
        Assert.Equal(200, (await server.PutAsync(script + "/enabled")).Status);
        Assert.Equal("true", await server.GetAsync(script + "/enabled"));
    }

    [Theory]
    [InlineData("admin", 200, 200)]
    [InlineData("owner", 200, 200)]
    [InlineData("member", 200, 403)]
    [InlineData("reader", 200, 403)]
    [InlineData("stranger", 404, 404)]
    [InlineData(null, 401, 401)]
    public async Task WhoReadsAProjectReadsItsScriptAndOwnersChangeIt(string? user, int read, int write)
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            foreach (var login in new[] { "owner", "member", "reader", "stranger" }) data.User(login, login);
            data.Project("P1").Owner("owner").Member("member").Collaborator("reader");
        });
        await server.PutAsync(Base + "projects/P1", Text("x"));

        server.SignInAs(user);

        Assert.Equal(read, await server.StatusAsync(Base + "projects/P1"));
        Assert.Equal(read, await server.StatusAsync(Base + "projects/P1/enabled"));
        Assert.Equal(write, (await server.PutAsync(Base + "projects/P1", Text("y"))).Status);
        Assert.Equal(write, (await server.PutAsync(Base + "projects/P1/enabled?enable=false")).Status);
    }

    [Theory]
    [InlineData("site/enabled?enable=maybe")]
    [InlineData("projects/P1/enabled?enable=2")]
    public async Task WhatIsNoFlagIsRefused(string path)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        Assert.Equal(400, (await server.PutAsync(Base + path)).Status);
    }

    [Fact]
    public async Task ScriptOfMoreThanAMegabyteIsRefused()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));
        var stock = await server.GetAsync(Base + "site");

        Assert.Equal(400, (await server.PutAsync(Base + "site", Text(new string('x', 1024 * 1024 + 1)))).Status);
        Assert.Equal(400, (await server.PutAsync(Base + "projects/P1", Text(new string('x', 1024 * 1024 + 1)))).Status);

        Assert.Equal(stock, await server.GetAsync(Base + "site"));
        Assert.Equal(204, await server.StatusAsync(Base + "projects/P1"));
    }

    private static StringContent Text(string text) => new(text, Encoding.UTF8, "text/plain");
}
