namespace Xnat.Typed;

/// <summary>Reads an archive while it arrives.</summary>
/// <param name="connection">The session.</param>
/// <param name="ask">Asks for the archive.</param>
/// <param name="catalog">What the archive must hold.</param>
/// <param name="meter">Hears of the receiving.</param>
internal sealed class StreamedArchive(
    XnatConnection connection, Func<CancellationToken, Task<HttpResponseMessage>> ask, ArchiveCatalog catalog, ProgressMeter meter)
{
    private const int Stored = 0;

    private readonly BodyRetries retries = new(connection.Options);

    /// <summary>Reads the archive of what lies below an address.</summary>
    /// <param name="connection">The session.</param>
    /// <param name="address">Path below <c>/data</c> of what is packed.</param>
    /// <param name="catalog">What the archive must hold.</param>
    /// <param name="meter">Hears of the receiving.</param>
    /// <param name="isCompressed">Whether the server compresses the files, which takes it longer than sending them on a fast wire.</param>
    public StreamedArchive(
        XnatConnection connection, string address, ArchiveCatalog catalog, ProgressMeter meter, bool isCompressed = true)
        : this(connection, token => connection.Files.DownloadAllAsync(address, isCompressed ? null : Stored, token), catalog, meter)
    {
    }

    /// <summary>Takes the archive itself as well, byte by byte.</summary>
    public Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask>? Copy { get; init; }

    /// <summary>
    /// Takes back all that was kept, so that an archive whose answer broke off can be asked for again from its beginning. Without it, that
    /// ends the call, and whoever keeps files asks for what is missing.
    /// </summary>
    public Action? Restart { get; init; }

    /// <summary>
    /// Hands each file to the target, and returns when the archive's directory was read and agrees with all of them, and all of them with
    /// the catalog.
    /// </summary>
    /// <exception cref="XnatContentException">The archive is cut, broken, built to deceive, or not what the catalog lists.</exception>
    /// <exception cref="XnatException">The disk does not take it.</exception>
    public async Task<ReceivedArchive> ReceiveAsync(IEntryTarget target, CancellationToken cancellationToken)
    {
        while (true)
        {
            var asking = connection.AskAsync(ask, ExpectedContent.Bytes, cancellationToken);
            // Meanwhile the server begins.
            var match = new CatalogMatch(catalog);
            using var response = await asking.ConfigureAwait(false);
            try
            {
                return await ReadAsync(response, match, target, cancellationToken).ConfigureAwait(false);
            }
            catch (XnatConnectionException e) when (Restart is not null && retries.MayGoOn(e))
            {
                Restart();
                meter.Restart();
            }

            await retries.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ReceivedArchive> ReadAsync(
        HttpResponseMessage response, CatalogMatch match, IEntryTarget target, CancellationToken cancellationToken)
    {
        var route = connection.RouteOf(response);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var (source, header) = await ArchiveBody.OpenAsync(
            body, ContentCoding.Of(response.Content), route, cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            RefuseOther(header, connection.Describe(response), route);
            var refusal = new ZipRefusal(route);
            var arriving = new ArrivingBytes(source, catalog.MostReceived, most => catalog.TooLong(most, route), Copy, meter);
            await using (arriving.ConfigureAwait(false))
            {
                using var input = new ZipInput(arriving, refusal);
                return await ArchiveReception.RunAsync(
                    input, match, target, connection.Options.Limits, refusal, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static void RefuseOther(ReadOnlyMemory<byte> header, FailedAnswer answer, string route)
    {
        if (ArchiveKind.IsZip(header.Span)) return;
        if (ArchiveKind.IsEmptyZip(header.Span)) throw CatalogHolding.Empty(route);
        throw new XnatResponseException(
            $"{answer} with something that {ArchiveKind.Describe(header.Span)} instead of a zip archive; nothing was kept. " +
            "Check the address and the proxy before it.",
            answer);
    }
}
