namespace Xnat.Typed.Server.Tests.Files;

/// <summary>Names that step out of their folder, or steer a terminal, are refused wherever they come in.</summary>
public sealed class HostileNameTests
{
    private const string Session = "/data/projects/P1/subjects/S1/experiments/E1";

    public static TheoryData<string> Names => ["..", "../a", "a/../b", "..\\a", "a\u0000b", "a\u001b[2Jb", "a\r\nb", "\u0085", "\u007f"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task NameInAnAddressIsRefused(string name)
    {
        await using var server = await StartAsync();
        var escaped = TestServer.Escape(name);

        // A client takes bare steps out of an address by itself, so they go as bytes of an escape.
        if (name == "..") escaped = "%2E%2E%2Fx";
        Assert.Equal(400, (await server.PutAsync($"{Session}/resources/R/files/{escaped}?inbody=true", Text())).Status);
        Assert.Equal(400, (await server.PutAsync($"{Session}/resources/{escaped}")).Status);
        Assert.Equal(400, (await server.PutAsync($"/data/projects/P1/subjects/{escaped}")).Status);

        await AssertUnharmedAsync(server);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task NameInAParameterOrDocumentIsRefused(string name)
    {
        await using var server = await StartAsync();
        var escaped = TestServer.Escape(name);

        Assert.Equal(400, (await server.PutAsync($"/data/projects/P1/subjects/S1?label={escaped}")).Status);
        Assert.Equal(400, (await server.PostAsync($"/data/projects/P1/subjects?label={escaped}")).Status);
        Assert.Equal(400, (await server.PutAsync($"{Session}?xnat:mrSessionData/label={escaped}")).Status);
        Assert.Equal(400, (await server.PostAsync($"{Session}/resources?label={escaped}")).Status);

        await AssertUnharmedAsync(server);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task NameInAnArchiveIsRefused(string name)
    {
        await using var server = await StartAsync();
        var zip = Archives.Zip(("good.txt", "x"u8.ToArray()), (name, "y"u8.ToArray()));

        var (status, _) = await server.PutAsync(
            $"{Session}/resources/R/files/in.zip?inbody=true&extract=true", TestServer.Bytes(zip, "application/zip"));

        Assert.Equal(400, status);
        await AssertUnharmedAsync(server);
    }

    [Fact]
    public async Task DotsInsideANameAreTaken()
    {
        await using var server = await StartAsync();

        foreach (var name in new[] { "a..b", "...", ".hidden", "v1..", "ä ö#%+", "x.tar.gz" })
            Assert.Equal(200, (await server.PutAsync($"{Session}/resources/R/files/{TestServer.Escape(name)}?inbody=true", Text())).Status);
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));

    private static HttpContent Text() => TestServer.Bytes("x"u8.ToArray(), "text/plain");

    private static async Task AssertUnharmedAsync(TestServer server)
    {
        Assert.Equal("S1", Assert.Single(await server.RowsAsync("/data/projects/P1/subjects"))["label"]);
        Assert.Empty(await server.RowsAsync(Session + "/files"));
    }
}
