namespace Xnat.Typed.Server;

/// <summary>Passes a few bytes on, waits, and passes the next ones on.</summary>
internal sealed class DripStream(Stream inner, int bytes, TimeSpan interval, TimeProvider clock) : FaultyStream(inner)
{
    private int inDrop;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (buffer.Length > 0)
        {
            if (inDrop == bytes)
            {
                await Inner.FlushAsync(cancellationToken).ConfigureAwait(false);
                await Task.Delay(interval, clock, cancellationToken).ConfigureAwait(false);
                inDrop = 0;
            }

            var length = Math.Min(bytes - inDrop, buffer.Length);
            await Inner.WriteAsync(buffer[..length], cancellationToken).ConfigureAwait(false);
            inDrop += length;
            buffer = buffer[length..];
        }
    }
}
