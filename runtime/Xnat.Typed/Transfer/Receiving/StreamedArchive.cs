namespace Xnat.Typed;

/// <summary>Reads the archive of what lies below an address while it arrives.</summary>
internal static class StreamedArchive
{
    /// <inheritdoc cref="CopyAsync(XnatConnection, string, ArchiveCatalog, IEntryTarget, ProgressMeter,
    ///     Func{ReadOnlyMemory{byte}, CancellationToken, ValueTask}?, CancellationToken)"/>
    public static Task<ReceivedArchive> ReceiveAsync(
        XnatConnection connection,
        string address,
        ArchiveCatalog catalog,
        IEntryTarget target,
        ProgressMeter meter,
        CancellationToken cancellationToken) =>
        CopyAsync(connection, address, catalog, target, meter, null, cancellationToken);

    /// <summary>
    /// Hands each file to the target, and returns when the archive's directory was read and agrees with all of them, and all of them with
    /// the catalog.
    /// </summary>
    /// <param name="connection">The session.</param>
    /// <param name="address">Path below <c>/data</c> of what is packed.</param>
    /// <param name="catalog">What the archive must hold.</param>
    /// <param name="target">Receives the files.</param>
    /// <param name="meter">Hears of the receiving.</param>
    /// <param name="copy">Takes the archive itself as well, byte by byte.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The archive is cut, broken, built to deceive, or not what the catalog lists.</exception>
    /// <exception cref="XnatException">The disk does not take it.</exception>
    public static Task<ReceivedArchive> CopyAsync(
        XnatConnection connection,
        string address,
        ArchiveCatalog catalog,
        IEntryTarget target,
        ProgressMeter meter,
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask>? copy,
        CancellationToken cancellationToken) =>
        CopyAsync(
            connection,
            token => connection.Files.DownloadAllAsync(address, token),
            catalog,
            target,
            meter,
            copy,
            cancellationToken);

    /// <summary>The same of an archive that has an address of its own.</summary>
    /// <inheritdoc cref="CopyAsync(XnatConnection, string, ArchiveCatalog, IEntryTarget, ProgressMeter,
    ///     Func{ReadOnlyMemory{byte}, CancellationToken, ValueTask}?, CancellationToken)"/>
    /// <param name="connection">The session.</param>
    /// <param name="ask">Asks for the archive.</param>
    /// <param name="catalog">What the archive must hold.</param>
    /// <param name="target">Receives the files.</param>
    /// <param name="meter">Hears of the receiving.</param>
    /// <param name="copy">Takes the archive itself as well, byte by byte.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ReceivedArchive> CopyAsync(
        XnatConnection connection,
        Func<CancellationToken, Task<HttpResponseMessage>> ask,
        ArchiveCatalog catalog,
        IEntryTarget target,
        ProgressMeter meter,
        Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask>? copy,
        CancellationToken cancellationToken)
    {
        using var response = await connection.AskAsync(ask, ExpectedContent.Bytes, cancellationToken).ConfigureAwait(false);
        var route = connection.RouteOf(response);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var (source, header) = await ArchiveBody.OpenAsync(
            body, ContentCoding.Of(response.Content), route, cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            RefuseOther(header, connection.Describe(response), route);
            var refusal = new ZipRefusal(route);
            var arriving = new ArrivingBytes(source, catalog.MostReceived, most => catalog.TooLong(most, route), copy, meter);
            await using (arriving.ConfigureAwait(false))
            {
                using var input = new ZipInput(arriving, refusal);
                return await ArchiveReception.RunAsync(
                    input, catalog, target, connection.Options.Limits, refusal, cancellationToken).ConfigureAwait(false);
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
