using System.Threading.Channels;

namespace Xnat.Typed;

/// <summary>
/// Computes a digest by a task of its own, in the order of the bytes and behind them, so that nobody waits for it while there are free
/// buffers.
/// </summary>
internal sealed class TrailingDigest : IAsyncDisposable
{
    private readonly BufferRing ring;
    private readonly Channel<ArraySegment<byte>> filled =
        Channel.CreateUnbounded<ArraySegment<byte>>(new() { SingleReader = true, SingleWriter = true });

    private readonly Task digesting;

    /// <param name="ring">Takes the buffers back.</param>
    /// <param name="digest">Hears of each byte.</param>
    /// <param name="appending">Called before more gets into the digest, with how much comes; nothing at the end.</param>
    public TrailingDigest(BufferRing ring, Md5Digest digest, Action<int>? appending = null)
    {
        this.ring = ring;
        digesting = Task.Run(() => DigestAsync(digest, appending), CancellationToken.None);
    }

    /// <summary>The next bytes; their buffer is the ring's again after that.</summary>
    public void Add(ArraySegment<byte> piece) => filled.Writer.TryWrite(piece);

    /// <summary>Ends when all is in the digest.</summary>
    public async ValueTask DisposeAsync()
    {
        filled.Writer.TryComplete();
        await digesting.ConfigureAwait(false);
    }

    private async Task DigestAsync(Md5Digest digest, Action<int>? appending)
    {
        await foreach (var piece in filled.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            appending?.Invoke(piece.Count);
            digest.Append(piece);
            ring.Return(piece.Array!);
        }

        appending?.Invoke(0);
    }
}
