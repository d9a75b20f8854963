using System.Runtime.CompilerServices;
using System.Globalization;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>One file of a resource, as the catalog describes it.</summary>
public sealed class XnatFile
{
    private const string Route = "GET …/resources/{resource}/files";

    private readonly XnatConnection connection;
    private readonly XnatObject? owner;

    internal XnatFile(XnatConnection connection, TableRow row, XnatObject? owner)
    {
        this.owner = owner;
        this.connection = connection;
        Uri = RowCheck.Required(row, "URI", Route);
        Name = RowCheck.Required(row, "Name", Route);
        Path = PathOf(Uri) ?? Name;
        Size = long.TryParse(row["Size"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;
        Digest = Text(row["digest"]);
        Expected = new(Size, Md5Digest.Known(Digest));
        Format = Text(row["file_format"]);
        Content = Text(row["file_content"]);
        Tags = Text(row["file_tags"])?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        Resource = Text(row["collection"]);
        ResourceNumber = Text(row["cat_ID"]);
    }

    /// <summary>Its name, without folders.</summary>
    public string Name { get; }

    /// <summary>Its path within the resource.</summary>
    public string Path { get; }

    /// <summary>Its address on the server.</summary>
    public string Uri { get; }

    /// <summary>Label of the resource that holds it.</summary>
    public string? Resource { get; }

    /// <summary>Its length in bytes, where the catalog has it.</summary>
    public long? Size { get; }

    /// <summary>MD5 of its bytes in hexadecimal digits, where the site keeps checksums.</summary>
    public string? Digest { get; }

    /// <summary>Format that it was stored with, such as <c>DICOM</c>.</summary>
    public string? Format { get; }

    /// <summary>Content that it was stored with, such as <c>RAW</c>.</summary>
    public string? Content { get; }

    /// <summary>Words that it was stored with; what the catalog knows besides stands among them as <c>name=value</c>.</summary>
    public IReadOnlyList<string> Tags { get; }

    internal string? ResourceNumber { get; }

    /// <summary>Where its resource is, by the number of it.</summary>
    private ItemLocation ResourceLocation
    {
        get
        {
            var segments = Address.Split('/');
            var at = Array.FindIndex(segments, 2, static segment => segment == "resources");
            if (at >= 0 && at + 1 < segments.Length)
                return new(connection, string.Join('/', segments[..(at + 2)]), owner, owner?.ServerLocation?.Project);
            throw new XnatContentException($"{Route} named a file that is in no resource; look at the answer through xnat.Http.")
            {
                Route = Route,
                Field = "URI",
            };
        }
    }

    internal XnatConnection Connection => connection;

    internal ExpectedFile Expected { get; }

    // XNAT names files with /data in front.
    internal string Address => Uri.StartsWith("/data/", StringComparison.Ordinal) ? Uri[6..] : Uri.TrimStart('/');

    /// <summary>The resource that holds the file.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">It was deleted, or this account cannot see it.</exception>
    public async Task<AbstractResource> GetResourceAsync(CancellationToken cancellationToken = default)
    {
        var location = ResourceLocation;
        var record = await ItemReading.ReadResourceAsync(location, cancellationToken).ConfigureAwait(false);
        var resource = XnatTypeSet.Of(connection.Options).Create<AbstractResource>(record, "xnat:resourceCatalog");
        resource.ServerLocation = location;
        return resource;
    }

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

    /// <summary>Deletes the file from the server, and makes sure that it is gone.</summary>
    /// <param name="reason">Why, for sites that demand a reason of changes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatAccessDeniedException">The server accepted it and kept the file: the account may not delete here.</exception>
    /// <exception cref="XnatConflictException">It was reached through a project that does not own it. Nothing was sent.</exception>
    /// <exception cref="XnatNotFoundException">It is not there, or not any more.</exception>
    public async Task DeleteAsync(string? reason = null, CancellationToken cancellationToken = default)
    {
        if (owner is not null) await OwnerCheck.RequireOwnAsync(owner, cancellationToken).ConfigureAwait(false);
        FailedAnswer answer;
        try
        {
            using var response = await connection.AskAsync(
                token => connection.Files.DeleteAsync(Address, reason, token), ExpectedContent.Done, cancellationToken)
                .ConfigureAwait(false);
            answer = connection.Describe(response);
        }
        catch (XnatNotFoundException)
        {
            await connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
            throw;
        }

        await RequireAbsenceAsync(answer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether the server says that the file was changed since a time that it gave itself.</summary>
    internal async Task<bool> IsModifiedSinceAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await connection.AskAsync(
                token => connection.Files.DownloadIfModifiedAsync(Address, time.ToString("R", CultureInfo.InvariantCulture), token),
                ExpectedContent.Bytes,
                cancellationToken).ConfigureAwait(false);
            // A server that does not know conditions sends the file; its time says the same.
            return response.Content.Headers.LastModified is not { } modified || modified > time;
        }
        catch (XnatResponseException e) when (e.Status == System.Net.HttpStatusCode.NotModified)
        {
            return false;
        }
    }

    /// <summary>MD5 of what the server has.</summary>
    internal async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        var stream = await OpenReadAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var md5 = new Md5Digest();
            await StreamCopy.CopyAsync(stream, Stream.Null, long.MaxValue, md5, null, cancellationToken).ConfigureAwait(false);
            return md5.Finish();
        }
    }

    /// <summary>Class and path.</summary>
    public override string ToString() => $"XnatFile {Path}";

    private static string? PathOf(string uri)
    {
        var resources = uri.IndexOf("/resources/", StringComparison.Ordinal);
        var files = resources < 0 ? -1 : uri.IndexOf("/files/", resources, StringComparison.Ordinal);
        return files < 0 ? null : uri[(files + 7)..];
    }

    private static string? Text(string? cell) => string.IsNullOrEmpty(cell) ? null : XnatText.Decode(cell);

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

    /// <summary>Asks for a part of the file; a server that knows no parts answers all of it.</summary>
    internal Task<HttpResponseMessage> AskAsync(string range, CancellationToken cancellationToken) => connection.AskAsync(
        token => connection.Files.DownloadPartAsync(Address, range, null, token), ExpectedContent.Bytes, cancellationToken);

    private async Task RequireAbsenceAsync(FailedAnswer answer, CancellationToken cancellationToken)
    {
        var files = Address.IndexOf(
            "/files/", Math.Max(Address.IndexOf("/resources/", StringComparison.Ordinal), 0), StringComparison.Ordinal);
        if (files < 0) return;
        var isThere = await connection.ReadSurelyAsync(
            token => FileListing.ReadAsync(connection, Address[..files], owner, token).AnyAsync(file => file.Path == Path, token).AsTask(),
            static isThere => !isThere,
            cancellationToken).ConfigureAwait(false);
        if (!isThere) return;
        throw new XnatAccessDeniedException(
            $"{answer} and kept the file; this account may not delete from the resource. Ask an owner of the project for the right to.",
            answer with { Status = System.Net.HttpStatusCode.Forbidden });
    }
}
