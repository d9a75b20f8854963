namespace Xnat.Typed;

/// <summary>Reads all of an answer, within the limits.</summary>
internal static class AnswerBytes
{
    /// <param name="content">The answer.</param>
    /// <param name="route">Verb and template of what was asked.</param>
    /// <param name="longest">How many bytes are read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="XnatContentException">It is longer.</exception>
    public static async Task<byte[]> ReadAsync(HttpContent content, string route, long longest, CancellationToken cancellationToken)
    {
        var source = await OpenAsync(content, route, longest, cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            using var bytes = new MemoryStream();
            await source.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
            return bytes.ToArray();
        }
    }

    /// <summary>The same as a stream, whose reads throw beyond the limit.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public static async Task<Stream> OpenAsync(HttpContent content, string route, long longest, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > longest) throw TooLong(route, longest);
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new BoundedStream(stream, longest, () => TooLong(route, longest));
    }

    private static XnatContentException TooLong(string route, long longest) =>
        new(
            $"{route} sent a document of more than {longest} bytes; check the address, or set XnatClientOptions.Limits.DocumentBytes "
            + "if an object of this server is that long.")
        {
            Route = route,
        };
}
