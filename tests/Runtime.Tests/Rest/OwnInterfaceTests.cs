using System.Net;
using System.Text;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Rest;

/// <summary>A user's own REST interface on the client's session.</summary>
public sealed class OwnInterfaceTests
{
    private const string Route = "GET /xapi/mine/4";

    [Fact]
    public async Task ValuesAreSentAndReadAsTheCallersOptionsSay()
    {
        using var server = new ScriptedServer().SignsIn()
            .On(Route, """{"subject_label":"ANNA","score":0.5}""")
            .On("POST /xapi/mine", "");
        await using var client = await server.ConnectAsync();
        var api = client.CreateApi<IFindingApi>(FindingJson.Default.Options);

        var found = await api.GetAsync("4");
        await api.AddAsync(found with { Score = 1 });

        Assert.Equal(new("ANNA", 0.5), found);
        Assert.Equal("""{"subject_label":"ANNA","score":1}""", Encoding.UTF8.GetString(server.Sent[^1].Body));
        Assert.All(server.Sent[1..], static request => Assert.Equal("JSESSIONID=S1", request.Cookie));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, typeof(XnatNotFoundException))]
    [InlineData(HttpStatusCode.Forbidden, typeof(XnatAccessDeniedException))]
    [InlineData(HttpStatusCode.Conflict, typeof(XnatConflictException))]
    [InlineData(HttpStatusCode.InternalServerError, typeof(XnatResponseException))]
    public async Task RefusalIsOurExceptionWithTheDeclaredRoute(HttpStatusCode status, Type expected)
    {
        using var server = new ScriptedServer().SignsIn().On("GET /xapi/mine/ANNA", "ANNA is not here", "text/plain", status)
            .On("GET /xapi/mine/ANNA/text", "", "text/plain", status)
            .On("POST /xapi/mine", "", "text/plain", status);
        await using var client = await server.ConnectAsync();
        var api = client.CreateApi<IFindingApi>(FindingJson.Default.Options);

        var read = await Assert.ThrowsAsync(expected, () => api.GetAsync("ANNA"));
        var text = await Assert.ThrowsAsync(expected, () => api.GetTextAsync("ANNA"));
        var sent = await Assert.ThrowsAsync(expected, () => api.AddAsync(new("ANNA", 1)));

        Assert.StartsWith($"GET /xapi/mine/{{id}} answered {(int)status}. ", read.Message, StringComparison.Ordinal);
        Assert.StartsWith($"GET /xapi/mine/{{id}}/text answered {(int)status}. ", text.Message, StringComparison.Ordinal);
        Assert.StartsWith($"POST /xapi/mine answered {(int)status}. ", sent.Message, StringComparison.Ordinal);
        Assert.All([read, text, sent], static error => Assert.DoesNotContain("ANNA", error.Message, StringComparison.Ordinal));
        Assert.Equal(
            ("/xapi/mine/{id}", "/xapi/mine/ANNA", "ANNA is not here"),
            (((XnatResponseException)read).Route, ((XnatResponseException)read).RequestPath, ((XnatResponseException)read).ServerMessage));
    }

    [Fact]
    public async Task WhatWasLookedForStandsInTheException()
    {
        using var server = new ScriptedServer().SignsIn().On("GET /xapi/mine/A%20B", "", status: HttpStatusCode.NotFound)
            .On("GET /xapi/mine/files/a/b", "", status: HttpStatusCode.NotFound);
        await using var client = await server.ConnectAsync();
        var api = client.CreateApi<IFindingApi>(FindingJson.Default.Options);

        var one = await Assert.ThrowsAsync<XnatNotFoundException>(() => api.GetAsync("A B"));
        var path = await Assert.ThrowsAsync<XnatNotFoundException>(() => api.GetFileAsync("a/b"));

        Assert.Equal("A B", one.Key);
        Assert.Equal((null, "/xapi/mine/files/{path}"), (path.Key, path.Route));
    }

    [Fact]
    public async Task WholeAnswerIsGivenWhateverItsStatus()
    {
        using var server = new ScriptedServer().SignsIn().On(Route, "gone", "text/plain", HttpStatusCode.Gone);
        await using var client = await server.ConnectAsync();

        using var answer = await client.CreateApi<IFindingApi>().GetAnswerAsync("4");

        Assert.Equal((HttpStatusCode.Gone, "gone"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("<html><body>hello</body></html>", "text/html")]
    [InlineData("""{"subject_label":["ANNA"]}""", "application/json")]
    [InlineData("", "application/json")]
    public async Task OtherContentThanPromisedIsSaid(string body, string mediaType)
    {
        using var server = new ScriptedServer().SignsIn().On(Route, body, mediaType);
        await using var client = await server.ConnectAsync();

        var error = await Assert.ThrowsAsync<XnatContentException>(
            () => client.CreateApi<IFindingApi>(FindingJson.Default.Options).GetAsync("4"));

        Assert.Equal(
            "GET /xapi/mine/{id} answered something that is not the JSON which the interface expects; " +
            "compare its types with what the server sends.",
            error.Message);
        Assert.Equal("GET /xapi/mine/{id}", error.Route);
    }

    [Fact]
    public async Task TypeWithoutASerializerIsMisuseThatSaysWhatToDo()
    {
        using var server = new ScriptedServer().SignsIn().On(Route, "{}");
        await using var client = await server.ConnectAsync();
        var api = client.CreateApi<IFindingApi>();

        var read = await Assert.ThrowsAsync<InvalidOperationException>(() => api.GetAsync("4"));
        var sent = await Assert.ThrowsAsync<InvalidOperationException>(() => api.AddAsync(new("ANNA", 1)));

        Assert.StartsWith(
            "Finding is sent or returned as JSON, and the options that CreateApi got do not know it;",
            read.Message,
            StringComparison.Ordinal);
        Assert.Equal(read.Message, sent.Message);
    }

    [Fact]
    public async Task DeadSessionIsRenewed()
    {
        var isDead = true;
        using var server = new ScriptedServer().SignsIn().On("GET /xapi/mine/4/text", _ =>
        {
            var answer = isDead ? ScriptedServer.Text("", status: HttpStatusCode.Unauthorized) : ScriptedServer.Text("alive");
            isDead = false;
            return answer;
        });
        await using var client = await server.ConnectAsync();

        Assert.Equal("alive", await client.CreateApi<IFindingApi>().GetTextAsync("4"));
        Assert.Equal(2, server.Sent.Count(static request => request.Authorization.Length > 0));
    }

    [Fact]
    public async Task LostConnectionIsOurExceptionWithoutTheValues()
    {
        using var server = new ScriptedServer().SignsIn()
            .On(Route, static _ => throw new HttpRequestException(HttpRequestError.ConnectionError, "ANNA"));
        await using var client = await server.ConnectAsync();

        var error = await Assert.ThrowsAsync<XnatConnectionException>(
            () => client.CreateApi<IFindingApi>(FindingJson.Default.Options).GetAsync("4"));

        Assert.DoesNotContain("ANNA", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BodyIsSentAgainInTheNewSession()
    {
        var isDead = true;
        using var server = new ScriptedServer().SignsIn().On("POST /xapi/mine", _ =>
        {
            var answer = ScriptedServer.Text("", status: isDead ? HttpStatusCode.Unauthorized : HttpStatusCode.OK);
            isDead = false;
            return answer;
        });
        await using var client = await server.ConnectAsync();

        await client.CreateApi<IFindingApi>(FindingJson.Default.Options).AddAsync(new("ANNA", 1));

        Assert.Equal(
            ["""{"subject_label":"ANNA","score":1}""", """{"subject_label":"ANNA","score":1}"""],
            server.Sent.Where(static request => request.Path == "/xapi/mine").Select(static request => request.BodyText));
    }

    [Theory]
    [InlineData("<html><body><form action=\"https://idp.test/sso\"><input type=\"hidden\" name=\"SAMLRequest\" "
        + "value=\"PD94\"/></form></body></html>")]
    [InlineData("<html><body><form><input type=\"password\" name=\"password\"/></form></body></html>")]
    public async Task SignInPageIsNeverTakenForDone(string page)
    {
        using var server = new ScriptedServer().SignsIn().On("POST /xapi/mine", page, "text/html")
            .On("GET /xapi/mine/4/text", page, "text/html");
        await using var client = await server.ConnectAsync();
        var api = client.CreateApi<IFindingApi>(FindingJson.Default.Options);

        await Assert.ThrowsAsync<XnatAuthenticationException>(() => api.AddAsync(new("ANNA", 1)));
        await Assert.ThrowsAsync<XnatAuthenticationException>(() => api.GetTextAsync("4"));
    }

    [Fact]
    public async Task StreamIsGivenAsItComes()
    {
        using var server = new ScriptedServer().SignsIn().On("GET /xapi/mine/4/text", "alive", "text/plain");
        await using var client = await server.ConnectAsync();

        await using var stream = await client.CreateApi<IFindingApi>().OpenAsync("4");

        Assert.Equal("alive", await new StreamReader(stream).ReadToEndAsync());
    }

    [Fact]
    public async Task PartOfAPieceOfTheAddressIsNoKey()
    {
        using var server = new ScriptedServer().SignsIn().On("GET /xapi/mine/P1/finding-4", "", status: HttpStatusCode.NotFound);
        await using var client = await server.ConnectAsync();

        var error = await Assert.ThrowsAsync<XnatNotFoundException>(() => client.CreateApi<IFindingApi>().GetOfKindAsync("P1", "4"));

        Assert.Equal((null, "/xapi/mine/{kind}/finding-{id}"), (error.Key, error.Route));
    }

    [Fact]
    public async Task CancellationStaysOne()
    {
        using var server = new ScriptedServer().SignsIn().On(Route, "{}");
        await using var client = await server.ConnectAsync();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.CreateApi<IFindingApi>(FindingJson.Default.Options).GetAsync("4", source.Token));
    }

    [Fact]
    public async Task InterfaceForWhichNothingWasGeneratedIsRefused()
    {
        using var server = new ScriptedServer().SignsIn();
        await using var client = await server.ConnectAsync();

        Assert.Throws<InvalidOperationException>(() => client.CreateApi<IDisposable>());
    }

    [Fact]
    public async Task AfterTheClientItIsOver()
    {
        using var server = new ScriptedServer().SignsIn().On("GET /xapi/mine/4/text", "x");
        var client = await server.ConnectAsync();
        var api = client.CreateApi<IFindingApi>();
        await client.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => api.GetTextAsync("4"));
    }

    [Fact]
    public async Task WorksOnAServer()
    {
        await using var site = await TestSite.StudyAsync();
        var api = site.Client.CreateApi<IFindingApi>();

        var subjects = await api.ListSubjectsAsync("brainimages");
        var error = await Assert.ThrowsAsync<XnatNotFoundException>(() => api.ListSubjectsAsync("nowhere"));

        Assert.Contains("\"label\":\"SUB1\"", subjects, StringComparison.Ordinal);
        Assert.StartsWith("GET /data/projects/{project}/subjects answered 404. ", error.Message, StringComparison.Ordinal);
    }
}
