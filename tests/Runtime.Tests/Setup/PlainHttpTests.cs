using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Setup;

public sealed class PlainHttpTests
{
    public static TheoryData<string, string> Far => new()
    {
        { "http://xnat.example.org", "https://xnat.example.org" },
        { "http://xnat.example.org:8080/xnat/", "https://xnat.example.org/xnat" },
        { "http://10.0.0.5/", "https://10.0.0.5" },
        { "http://128.0.0.1", "https://128.0.0.1" },
        { "http://[2001:db8::1]/", "https://[2001:db8::1]" },
        { "http://localhost.example.org", "https://localhost.example.org" },
        { "http://127.0.0.1.example.org", "https://127.0.0.1.example.org" },
        { "http://host.docker.internal:8080", "https://host.docker.internal" },
        { "http://xnat-web", "https://xnat-web" },
    };

    [Theory]
    [MemberData(nameof(Far))]
    public async Task NoCredentialIsSentInTheClear(string address, string secure)
    {
        using var server = new ScriptedServer().SignsIn();
        foreach (var credential in Credentials())
        {
            var error = await Assert.ThrowsAsync<ArgumentException>(() => XnatClient.ConnectAsync(address, credential, server.Options()));

            Assert.Contains($"connect to {secure}", error.Message, StringComparison.Ordinal);
            Assert.Contains("XnatClientOptions.AllowPlainHttp", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(server.Sent);
    }

    [Theory]
    [InlineData("http://localhost:8080")]
    [InlineData("http://LOCALHOST")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://127.8.9.10")]
    [InlineData("http://[::1]:8080")]
    [InlineData("https://xnat.example.org")]
    public async Task ThisMachineAndHttpsMayHaveIt(string address)
    {
        using var server = new ScriptedServer().SignsIn().On("GET /data/auth", "User 'reader' is logged in", "text/plain");

        await (await XnatClient.ConnectAsync(address, XnatCredential.UserPassword("reader", "secret-1"), server.Options())).DisposeAsync();

        Assert.Contains(server.Sent, static sent => sent.Authorization.Length > 0);
    }

    [Fact]
    public async Task OptionAllowsItAndGuestsNeedNone()
    {
        using var server = new ScriptedServer().SignsIn().On("GET /data/auth", "User 'reader' is logged in", "text/plain")
            .On("GET /data/JSESSION", "S1", "text/plain");

        await (await XnatClient.ConnectAsync("http://xnat.example.org", XnatCredential.UserPassword("reader", "secret-1"),
            server.Options(new() { AllowPlainHttp = true }))).DisposeAsync();
        await (await XnatClient.ConnectAsync("http://xnat.example.org", XnatCredential.Guest, server.Options())).DisposeAsync();

        Assert.NotEmpty(server.Sent);
    }

    private static XnatCredential[] Credentials() =>
    [
        XnatCredential.UserPassword("reader", "secret-1"), XnatCredential.AliasToken("a", "b"), XnatCredential.Session("RUNNING"),
            XnatCredential.FromNetrc("/there/is/none"),
    ];
}
