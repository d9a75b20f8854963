using Microsoft.AspNetCore.Http;

namespace Xnat.Typed.Server;

/// <summary>Holds a body back until its length is known, and then announces a longer one.</summary>
internal sealed class OverlongStream(Stream inner, long more) : FaultyStream(inner)
{
    private readonly MemoryStream held = new();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default) => held.WriteAsync(buffer, cancellationToken);

    /// <summary>Sends what there is, and closes the connection while the client waits for the rest.</summary>
    public async Task SendAsync(HttpContext context)
    {
        context.Response.ContentLength = held.Length + more;
        await Inner.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), context.RequestAborted).ConfigureAwait(false);
        await CutStream.BreakAsync(Inner, context.Abort, context.RequestAborted).ConfigureAwait(false);
    }
}
