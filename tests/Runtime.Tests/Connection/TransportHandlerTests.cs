using System.Net;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Connection;

public sealed class TransportHandlerTests
{
    private static readonly Uri Projects = new("data/projects", UriKind.Relative);

    [Fact]
    public async Task AnswerThatNeverBeginsEndsAtItsTimeLimit()
    {
        using var silent = new SilentHandler();
        var options = new XnatClientOptions { AnswerTimeout = TimeSpan.FromMilliseconds(50), PrimaryHandler = _ => silent };

        var error = await Assert.ThrowsAsync<XnatConnectionException>(
            () => XnatConnection.OpenAsync(ScriptedServer.Address, XnatCredential.Guest, options, CancellationToken.None));

        Assert.Equal("xnat.example.org did not begin to answer GET /data/JSESSION within 0.05 s; try again, or raise AnswerTimeout (for imports ArchiveTimeout).", error.Message);
    }

    [Fact]
    public async Task CancellingIsNotATimeOut()
    {
        using var silent = new SilentHandler();
        using var cancel = new CancellationTokenSource(50);
        var options = new XnatClientOptions { PrimaryHandler = _ => silent };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => XnatConnection.OpenAsync(ScriptedServer.Address, XnatCredential.Guest, options, cancel.Token));
    }

    [Fact]
    public async Task AnswerThatPausesEndsAtItsTimeLimit()
    {
        using var server = new ScriptedServer().SignsIn().On("GET /data/projects", _ => new(HttpStatusCode.OK) { Content = new StreamContent(new SilentStream()) });
        await using var connection = await server.OpenAsync(options: new() { IdleTimeout = TimeSpan.FromMilliseconds(50) });
        using var response = await connection.Http.GetAsync(Projects, HttpCompletionOption.ResponseHeadersRead);
        var stream = await response.Content.ReadAsStreamAsync();

        var error = await Assert.ThrowsAsync<XnatConnectionException>(async () => await stream.ReadExactlyAsync(new byte[10]));

        Assert.Equal("The answer to GET /data/projects paused for more than 0.05 s; try again, or raise IdleTimeout.", error.Message);
    }

    [Fact]
    public async Task AnswerThatBreaksIsAConnectionError()
    {
        using var server = new ScriptedServer().SignsIn().On("GET /data/projects", _ => new(HttpStatusCode.OK) { Content = new StreamContent(new PiecewiseStream(new byte[100], 10, breaksAt: 50)) });
        await using var connection = await server.OpenAsync();
        using var response = await connection.Http.GetAsync(Projects, HttpCompletionOption.ResponseHeadersRead);

        var error = await Assert.ThrowsAsync<XnatConnectionException>(async () => await response.Content.CopyToAsync(Stream.Null));

        Assert.Equal("The connection broke in the middle of the answer to GET /data/projects; try again.", error.Message);
    }

    private sealed class SilentHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return new();
        }
    }

    private sealed class SilentStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
