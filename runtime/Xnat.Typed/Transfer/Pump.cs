using System.Buffers;

namespace Xnat.Typed;

/// <summary>Moves bytes from one stream to another and counts them.</summary>
internal static class Pump
{
    public static async Task RunAsync(Stream source, Stream target, ProgressMeter meter, int bufferSize, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(bufferSize);
        try
        {
            int read;
            while ((read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                meter.Add(read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
