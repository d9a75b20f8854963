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

        Assert.Equal(
            "xnat.example.org did not begin to answer GET /data/JSESSION within 0.05 s; try again, or raise AnswerTimeout (for imports "
            + "ArchiveTimeout).",
            error.Message);
    }

    [Fact]
    public async Task CancellingIsNotATimeOut()
    {
        using var silent = new SilentHandler();
        using var cancel = new CancellationTokenSource(50);
        var options = new XnatClientOptions { PrimaryHandler = _ => silent };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => XnatConnection.OpenAsync(
            ScriptedServer.Address, XnatCredential.Guest, options, cancel.Token));
    }

    [Fact]
    public async Task AnswerThatPausesEndsAtItsTimeLimit()
    {
        using var server = new ScriptedServer().SignsIn().On(
            "GET /data/projects", _ => new(HttpStatusCode.OK) { Content = Json(new SilentStream()) });
        await using var connection = await server.OpenAsync(options: new() { IdleTimeout = TimeSpan.FromMilliseconds(50) });
        using var response = await connection.Http.GetAsync(Projects, HttpCompletionOption.ResponseHeadersRead);
        var stream = await response.Content.ReadAsStreamAsync();

        var error = await Assert.ThrowsAsync<XnatConnectionException>(async () => await stream.ReadExactlyAsync(new byte[10]));

        Assert.Equal("The answer to GET /data/projects paused for more than 0.05 s; try again, or raise IdleTimeout.", error.Message);
    }

    [Fact]
    public async Task AnswerThatBreaksIsAConnectionError()
    {
        using var server = new ScriptedServer().SignsIn().On(
            "GET /data/projects", _ => new(HttpStatusCode.OK) { Content = Json(new PiecewiseStream(new byte[100], 10, breaksAt: 50)) });
        await using var connection = await server.OpenAsync();
        using var response = await connection.Http.GetAsync(Projects, HttpCompletionOption.ResponseHeadersRead);

        var error = await Assert.ThrowsAsync<XnatConnectionException>(async () => await response.Content.CopyToAsync(Stream.Null));

        Assert.Equal("The connection broke in the middle of the answer to GET /data/projects; try again.", error.Message);
    }

    [Fact]
    public async Task AnswerThatPausesEndsAtItsTimeLimitForWhoReadsWithoutAwaiting()
    {
        using var server = new ScriptedServer().SignsIn().On(
            "GET /data/projects", _ => new(HttpStatusCode.OK) { Content = Json(new SilentStream()) });
        await using var connection = await server.OpenAsync(options: new() { IdleTimeout = TimeSpan.FromMilliseconds(50) });
        using var response = await connection.Http.GetAsync(Projects, HttpCompletionOption.ResponseHeadersRead);
        var stream = await response.Content.ReadAsStreamAsync();

        var error = Assert.Throws<XnatConnectionException>(() => stream.ReadExactly(new byte[10]));

        Assert.Equal("The answer to GET /data/projects paused for more than 0.05 s; try again, or raise IdleTimeout.", error.Message);
    }

    [Theory]
    [InlineData(typeof(ApplicationException))]
    [InlineData(typeof(NotSupportedException))]
    [InlineData(typeof(TimeoutException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    public async Task WhatTheContentOfTheCallersHandlerThrowsComesInOurs(Type type)
    {
        var failure = (Exception)Activator.CreateInstance(type)!;
        foreach (var whileOpened in (bool[])[true, false])
        {
            using var server = new ScriptedServer().SignsIn().On(
                "GET /data/projects", _ => new(HttpStatusCode.OK) { Content = new FailingContent(failure, whileOpened) });
            await using var connection = await server.OpenAsync();

            var error = await Assert.ThrowsAsync<XnatConnectionException>(
                () => connection.TextAsync(
                    token => connection.Http.GetAsync(Projects, HttpCompletionOption.ResponseHeadersRead, token), CancellationToken.None));

            Assert.Same(failure, error.InnerException);
        }
    }

    private static StreamContent Json(Stream stream) => new(stream) { Headers = { ContentType = new("application/json") } };

    private sealed class FailingContent(Exception failure, bool whileOpened) : HttpContent
    {
        protected override Task<Stream> CreateContentReadStreamAsync() =>
            whileOpened ? throw failure : Task.FromResult<Stream>(new FailingStream(failure));

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw failure;

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private sealed class FailingStream(Exception failure) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw failure;
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

        public override int Read(byte[] buffer, int offset, int count) => throw new TimeoutException("would wait for ever");
    }
}
