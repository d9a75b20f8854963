namespace Xnat.Typed;

/// <summary>
/// Opens the body of an archive's answer. Archives are asked for without encoding; where one is named all the same, the first bytes tell
/// whether it was put on or is only a label.
/// </summary>
internal static class ArchiveBody
{
    /// <returns>The bytes of the archive, and the first of them.</returns>
    /// <exception cref="XnatContentException">What was put on is broken.</exception>
    public static async Task<(Stream Source, ReadOnlyMemory<byte> Header)> OpenAsync(
        Stream body, IReadOnlyList<string> codings, string route, CancellationToken cancellationToken)
    {
        var header = await PeekAsync(body, cancellationToken).ConfigureAwait(false);
        Stream source = new PrefixedStream(header, body);
        if (!ContentCoding.AreKnown(codings)) return (source, header);
        for (var at = codings.Count - 1; at >= 0 && !ArchiveKind.IsAnyZip(header.Span); at--)
        {
            var plain = new DecodedStream(source, codings[at], route);
            header = await PeekAsync(plain, cancellationToken).ConfigureAwait(false);
            source = new PrefixedStream(header, plain);
        }

        return (source, header);
    }

    private static async Task<ReadOnlyMemory<byte>> PeekAsync(Stream stream, CancellationToken cancellationToken)
    {
        var header = new byte[ArchiveKind.HeaderLength];
        return header.AsMemory(
            0, await stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false));
    }
}
