namespace Xnat.Typed;

/// <summary>
/// Receives one file and decides what its bytes are. Files are asked for without encoding; where an answer names one all the same, it may
/// have been put on by a proxy, or may only be a label that a proxy gives to all that ends in <c>.gz</c>. Length and digest of the catalog
/// decide.
/// </summary>
internal sealed class FileReception(ExpectedFile expected, XnatLimits limits, string route)
{
    // What a byte of gzip or zlib can become at most, with room for several layers of Brotli where no length is known.
    private const int MostPerByte = 1100;

    /// <summary>MD5 of the file, once it was received; empty where it was not computed.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>
    /// Writes the file to a stream that can seek; where an encoding has to be undone, a second file beside it is used meanwhile.
    /// </summary>
    /// <param name="response">The answer.</param>
    /// <param name="target">Where it goes.</param>
    /// <param name="receiver">Writes it there and computes its digest; it may have the beginning already.</param>
    /// <param name="folder">Where the second file goes.</param>
    /// <param name="meter">Hears of the receiving.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What it was compared by.</returns>
    /// <exception cref="XnatContentException">It is not what the catalog says, however it is read.</exception>
    public async Task<VerifiedBy?> RunAsync(
        HttpResponseMessage response,
        FileStream target,
        (FileCopy Copy, Md5Digest? Md5) receiver,
        string folder,
        ProgressMeter? meter,
        CancellationToken cancellationToken)
    {
        var (copy, md5) = receiver;
        var codings = ContentCoding.Of(response.Content);
        if (copy.Length == 0) RefuseOtherLength(response, codings.Count > 0);
        var source = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var length = await copy.AppendAsync(source, MostReceived(codings.Count > 0), meter, cancellationToken).ConfigureAwait(false);
        if (codings.Count == 0 || length > copy.Length) return Compare(length, md5);
        Digest = md5?.Finish() ?? "";
        var difference = expected.Difference(length, Digest);
        if (difference is null) return expected.By;
        return await UndoAsync(target, codings, folder, md5, cancellationToken).ConfigureAwait(false)
            ? expected.By
            : throw Other(difference);
    }

    /// <summary>Compares what came in all.</summary>
    /// <exception cref="XnatContentException">It is not what the catalog says.</exception>
    public VerifiedBy? Compare(long length, Md5Digest? md5)
    {
        Digest = md5?.Finish() ?? "";
        return expected.Difference(length, Digest) is { } difference ? throw Other(difference) : expected.By;
    }

    /// <summary>Refuses before a byte is read what announces another length; an encoded length is not the file's.</summary>
    /// <exception cref="XnatContentException">It does.</exception>
    public void RefuseOtherLength(HttpResponseMessage response, bool isEncoded)
    {
        if (isEncoded || expected.Size is not { } size) return;
        if (response.Content.Headers.ContentLength is { } announced && announced != size) throw Other("length");
    }

    public XnatContentException Other(string what) =>
        new($"The file from {route} has another {what} than the catalog says; nothing was kept. " +
            "Try again; if it stays so, refresh the catalog on the server.")
        {
            Route = route,
        };

    private long MostReceived(bool isEncoded) =>
        expected.Size is not { } size || size > long.MaxValue / 2 ? long.MaxValue
        : isEncoded ? size + (size / 8) + limits.ArchiveOverheadPerFile
        : size;

    /// <summary>Takes off one encoding, then two, and so on, until the file is what the catalog says.</summary>
    private async Task<bool> UndoAsync(
        FileStream target, IReadOnlyList<string> codings, string folder, Md5Digest? md5, CancellationToken cancellationToken)
    {
        if (codings.Count > ContentCoding.MostLayers) return false;
        for (var layers = 1; layers <= codings.Count && ContentCoding.IsKnown(codings[^layers]); layers++)
        {
            var scratch = CreateScratch(folder);
            await using (scratch.ConfigureAwait(false))
            {
                var undone = codings.Skip(codings.Count - layers).ToArray();
                if (!await TryUndoAsync(target, undone, scratch, md5, cancellationToken).ConfigureAwait(false)) continue;
                (scratch.Position, target.Position) = (0, 0);
                target.SetLength(0);
                await StreamCopy.CopyAsync(scratch, target, long.MaxValue, null, null, cancellationToken).ConfigureAwait(false);
                return true;
            }
        }

        return false;
    }

    private async Task<bool> TryUndoAsync(
        FileStream encoded, string[] codings, FileStream scratch, Md5Digest? md5, CancellationToken cancellationToken)
    {
        var most = expected.Size ?? (encoded.Length > long.MaxValue / MostPerByte ? long.MaxValue : encoded.Length * MostPerByte);
        _ = md5?.Finish();
        try
        {
            Stream plain = new FilePiece(encoded.SafeFileHandle, 0, encoded.Length);
            for (var at = codings.Length - 1; at >= 0; at--) plain = ContentCoding.Undo(plain, codings[at]);
            await using (plain.ConfigureAwait(false))
            {
                var length = await StreamCopy.CopyAsync(plain, scratch, most, md5, null, cancellationToken).ConfigureAwait(false);
                Digest = md5?.Finish() ?? "";
                return length <= most && expected.Difference(length, Digest) is null;
            }
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static FileStream CreateScratch(string folder)
    {
        try
        {
            const FileOptions options = FileOptions.Asynchronous | FileOptions.DeleteOnClose;
            return HeldFile.Create(folder, Leftovers.Partial, options, isPrivate: true).Stream;
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfWriting(e);
        }
    }
}
