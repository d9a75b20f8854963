using System.Text;

namespace Xnat.Typed.Server.Tests.Http;

/// <summary>Addresses that stand for no text, or ask for more than a number or a search holds.</summary>
public sealed class HostileAddressTests
{
    private const string Session = "/data/projects/P1/subjects/S1/experiments/E1";

    /// <summary>Bytes that are no UTF-8 were stored as their escapes: a label that nobody had given.</summary>
    [Theory]
    [InlineData("/data/projects/P1/subjects/%C3%28")]
    [InlineData("/data/projects/P1/subjects/%ED%A0%80")]
    [InlineData("/data/projects/P1/subjects/a%FFb")]
    [InlineData("/data/projects/P1/subjects/%C3")]
    [InlineData("/data/projects/P1/subjects/100%")]
    [InlineData("/data/projects/P1/subjects/%zz")]
    [InlineData("/data/projects/P1/subjects/S2?src=%FF%FE")]
    [InlineData("/data/projects/P1/subjects/S2?%C3%28=x")]
    [InlineData(Session + "/resources/R/files/%FF.txt?inbody=true")]
    public async Task EscapesThatAreNoTextAreRefused(string path)
    {
        await using var server = await StartAsync();

        Assert.Equal(400, await PutAsync(server, path));

        Assert.Equal("S1", Assert.Single(await server.RowsAsync("/data/projects/P1/subjects"))["label"]);
        Assert.Empty(await server.RowsAsync(Session + "/files"));
    }

    [Fact]
    public async Task EscapesOfAFormThatAreNoTextAreRefused()
    {
        await using var server = await StartAsync();
        var form = TestServer.Bytes("src=%FF%FE"u8.ToArray(), "application/x-www-form-urlencoded");

        Assert.Equal(400, (await server.PutAsync("/data/projects/P1/subjects/S2?req_format=form", form)).Status);
    }

    [Theory]
    [InlineData("%C3%A4", "\u00E4")]
    [InlineData("%F0%9F%A7%A0", "\U0001F9E0")]
    [InlineData("100%25", "100%")]
    [InlineData("a%2525b", "a%25b")]
    public async Task EscapesOfTextAreTaken(string escaped, string label)
    {
        await using var server = await StartAsync();

        Assert.Equal(201, await PutAsync(server, "/data/projects/P1/subjects/" + escaped));

        Assert.Contains(await server.RowsAsync("/data/projects/P1/subjects"), row => row["label"] == label);
    }

    /// <summary>Filters have percent signs of their own, and not every client escapes them.</summary>
    [Theory]
    [InlineData("S%", true)]
    [InlineData("s*", true)]
    [InlineData("%25", true)]
    [InlineData("*1", true)]
    [InlineData("*s*1*", true)]
    [InlineData("S1*", true)]
    [InlineData("S1*1", false)]
    [InlineData("*2*", false)]
    [InlineData("S*S*", false)]
    public async Task WildcardsStandForAnyText(string filter, bool isFound)
    {
        await using var server = await StartAsync();

        var text = await server.GetAsync("/data/projects/P1/subjects?label=" + filter);

        Assert.Equal(isFound, text.Contains("\"S1\"", StringComparison.Ordinal));
    }

    /// <summary>Each wildcard multiplied the tries: after a second the answer was 500.</summary>
    [Theory]
    [InlineData("*a")]
    [InlineData("%25a")]
    public async Task FilterOfManyWildcardsIsAnswered(string wildcard)
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            var project = data.Project("P1");
            project.Subject(new string('a', 60));
            project.Subject("b");
        });

        Assert.Empty(await server.RowsAsync($"/data/projects/P1/subjects?label={Times(wildcard, 30)}x"));
        Assert.Single(await server.RowsAsync($"/data/projects/P1/subjects?label={Times(wildcard, 30)}*"));
    }

    [Theory]
    [InlineData("/data/experiments?recent=2147483647")]
    [InlineData("/data/prearchive/experiments?recent=2147483647")]
    [InlineData("/data/prearchive/experiments?recent=-2147483648")]
    [InlineData(Session + "/resources/99999999999999999999/files")]
    public async Task NumberBeyondAllBoundsIsNoFault(string path)
    {
        await using var server = await StartAsync();

        Assert.Equal(200, await server.StatusAsync(path));
    }

    /// <summary>What looks like a browser is tried for each request, so an expression held up every one.</summary>
    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(?=a)(a+)+$")]
    public async Task PatternThatTriesForEverHoldsUpNobody(string pattern)
    {
        await using var server = await StartAsync();
        var settings = new StringContent($$"""{"interactiveAgentIds":["{{pattern}}"]}""", Encoding.UTF8, "application/json");
        Assert.Equal(200, (await server.PostAsync("/xapi/siteConfig", settings)).Status);

        server.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", new string('a', 60) + "!");

        Assert.Equal(200, (await server.PutAsync("/data/projects/P2")).Status);
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));

    /// <summary>As it is: a client's own idea of an address would mend it.</summary>
    private static async Task<int> PutAsync(TestServer server, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(
            server.Http.BaseAddress + path.TrimStart('/'), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        request.Content = TestServer.Bytes("x"u8.ToArray(), "text/plain");
        using var response = await server.Http.SendAsync(request);
        return (int)response.StatusCode;
    }

    private static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
