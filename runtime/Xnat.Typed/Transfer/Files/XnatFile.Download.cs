using System.Runtime.CompilerServices;

namespace Xnat.Typed;

public sealed partial class XnatFile
{
    /// <summary>Writes the file to disk: complete, of the announced length and digest, or not at all.</summary>
    /// <param name="path">The file to write; an older one of this name is replaced. Links, devices and pipes are not.</param>
    /// <param name="progress">Hears of the receiving. What it throws ends the download.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <remarks>
    /// Files are asked for as they are. If a proxy sends one compressed all the same, or only says so, length and digest of the catalog
    /// tell whether that has to be undone; where the catalog has neither, the bytes are kept as they came.
    /// </remarks>
    /// <exception cref="XnatContentException">What came is not what the catalog says.</exception>
    /// <exception cref="XnatException">The file cannot be written.</exception>
    [OverloadResolutionPriority(1)]
    public Task<DownloadResult> DownloadAsync(
        string path, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default) =>
        DownloadAsync(path, null, progress, cancellationToken);

    /// <inheritdoc cref="DownloadAsync(string, IProgress{TransferProgress}?, CancellationToken)" path="/*[not(self::param)]"/>
    /// <param name="path">The file to write; an older one of this name is replaced. Links, devices and pipes are not.</param>
    /// <param name="options">Whether its digest is compared; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Hears of the receiving. What it throws ends the download.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<DownloadResult> DownloadAsync(
        string path,
        DownloadOptions? options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var expected = ExpectedBy(DownloadOptions.Checked(options));
        return DiskFailure.GuardAsync(() => ToFileAsync(path, expected, progress, cancellationToken));
    }

    /// <summary>Writes the file into a stream, which stays the caller's and open.</summary>
    /// <remarks>
    /// The bytes are compared when all of them are written: after an exception the stream holds some that nobody vouches for. A download to
    /// a path goes on where its connection broke; this one cannot take back what was written, and ends.
    /// </remarks>
    /// <param name="target">Where it goes, from where the stream stands.</param>
    /// <param name="options">Whether its digest is compared; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Hears of the receiving. What it throws ends the download.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How much was written, and what it was compared by; the path is empty.</returns>
    /// <exception cref="ArgumentException">Nothing can be written into the stream.</exception>
    /// <exception cref="XnatContentException">What came is not what the catalog says.</exception>
    /// <exception cref="XnatException">The stream threw.</exception>
    public async Task<DownloadResult> DownloadAsync(
        Stream target,
        DownloadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        CallersStream.RequireWritable(target);
        var expected = ExpectedBy(DownloadOptions.Checked(options));
        var source = await OpenAsync(expected, cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            var meter = new ProgressMeter(progress, Size);
            var length = await CallersStream.CopyAsync(source, target, meter, cancellationToken).ConfigureAwait(false);
            meter.Finish();
            return new("", 1, length) { VerifiedBy = expected.By };
        }
    }

    /// <summary>The bytes of the file as they arrive. Dispose the stream; it ends the request.</summary>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <remarks>
    /// The read that finds the end compares length and digest with the catalog: whoever stops before has bytes that nobody compared. An
    /// answer that says it is encoded, although that was not asked for, is received into a temporary file first, since only its end tells
    /// what it is.
    /// </remarks>
    /// <exception cref="XnatContentException">What came is not what the catalog says; mostly thrown by the last read.</exception>
    public Task<Stream> OpenReadAsync(CancellationToken cancellationToken = default) => OpenAsync(Expected, cancellationToken);

    private async Task<Stream> OpenAsync(ExpectedFile expected, CancellationToken cancellationToken)
    {
        var fetch = new FileFetch(connection, Address, expected);
        var response = await fetch.AskAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var reception = new FileReception(expected, connection.Options.Limits, connection.RouteOf(response));
            if (ContentCoding.Of(response.Content).Count > 0)
                return await ReceiveAsync(fetch, response, cancellationToken).ConfigureAwait(false);
            reception.RefuseOtherLength(response, isEncoded: false);
            var source = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return new VerifiedStream(response, source, expected, reception);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private ExpectedFile ExpectedBy(DownloadOptions options) => options.CompareDigests ? Expected : Expected.WithoutDigest();

    private async Task<DownloadResult> ToFileAsync(
        string path, ExpectedFile expected, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        var file = PartialFile.Create(path);
        await using (file.ConfigureAwait(false))
        {
            FreeSpace.Require(file.Folder, file.Folder, Size ?? 0);
            var fetch = new FileFetch(connection, Address, expected);
            var (by, meter) = await fetch.RunAsync(
                file.Stream, file.Folder, null, announced => new(progress, Size ?? announced), cancellationToken).ConfigureAwait(false);
            var length = file.Stream.Length;
            await file.KeepAsync().ConfigureAwait(false);
            meter?.Finish();
            return new(System.IO.Path.GetFullPath(path), 1, length) { VerifiedBy = by };
        }
    }

    private static async Task<Stream> ReceiveAsync(FileFetch fetch, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var file = TemporaryFile.Create();
        try
        {
            var folder = System.IO.Path.GetTempPath();
            await fetch.RunAsync(file, folder, response, static _ => null, cancellationToken).ConfigureAwait(false);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
