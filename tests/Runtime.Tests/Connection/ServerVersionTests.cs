using System.Net;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Connection;

public sealed class ServerVersionTests
{
    private const string BuildInfo = "GET /xapi/siteConfig/buildInfo";
    private const string Bare = "GET /data/version";

    [Theory]
    [InlineData("1.6", "1.6.5")]
    [InlineData("1.7.2", "1.7.2")]
    [InlineData("1.9", "1.9.3")]
    public async Task EachServerTellsItsVersion(string version, string said)
    {
        await using var server = await XnatServer.StartAsync(new XnatServerOptions { Version = version });
        await using var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));

        Assert.Equal(said, await client.GetServerVersionAsync());
        var asked = server.Requests.Count;
        Assert.Equal(said, await client.GetServerVersionAsync());

        Assert.Equal(asked, server.Requests.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("It is 1.6.5")]
    [InlineData("1.6.5\n1.6.4")]
    [InlineData("1.6.\u0665")]
    public async Task OlderVersionOfAnotherKindIsAnError(string text)
    {
        using var server = new ScriptedServer().SignsIn().On(BuildInfo, "", status: HttpStatusCode.NotFound).On(Bare, text, "text/plain");
        await using var client = await server.ConnectAsync();

        var error = await Assert.ThrowsAsync<XnatContentException>(async () => await client.GetServerVersionAsync());

        Assert.Equal(
            ("GET /data/version names no version; this is no XNAT of 1.6 or later.", Bare), (error.Message, error.Route));
    }

    [Fact]
    public async Task ServerThatTellsItNowhereIsAnError()
    {
        using var server = new ScriptedServer().SignsIn().On(BuildInfo, "", status: HttpStatusCode.NotFound)
            .On(Bare, "", status: HttpStatusCode.NotFound);
        await using var client = await server.ConnectAsync();

        var error = await Assert.ThrowsAsync<XnatNotFoundException>(async () => await client.GetServerVersionAsync());

        Assert.Equal("/data/version", error.Route);
    }

    [Fact]
    public async Task FieldsThatAVersionDoesNotHaveAreNamed()
    {
        await using var server = await XnatServer.StartAsync(
            new XnatServerOptions { Version = "1.7" }, data => data.Project("P1").Subject("S1"));
        await using var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
        var subject = await client.Subjects.GetAsync("S1");
        subject.CustomFields = "{}";

        var error = await Assert.ThrowsAsync<XnatContentException>(() => subject.SaveAsync());

        Assert.Equal("custom_fields", error.Field);
        Assert.Contains("fields that its version or data type does not have", error.Message, StringComparison.Ordinal);
    }
}
