namespace Xnat.Typed;

/// <summary>The bytes of an archive as they arrive: counted, bounded, and written elsewhere as well where that is wanted.</summary>
/// <param name="source">The answer.</param>
/// <param name="most">How many there may be.</param>
/// <param name="refuse">Says that there are more.</param>
/// <param name="copy">Takes each byte before it is read any further.</param>
/// <param name="meter">Counts them.</param>
internal sealed class ArrivingBytes(
    Stream source,
    long most,
    Func<long, XnatContentException> refuse,
    Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask>? copy,
    ProgressMeter meter)
    : ReadOnlyStream
{
    private long length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        length += read;
        if (length > most) throw refuse(most);
        if (copy is not null && read > 0) await copy(buffer[..read], cancellationToken).ConfigureAwait(false);
        await meter.AddAsync(read, cancellationToken).ConfigureAwait(false);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
