using Microsoft.AspNetCore.Http;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>Stands before a server, and holds the answer to one request back: what asked for it is in the midst of its work then.</summary>
internal sealed class HeldServer : IAsyncDisposable
{
    private readonly Func<HttpRequest, bool> isCounted;
    private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SpoiltServer server;
    private int left;

    private HeldServer(Func<HttpRequest, bool> isCounted, int before, SpoiltServer server)
    {
        this.isCounted = isCounted;
        this.server = server;
        left = before;
    }

    public string Url => server.Url;

    /// <summary>Done when an answer is held back.</summary>
    public Task Held => held.Task.WaitAsync(TimeSpan.FromMinutes(2));

    /// <param name="behind">The server.</param>
    /// <param name="before">How many such requests are answered before one is not.</param>
    /// <param name="isCounted">Which requests.</param>
    public static async Task<HeldServer> StartAsync(Uri behind, int before, Func<HttpRequest, bool> isCounted)
    {
        HeldServer? made = null;
        var spoilt = await SpoiltServer.StartAsync(behind, (context, body) => made!.AnswerAsync(context, body));
        return made = new(isCounted, before, spoilt);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<byte[]?> AnswerAsync(HttpContext context, byte[] body)
    {
        // One is held back; after that, everything is answered.
        if (!isCounted(context.Request) || Interlocked.Decrement(ref left) != -1) return body;
        held.TrySetResult();
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
        return body;
    }
}
