namespace Xnat.Typed.Server;

/// <summary>Passes so many bytes on and then breaks the connection.</summary>
internal sealed class CutStream(Stream inner, long remaining, Action abort) : FaultyStream(inner)
{
    /// <summary>What was written has to leave before the connection is torn down; the transport does not say when it has.</summary>
    private static readonly TimeSpan Departure = TimeSpan.FromMilliseconds(50);

    private long left = remaining;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var length = (int)Math.Min(left, buffer.Length);
        await Inner.WriteAsync(buffer[..length], cancellationToken).ConfigureAwait(false);
        left -= length;
        if (length == buffer.Length) return;
        await BreakAsync(Inner, abort, cancellationToken).ConfigureAwait(false);
        throw new IOException("The connection was cut on purpose.");
    }

    /// <summary>Lets what was written arrive, and nothing more.</summary>
    public static async Task BreakAsync(Stream stream, Action abort, CancellationToken cancellationToken)
    {
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        await Task.Delay(Departure, cancellationToken).ConfigureAwait(false);
        abort();
    }
}
