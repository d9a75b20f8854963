using System.Globalization;
using System.Net;

namespace Xnat.Typed.Server.Tests.Files;

/// <summary>Parts of files, where the server was set up to send them.</summary>
public sealed class RangeAnswerTests
{
    private const string File = "/data/projects/P1/subjects/S1/experiments/E1/scans/1/resources/DICOM/files/a.dcm";

    [Theory]
    [InlineData("bytes=0-", 206, "0123456789", "bytes 0-9/10")]
    [InlineData("bytes=3-", 206, "3456789", "bytes 3-9/10")]
    [InlineData("bytes=3-5", 206, "345", "bytes 3-5/10")]
    [InlineData("bytes=9-100", 206, "9", "bytes 9-9/10")]
    [InlineData("bytes=-4", 206, "6789", "bytes 6-9/10")]
    [InlineData("bytes=-40", 206, "0123456789", "bytes 0-9/10")]
    [InlineData("bytes=10-", 416, "", "bytes */10")]
    [InlineData("bytes=-0", 416, "", "bytes */10")]
    [InlineData("bytes=0-1,4-5", 200, "0123456789", null)]
    [InlineData("lines=0-1", 200, "0123456789", null)]
    [InlineData("bytes=x", 200, "0123456789", null)]
    [InlineData("bytes=5-3", 200, "0123456789", null)]
    public async Task PartIsSentWhereOneIsAskedFor(string range, int status, string body, string? contentRange)
    {
        await using var server = await StartAsync(answersRanges: true);

        using var response = await AskAsync(server, range, null);

        Assert.Equal((status, body), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal(contentRange, response.Content.Headers.ContentRange?.ToString());
        Assert.Equal(body.Length, response.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData(0, HttpStatusCode.PartialContent)]
    [InlineData(-1, HttpStatusCode.OK)]
    public async Task PartOfAnotherVersionIsNotSent(int seconds, HttpStatusCode status)
    {
        await using var server = await StartAsync(answersRanges: true);
        using var whole = await AskAsync(server, null, null);

        using var response = await AskAsync(server, "bytes=3-", whole.Content.Headers.LastModified!.Value.AddSeconds(seconds));

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task WithoutTheOptionTheWholeIsSentAsByXnat()
    {
        await using var server = await StartAsync(answersRanges: false);

        using var response = await AskAsync(server, "bytes=3-", null);

        Assert.Equal((HttpStatusCode.OK, "0123456789"), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    private static Task<TestServer> StartAsync(bool answersRanges) => TestServer.StartAsync(
        static data => data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1").File("DICOM", "a.dcm", "0123456789"u8.ToArray()),
        new() { AnswersRanges = answersRanges });

    private static async Task<HttpResponseMessage> AskAsync(TestServer server, string? range, DateTimeOffset? condition)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, File);
        if (range is not null) request.Headers.TryAddWithoutValidation("Range", range);
        if (condition is { } time) request.Headers.TryAddWithoutValidation("If-Range", time.ToString("R", CultureInfo.InvariantCulture));
        return await server.Http.SendAsync(request);
    }
}
