using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>Files of resources.</summary>
public static class ResourceExtensions
{
    private const string MediaType = "application/octet-stream";

    extension(AbstractResource resource)
    {
        /// <summary>The files of the resource.</summary>
        public XnatFiles Files => new(resource);
    }

    /// <summary>Stores a file in the resource and makes sure that it is there.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="path">The local file.</param>
    /// <param name="options">How it is stored; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Hears of the sending. What it throws ends the upload.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What the server has now, and what that was compared by.</returns>
    /// <exception cref="ArgumentException">
    /// There is no such file, it is empty, or it is no archive although it is to be extracted. Nothing was sent.
    /// </exception>
    /// <exception cref="XnatConflictException">
    /// A file of that path is there already, or the resource was reached through a project that does not own it; then nothing was sent.
    /// </exception>
    /// <exception cref="XnatAccessDeniedException">
    /// The server took the file and did not keep it: the account may not write here.
    /// </exception>
    /// <exception cref="XnatContentException">A file of that path is there and is another one.</exception>
    /// <exception cref="XnatException">The file cannot be read, or changed while it was being sent.</exception>
    public static Task<UploadResult> UploadAsync(
        this AbstractResource resource,
        string path,
        UploadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return SendFileAsync(resource, isCreated: false, path, options, progress, cancellationToken);
    }

    /// <summary>
    /// The same into the resource of this label, which is created where there is none: <c>session.Resources.UploadAsync("NIFTI", path)</c>.
    /// </summary>
    /// <remarks>
    /// Four requests where there was none, five where there was; <c>CreateAsync</c> and then <c>UploadAsync</c> are seven, and can give
    /// the resource a format. Where the upload fails, the new resource is there and empty.
    /// </remarks>
    /// <param name="resources">The resources of a project, subject, experiment, scan or other object.</param>
    /// <param name="label">Label of the resource.</param>
    /// <param name="path">The local file.</param>
    /// <param name="options">How it is stored; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Hears of the sending. What it throws ends the upload.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What the server has now, and what that was compared by.</returns>
    /// <exception cref="ArgumentException">
    /// No resource can be known by this label, there is no such file, it is empty, or it is no archive although it is to be extracted.
    /// Nothing was sent.
    /// </exception>
    /// <inheritdoc cref="UploadAsync(AbstractResource, string, UploadOptions, IProgress{TransferProgress}, CancellationToken)"
    ///     path="/*[not(self::param)]"/>
    public static Task<UploadResult> UploadAsync(
        this XnatListing<AbstractResource> resources,
        string label,
        string path,
        UploadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        SendFileAsync(UploadTarget.Labelled(resources, label), isCreated: true, path, options, progress, cancellationToken);

    private static async Task<UploadResult> SendFileAsync(
        AbstractResource resource,
        bool isCreated,
        string path,
        UploadOptions? options,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options = options is null ? new() : options with { };
        using var body = FileContent.Of(path, MediaType, progress, computesDigest: true);
        var remote = options.RemotePath ?? Path.GetFileName(path);
        RequirePath(remote, body.Length);
        IReadOnlyList<SentFile>? unpacked = null;
        if (options.Extract)
        {
            var file = LocalFile.Open(path);
            await using (file.ConfigureAwait(false))
                unpacked = await LocalArchive.ReadAsync(file, remote, cancellationToken).ConfigureAwait(false);
        }

        return await SendAsync(resource, isCreated, body, (remote, body.Length), unpacked, options, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The same from a stream, which is read from where it stands and stays the caller's.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="content">The bytes; a stream that knows its length.</param>
    /// <param name="options">How it is stored, with <see cref="UploadOptions.RemotePath"/>.</param>
    /// <param name="progress">Hears of the sending. What it throws ends the upload.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What the server has now, and what that was compared by.</returns>
    /// <exception cref="ArgumentException">The stream does not know its length or has nothing left, or the path is missing.</exception>
    /// <exception cref="XnatException">The stream fails, or gives more or less than its length.</exception>
    /// <example>
    /// <code>
    /// UploadResult result = await session.Resources.UploadAsync("NOTES", Path.Combine(folder, "notes.txt"));
    /// </code>
    /// </example>
    public static async Task<UploadResult> UploadAsync(
        this AbstractResource resource,
        Stream content,
        UploadOptions options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(options);
        options = options with { };
        if (string.IsNullOrWhiteSpace(options.RemotePath))
            throw new ArgumentException("A stream has no name: set RemotePath.", nameof(options));
        // XNAT refuses a file whose length is not announced.
        if (!content.CanSeek)
            throw new ArgumentException(
                "XNAT needs to know the length beforehand: give a stream that can seek, or a file.", nameof(content));
        using var body = OpenStreamContent.Of(content, ReadOnlyMemory<byte>.Empty, MediaType, progress, computesDigest: true);
        var length = body.Headers.ContentLength ?? 0;
        RequirePath(options.RemotePath, length);
        var unpacked = options.Extract ? await LocalArchive.ReadAsync(
            content, options.RemotePath, cancellationToken).ConfigureAwait(false) : null;
        return await SendAsync(
            resource, isCreated: false, body, (options.RemotePath, length), unpacked, options, cancellationToken).ConfigureAwait(false);
    }

    private static void RequirePath(string path, long length)
    {
        RemotePath.Require(path);
        if (length == 0)
            throw new ArgumentException(
                "XNAT stores no empty files, except out of an archive, as UploadDirectoryAsync sends.", nameof(path));
    }

    private static async Task<UploadResult> SendAsync(
        AbstractResource resource,
        bool isCreated,
        SentContent body,
        (string Path, long Length) file,
        IReadOnlyList<SentFile>? unpacked,
        UploadOptions options,
        CancellationToken cancellationToken)
    {
        var target = new UploadTarget(resource);
        await OwnerCheck.RequireOwnAsync(resource, cancellationToken).ConfigureAwait(false);
        var query = new ResourceQuery { Reason = options.Reason };
        IReadOnlySet<string> before = isCreated && await target.IsCreatedAsync(query, cancellationToken).ConfigureAwait(false)
            ? new HashSet<string>()
            : (await StoredFiles.ReadAsync(resource, cancellationToken).ConfigureAwait(false)).Keys.ToHashSet(StringComparer.Ordinal);
        var (answer, hasDuplicates) = await target.PutAsync(file.Path, body, options.ToQuery(), cancellationToken).ConfigureAwait(false);
        if (hasDuplicates)
        {
            throw new XnatConflictException(
                $"{answer} and kept the file that is there already; set Overwrite to replace it, or give another RemotePath.", answer);
        }

        // A server that answers before it has read the whole body has not stored it.
        var sent = unpacked ?? [new(file.Path, file.Length, body.Digest ?? "")];
        return await new UploadCheck(resource, before, options.ReadBack).RunAsync(sent, answer, cancellationToken).ConfigureAwait(false);
    }
}
