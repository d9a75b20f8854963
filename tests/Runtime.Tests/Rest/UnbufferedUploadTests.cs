using System.Net;
using Xnat.Typed.Rest;

namespace Xnat.Typed.Runtime.Tests.Rest;

/// <summary>What is uploaded may be larger than the memory: nobody reads it before the wire does.</summary>
public sealed class UnbufferedUploadTests
{
    [Fact]
    public async Task ContentIsNotReadBeforeItIsSent()
    {
        var server = new Uri("https://xnat.example.org/");
        using var http = new HttpClient(new SilentHandler()) { BaseAddress = server };
        using var content = new WatchedBody();

        using var answer = await new RestClient(http, server, new()).For<IXnatFileApi>()
            .UploadAsync("experiments/E1", "R", "a.dcm", content, new(), CancellationToken.None);

        Assert.Equal((HttpStatusCode.OK, false), (answer.StatusCode, content.IsRead));
    }

    private sealed class SilentHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request });
    }

    private sealed class WatchedBody : HttpContent
    {
        public bool IsRead { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            IsRead = true;
            return Task.CompletedTask;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 3L << 30;
            return true;
        }
    }
}
