using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Xnat.Typed.Runtime.Tests.Rest;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Raw;

/// <summary>Any path of the server, with the session's safety.</summary>
public sealed class RawTests
{
    private const string Login =
        "<!DOCTYPE html><html><!-- BEGIN xnat-templates/screens/Login.vm -->"
        + "<form action=\"/login\"><input type=\"password\"></form></html>";

    [Fact]
    public async Task DocumentIsGivenAsItIsAndAsATypeOfTheCallers()
    {
        using var server = new ScriptedServer().SignsIn().On("GET /xapi/mine/4", """{"subject_label":"ANNA","score":0.5}""");
        await using var client = await server.ConnectAsync();

        var document = await client.Raw.GetJsonAsync("xapi/mine/4");
        var typed = await client.Raw.GetJsonAsync("/xapi/mine/4", FindingJson.Default.Finding);

        Assert.Equal(0.5, document.GetProperty("score").GetDouble());
        Assert.Equal(new("ANNA", 0.5), typed);
        Assert.All(server.Sent[1..], static request => Assert.Equal("JSESSIONID=S1", request.Cookie));
    }

    [Theory]
    [InlineData("", "application/json")]
    [InlineData("{\"a\":", "application/json")]
    [InlineData("{\"a\":1,\"a\":2}", "application/json")]
    [InlineData("<html><body>Back soon.</body></html>", "application/json")]
    public async Task WhatIsNoJsonIsNoDocument(string body, string mediaType)
    {
        using var server = new ScriptedServer().SignsIn().On("GET /xapi/mine", body, mediaType);
        await using var client = await server.ConnectAsync();

        await Assert.ThrowsAsync<XnatContentException>(() => client.Raw.GetJsonAsync("/xapi/mine"));
    }

    [Fact]
    public async Task PageIsNeitherJsonNorTextAndASignInPageIsNothingAtAll()
    {
        const string page = "<html><head><title>Maintenance</title></head><body>Back soon.</body></html>";
        using var server = new ScriptedServer().SignsIn().On("GET /xapi/page", page, "text/html").On("GET /xapi/login", Login, "text/html")
            .On("PUT /xapi/login", Login, "text/html");
        await using var client = await server.ConnectAsync();

        await Assert.ThrowsAnyAsync<XnatException>(() => client.Raw.GetJsonAsync("/xapi/page"));
        await Assert.ThrowsAnyAsync<XnatException>(() => client.Raw.GetTextAsync("/xapi/page"));
        Assert.Equal(page, Encoding.UTF8.GetString(await client.Raw.GetBytesAsync("/xapi/page")));
        await Assert.ThrowsAsync<XnatAuthenticationException>(() => client.Raw.GetBytesAsync("/xapi/login"));
        await Assert.ThrowsAsync<XnatAuthenticationException>(() => client.Raw.PutAsync("/xapi/login"));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, typeof(XnatNotFoundException))]
    [InlineData(HttpStatusCode.Forbidden, typeof(XnatAccessDeniedException))]
    [InlineData(HttpStatusCode.Conflict, typeof(XnatConflictException))]
    [InlineData(HttpStatusCode.InternalServerError, typeof(XnatResponseException))]
    public async Task RefusalOfAnyVerbIsATypedExceptionWithoutTheValues(HttpStatusCode status, Type expected)
    {
        using var server = new ScriptedServer().SignsIn();
        foreach (var verb in new[] { "GET", "HEAD", "PUT", "POST", "DELETE" })
            server.On($"{verb} /data/projects/ANNA", "ANNA is secret", "text/plain", status);
        await using var client = await server.ConnectAsync();
        var raw = client.Raw;

        Exception[] errors =
        [
            await Assert.ThrowsAsync(expected, () => raw.GetJsonAsync("/data/projects/ANNA")),
            await Assert.ThrowsAsync(expected, () => raw.OpenReadAsync("/data/projects/ANNA")),
            await Assert.ThrowsAsync(expected, () => raw.PutAsync("/data/projects/ANNA")),
            await Assert.ThrowsAsync(expected, () => raw.PostJsonAsync("/data/projects/ANNA", new JsonObject())),
            await Assert.ThrowsAsync(expected, () => raw.DeleteAsync("/data/projects/ANNA")),
            await Assert.ThrowsAsync(expected, () => raw.SendAsync(HttpMethod.Head, "/data/projects/ANNA")),
        ];

        Assert.All(errors, static error => Assert.DoesNotContain("ANNA", error.Message, StringComparison.Ordinal));
        Assert.All(errors, static error => Assert.Equal("/data/projects/{project}", ((XnatResponseException)error).Route));
    }

    [Fact]
    public async Task AnswersBeyondTheLimitAreRefusedUnlessTheyAreStreamed()
    {
        using var folder = new TemporaryFolder();
        using var server = new ScriptedServer().SignsIn().On("GET /xapi/long", $"\"{new string('x', 200)}\"");
        var options = server.Options(new() { Limits = new() { DocumentBytes = 100 } });
        await using var client = await XnatClient.ConnectAsync(ScriptedServer.Address, XnatCredential.UserPassword("reader", "s"), options);

        await Assert.ThrowsAsync<XnatContentException>(() => client.Raw.GetJsonAsync("/xapi/long"));
        await Assert.ThrowsAsync<XnatContentException>(() => client.Raw.GetTextAsync("/xapi/long"));
        await Assert.ThrowsAsync<XnatContentException>(() => client.Raw.GetBytesAsync("/xapi/long"));
        Assert.Equal(202, await client.Raw.DownloadAsync("/xapi/long", folder["long.json"]));
        Assert.Equal(202, new FileInfo(folder["long.json"]).Length);
    }

    [Fact]
    public async Task DownloadThatBreaksOffKeepsNothing()
    {
        using var folder = new TemporaryFolder();
        await using var site = await TestSite.StudyAsync();
        site.Server.Faults.Add("cut=2", "/data/projects/brainimages", times: 1);

        await Assert.ThrowsAsync<XnatConnectionException>(() =>
            site.Client.Raw.DownloadAsync("/data/projects/brainimages/subjects?format=csv", folder["subjects.csv"]));

        Assert.Empty(folder.Files());
    }

    [Fact]
    public async Task BodyOfUnknownLengthIsSentWithItsLength()
    {
        using var recorder = new RecordingHandler { Answer = static () => ScriptedServer.Welcome("S1") };
        var options = new XnatClientOptions { PrimaryHandler = _ => recorder };
        await using var client = await XnatClient.ConnectAsync(ScriptedServer.Address, XnatCredential.Session("S1"), options);
        using var body = JsonContent.Create(new Finding("ANNA", 1), FindingJson.Default.Finding);

        await client.Raw.PutAsync("/xapi/mine", body);

        Assert.EndsWith("""{"subject_label":"ANNA","score":1}""", recorder.Sent, StringComparison.Ordinal);
        Assert.Equal(34, recorder.ContentLength);
    }

    [Fact]
    public async Task BodyThatCannotBeMadeIsSaidBeforeAnythingIsSent()
    {
        using var server = new ScriptedServer().SignsIn();
        await using var client = await server.ConnectAsync();
        var before = server.Sent.Count;
        using var body = new StreamContent(new BrokenStream());

        var error = await Assert.ThrowsAsync<XnatException>(() => client.Raw.PutAsync("/xapi/mine", body));

        Assert.StartsWith("The body of the request could not be made; nothing was sent.", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, server.Sent.Count);
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new IOException("broken");
    }
}
