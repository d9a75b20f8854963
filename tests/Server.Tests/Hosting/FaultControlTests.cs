using System.Net.Http.Headers;

namespace Xnat.Typed.Server.Tests.Hosting;

/// <summary>Faults set by clients.</summary>
public sealed class FaultControlTests
{
    private static readonly XnatServerOptions Open = new() { AllowsControl = true };

    [Fact]
    public async Task HeaderHitsItsRequestOnly()
    {
        await using var server = await TestServer.StartAsync(options: Open);

        var (status, headers, _) = await WithHeaderAsync(server, "status=502, retry-after=2s");

        Assert.Equal((502, "2"), (status, headers.RetryAfter?.ToString()));
        Assert.Equal(200, await server.StatusAsync("/data/projects"));
    }

    [Fact]
    public async Task HeaderWithAnUnknownFaultIsRefused()
    {
        await using var server = await TestServer.StartAsync(options: Open);

        var (status, _, text) = await WithHeaderAsync(server, "explode");

        Assert.Equal(400, status);
        Assert.StartsWith("'explode' is not a fault. Known are delay=TIME, ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StuckSessionsAreNoMatterOfOneRequest()
    {
        await using var server = await TestServer.StartAsync(options: Open);

        var (status, _, text) = await WithHeaderAsync(server, "stuck=BUILDING");

        Assert.Equal(
            (400, "'stuck' outlasts a request: POST it to /xnat-typed/faults instead of the header X-Xnat-Fault."), (status, text));
    }

    [Fact]
    public async Task ExpiryEndsTheSessionOfTheRequest()
    {
        await using var server = await TestServer.StartAsync(options: Open);
        var id = await server.GetAsync("/data/JSESSION");
        server.Http.DefaultRequestHeaders.Authorization = null;
        server.Http.DefaultRequestHeaders.Add("Cookie", "JSESSIONID=" + id);

        Assert.Equal(200, await server.StatusAsync("/data/projects"));
        Assert.Equal(401, (await WithHeaderAsync(server, "expire")).Status);
        Assert.Equal(401, await server.StatusAsync("/data/projects"));
    }

    [Fact]
    public async Task FaultsAreAddedListedSpentAndTakenBack()
    {
        await using var server = await TestServer.StartAsync(options: Open);
        server.Http.DefaultRequestHeaders.Authorization = null;

        Assert.Equal(
            (200, """[{"fault":"status=503","path":"/data/projects","times":1,"after":1}]"""),
            await server.PostAsync("/xnat-typed/faults?fault=status%3D503&path=/data/projects&times=1&after=1"));
        using var form = new FormUrlEncodedContent([new("fault", "html")]);
        Assert.Equal(
            (200, """[{"fault":"status=503","path":"/data/projects","times":1,"after":1},{"fault":"html","path":"/"}]"""),
            await server.PostAsync("/xnat-typed/faults", form));
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("admin", "admin");
        var statuses = new List<int>();
        for (var request = 0; request < 3; request++) statuses.Add(await server.StatusAsync("/data/projects"));
        Assert.Equal([200, 503, 200], statuses);
        Assert.Equal("""[{"fault":"html","path":"/"}]""", await server.GetAsync("/xnat-typed/faults"));
        Assert.StartsWith("<!DOCTYPE html>", await server.GetAsync("/data/projects"), StringComparison.Ordinal);
        Assert.Equal(200, await server.DeleteAsync("/xnat-typed/faults"));

        Assert.StartsWith("{\"ResultSet\"", await server.GetAsync("/data/projects"), StringComparison.Ordinal);
        Assert.Equal("[]", await server.GetAsync("/xnat-typed/faults"));
        Assert.Empty(server.Server.UnknownRequests);
    }

    [Theory]
    [InlineData("/xnat-typed/faults", "The parameter 'fault' is missing. Known are delay=TIME")]
    [InlineData("/xnat-typed/faults?fault=delay", "'delay' is not a fault. Known are delay=TIME")]
    [InlineData("/xnat-typed/faults?fault=html&times=0", "The parameter 'times' takes a number from 1 on.")]
    [InlineData("/xnat-typed/faults?fault=html&after=x", "The parameter 'after' takes a number from 0 on.")]
    public async Task WrongOrderIsRefusedAndSetsNothing(string path, string expected)
    {
        await using var server = await TestServer.StartAsync(options: Open);

        var (status, text) = await server.PostAsync(path);

        Assert.Equal(400, status);
        Assert.StartsWith(expected, text, StringComparison.Ordinal);
        Assert.Equal("[]", await server.GetAsync("/xnat-typed/faults"));
    }

    [Fact]
    public async Task NothingOfThisWorksUnlessTheServerAllowsIt()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(200, (await WithHeaderAsync(server, "status=502")).Status);
        Assert.Equal(404, await server.StatusAsync("/xnat-typed/faults"));
    }

    private static async Task<(int Status, HttpResponseHeaders Headers, string Text)> WithHeaderAsync(TestServer server, string fault)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/data/projects") { Headers = { { "X-Xnat-Fault", fault } } };
        using var response = await server.Http.SendAsync(request);
        return ((int)response.StatusCode, response.Headers, await response.Content.ReadAsStringAsync());
    }
}
