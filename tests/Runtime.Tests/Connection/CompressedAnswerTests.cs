using System.IO.Compression;
using System.Net;
using System.Text;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Connection;

/// <summary>Answers that are text are asked for compressed, and come out plain or as an exception.</summary>
public sealed class CompressedAnswerTests
{
    private const string Route = "GET /data/projects";

    private static readonly byte[] Json = Encoding.UTF8.GetBytes(
        "{\"ResultSet\":{\"Result\":[" + string.Join(',', Enumerable.Range(0, 500).Select(static at => $$"""{"ID":"P{{at}}"}""")) + "]}}");

    public static TheoryData<string> Known => ["gzip", "x-gzip", "deflate", "br", "gzip, br", "identity", "identity, gzip"];

    [Theory]
    [MemberData(nameof(Known))]
    public async Task KnownEncodingIsUndone(string label)
    {
        using var server = Server(label, Encode(Json, label));
        await using var connection = await server.OpenAsync();

        var rows = await connection.RowsAsync(
            token => connection.Archive.ListAsync("projects", new(), null, token), CancellationToken.None).CountAsync();

        Assert.Equal(500, rows);
    }

    [Theory]
    [MemberData(nameof(Known))]
    public async Task AnswerCutAtAnyPlaceIsNotTakenForWhole(string label)
    {
        var whole = Encode(Json, label);
        foreach (var length in Enumerable.Range(1, whole.Length - 1).Where(at => at < 20 || at > whole.Length - 20 || at % 97 == 0))
        {
            using var server = Server(label, whole[..length]);
            await using var connection = await server.OpenAsync();

            var error = await Assert.ThrowsAsync<XnatContentException>(() =>
                connection.RowsAsync(
                    token => connection.Archive.ListAsync("projects", new(), null, token), CancellationToken.None).CountAsync().AsTask());

            Assert.Equal("GET /data/projects", error.Route);
        }
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task CutTextIsNotTakenForWhole(string label)
    {
        var whole = Encode("0123456789ABCDEF0123456789ABCDEF"u8.ToArray(), label);
        for (var length = 1; length < whole.Length; length++)
        {
            using var server = new ScriptedServer().SignsIn()
                .On("GET /xapi/siteConfig/buildInfo", _ => Answer(label, whole[..length], "text/plain"));
            await using var connection = await server.OpenAsync();

            await Assert.ThrowsAsync<XnatContentException>(
                () => connection.TextAsync(connection.Site.GetBuildInfoAsync, CancellationToken.None));
        }
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("compress")]
    [InlineData("gzip, gzip, gzip, gzip, gzip")]
    public async Task UnknownEncodingIsSaid(string label)
    {
        using var server = Server(label, Json);
        await using var connection = await server.OpenAsync();

        var error = await Assert.ThrowsAsync<XnatContentException>(() =>
            connection.RowsAsync(token => connection.Archive.ListAsync("projects", new(), null, token), CancellationToken.None)
                .CountAsync().AsTask());

        Assert.Equal("GET /data/projects answered in an encoding that was not asked for (gzip, deflate, br are); " +
            "look at the proxy before the server.", error.Message);
    }

    [Fact]
    public async Task RefusalOfAFileIsReadThroughItsEncoding()
    {
        var page = "<html><body><h3>Unable to find file.</h3></body></html>"u8.ToArray();
        using var server = new ScriptedServer().SignsIn().On("GET /data/experiments/E/resources/7/files/a", _ =>
        {
            var answer = Answer("gzip", Encode(page, "gzip"), "text/html");
            answer.StatusCode = HttpStatusCode.NotFound;
            return answer;
        });
        await using var connection = await server.OpenAsync();

        var error = await Assert.ThrowsAsync<XnatNotFoundException>(() =>
            connection.AskAsync(
                token => connection.Files.DownloadAsync("experiments/E/resources/7/files/a", token),
                ExpectedContent.Bytes,
                CancellationToken.None));

        Assert.Equal("Unable to find file.", error.ServerMessage);
    }

    private static ScriptedServer Server(string label, byte[] body) =>
        new ScriptedServer().SignsIn().On(Route, _ => Answer(label, body, "application/json"));

    private static HttpResponseMessage Answer(string label, byte[] body, string mediaType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new(mediaType);
        content.Headers.TryAddWithoutValidation("Content-Encoding", label);
        return new() { Content = content };
    }

    private static byte[] Encode(byte[] bytes, string label)
    {
        foreach (var coding in label.Split(", ").Where(static coding => coding != "identity"))
        {
            using var target = new MemoryStream();
            using (var stream = Open(target, coding)) stream.Write(bytes);
            bytes = target.ToArray();
        }

        return bytes;
    }

    private static Stream Open(Stream target, string coding) => coding switch
    {
        "gzip" or "x-gzip" => new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true),
        "deflate" => new ZLibStream(target, CompressionLevel.Optimal, leaveOpen: true),
        "br" => new BrotliStream(target, CompressionLevel.Optimal, leaveOpen: true),
        _ => throw new ArgumentOutOfRangeException(nameof(coding)),
    };
}
