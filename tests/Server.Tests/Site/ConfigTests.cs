using System.Text;

namespace Xnat.Typed.Server.Tests.Site;

public sealed class ConfigTests
{
    [Theory]
    [InlineData("/data/config")]
    [InlineData("/data/projects/P1/config")]
    public async Task ConfigurationIsATextWithVersions(string config)
    {
        await using var server = await StartAsync();
        Assert.Equal(404, await server.StatusAsync(config));

        Assert.Equal(201, (await server.PutAsync(config + "/tool/a/b", Text("one"))).Status);
        Assert.Equal(200, (await server.PutAsync(config + "/tool/a/b", Text("one"))).Status);
        Assert.Equal(200, (await server.PutAsync(config + "/tool/a/b?reason=better", Text("two"))).Status);

        Assert.Equal("tool", (await server.RowsAsync(config)).Single()["tool"]);
        var row = (await server.RowsAsync(config + "/tool/a/b")).Single();
        Assert.Equal(
            ["tool", "path", "project", "user", "create_date", "reason", "contents", "unversioned", "version", "status"], row.Keys);
        Assert.Equal(
            ["tool", "a/b", "admin", "better", "two", "false", "2", "enabled"],
            [row["tool"], row["path"], row["user"], row["reason"], row["contents"], row["unversioned"], row["version"], row["status"]]);
        Assert.Equal(config.Contains("P1", StringComparison.Ordinal) ? "P1" : "", row["project"]);
        Assert.Equal("two", await server.GetAsync(config + "/tool/a/b?contents=true"));
        Assert.Equal("one", await server.GetAsync(config + "/tool/a/b?contents=true&version=1"));
        Assert.Equal(["1", "2"], (await server.RowsAsync(config + "/tool/a/b?action=getHistory")).Select(version => version["version"]));
        Assert.DoesNotContain("contents", (await server.RowsAsync(config + "/tool?meta=true")).Single().Keys);
    }

    [Theory]
    [InlineData("/data/config")]
    [InlineData("/data/projects/P1/config")]
    public async Task StatusIsSwitchedByItself(string config)
    {
        await using var server = await StartAsync();
        await server.PutAsync(config + "/tool/a", Text("one"));

        Assert.Equal(200, await server.DeleteAsync(config + "/tool/a"));
        Assert.Equal("disabled", (await server.RowsAsync(config + "/tool/a")).Single()["status"]);
        Assert.Equal(404, await server.StatusAsync(config + "/tool/a?contents=true"));
        Assert.Equal(200, (await server.PutAsync(config + "/tool/a?status=enabled")).Status);
        Assert.Equal("one", await server.GetAsync(config + "/tool/a?contents=true"));
        Assert.Equal(200, (await server.PutAsync(config + "/tool/a?status=false")).Status);
        Assert.Equal(400, (await server.PutAsync(config + "/tool/a?status=asleep")).Status);
        Assert.Equal(400, (await server.PutAsync(config + "/tool/a")).Status);
        Assert.Equal(404, (await server.PutAsync(config + "/tool/b?status=true")).Status);
        Assert.Equal(404, await server.DeleteAsync(config + "/tool/b"));
    }

    [Fact]
    public async Task JsonBodyNamesItsPartsOrIsTheContents()
    {
        await using var server = await StartAsync();

        Assert.Equal(201, (await server.PutAsync("/data/config/tool/a", Json("{\"contents\":\"one\",\"status\":\"disabled\"}"))).Status);
        Assert.Equal(201, (await server.PutAsync("/data/config/tool/b", Json("{\"colour\":\"blue\"}"))).Status);

        Assert.Equal(
            ("one", "disabled"),
            (
                (await server.RowsAsync("/data/config/tool/a")).Single()["contents"],
                (await server.RowsAsync("/data/config/tool/a")).Single()["status"]));
        Assert.Equal("{\"colour\":\"blue\"}", await server.GetAsync("/data/config/tool/b?contents=true"));
    }

    [Fact]
    public async Task BodyOfUnknownLengthCountsAsNone()
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, "/data/config/tool/a") { Content = Text("one") };
        request.Headers.TransferEncodingChunked = true;

        using var response = await server.Http.SendAsync(request);

        Assert.Equal(400, (int)response.StatusCode);
    }

    [Fact]
    public async Task UnversionedConfigurationIsReplaced()
    {
        await using var server = await StartAsync();

        await server.PutAsync("/data/config/tool/a?unversioned=true", Text("one"));
        await server.PutAsync("/data/config/tool/a?unversioned=true", Text("two"));

        var row = (await server.RowsAsync("/data/config/tool/a?action=getHistory")).Single();
        Assert.Equal(("two", "1", "true"), (row["contents"], row["version"], row["unversioned"]));
    }

    [Fact]
    public async Task ProjectFallsBackToTheSiteIfAsked()
    {
        await using var server = await StartAsync();
        await server.PutAsync("/data/config/tool/a", Text("site"));

        Assert.Equal(404, await server.StatusAsync("/data/projects/P1/config/tool/a"));
        Assert.Equal(204, await server.StatusAsync("/data/projects/P1/config/tool/a?accept-not-found=true"));
        Assert.Equal("site", await server.GetAsync("/data/projects/P1/config/tool/a?contents=true&defaultToSiteWide=true"));
    }

    [Fact]
    public async Task SiteIsTheAdministratorsAndPrivateProjectsAreHidden()
    {
        await using var server = await StartAsync();
        server.SignInAs("jdoe");

        Assert.Equal(403, (await server.PutAsync("/data/config/tool/a", Text("one"))).Status);
        Assert.Equal(404, (await server.PutAsync("/data/projects/P1/config/tool/a", Text("one"))).Status);
        Assert.Equal(404, await server.StatusAsync("/data/projects/P1/config"));
        // There is no such address with the infix.
        Assert.NotEqual(200, await server.StatusAsync("/data/archive/config"));
    }

    [Theory]
    [InlineData("/data/config")]
    [InlineData("/data/projects/P1/config")]
    public async Task ToolMayHaveATextOfItsOwn(string config)
    {
        await using var server = await StartAsync();

        Assert.Equal(201, (await server.PutAsync(config + "/tool", Text("one"))).Status);
        Assert.Equal("", (await server.RowsAsync(config + "/tool")).Single()["path"]);
        Assert.Equal("one", await server.GetAsync(config + "/tool?contents=true"));
        Assert.Equal(200, await server.DeleteAsync(config + "/tool"));
        Assert.Equal("disabled", (await server.RowsAsync(config + "/tool")).Single()["status"]);
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(data =>
    {
        data.User("jdoe", "jdoe");
        data.Project("P1");
    });

    private static StringContent Text(string text) => new(text, Encoding.UTF8, "text/plain");

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
