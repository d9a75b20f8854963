using System.Net;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Files of resources.</summary>
public static class ResourceExtensions
{
    extension(AbstractResource resource)
    {
        /// <summary>The files of the resource.</summary>
        public XnatFiles Files => new(resource);
    }

    /// <summary>Stores a file in the resource and makes sure that it is there.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="path">The local file.</param>
    /// <param name="options">How it is stored; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Hears of the sending.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">A file of that path is there already.</exception>
    /// <exception cref="XnatAccessDeniedException">The server took the file and did not keep it: the account may not write here.</exception>
    public static async Task UploadAsync(
        this AbstractResource resource,
        string path,
        UploadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no file {path}; nothing was sent.", path);
        using var body = new FileContent(path, "application/octet-stream", progress);
        await SendAsync(resource, body, options?.RemotePath ?? Path.GetFileName(path), new FileInfo(path).Length, options ?? new(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same from a stream, which is read from where it stands and stays the caller's.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="content">The bytes; a stream that knows its length.</param>
    /// <param name="options">How it is stored, with <see cref="UploadOptions.RemotePath"/>.</param>
    /// <param name="progress">Hears of the sending.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The stream does not know its length, or the path is missing.</exception>
    public static async Task UploadAsync(
        this AbstractResource resource,
        Stream content,
        UploadOptions options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(options);
        if (string.IsNullOrWhiteSpace(options.RemotePath)) throw new ArgumentException("A stream has no name: set RemotePath.", nameof(options));
        // XNAT refuses a file whose length is not announced.
        if (!content.CanSeek) throw new ArgumentException("XNAT needs to know the length beforehand: give a stream that can seek, or a file.", nameof(content));
        var length = content.Length - content.Position;
        using var body = new OpenStreamContent(content, ReadOnlyMemory<byte>.Empty, "application/octet-stream", progress);
        await SendAsync(resource, body, options.RemotePath, length, options, cancellationToken).ConfigureAwait(false);
    }

    private static async Task SendAsync(
        AbstractResource resource, HttpContent body, string path, long length, UploadOptions options, CancellationToken cancellationToken)
    {
        if (path.Split('/').Any(static piece => piece is "" or "." or "..")) throw new ArgumentException("A path within a resource has no empty pieces, '.' or '..'.", nameof(path));
        if (length == 0) throw new ArgumentException("XNAT stores no empty files.", nameof(path));
        var place = ItemReading.PlaceOf(resource);
        var slash = place.Address.LastIndexOf("/resources/", StringComparison.Ordinal);
        var (owner, key) = (place.Address[..slash], place.Address[(slash + 11)..]);
        using var response = await place.Connection.AskAsync(
            token => place.Connection.Files.UploadAsync(owner, key, path, body, options.ToQuery(), token), Wanted.Text, cancellationToken).ConfigureAwait(false);
        var text = await XnatConnection.ReadTextAsync(response, cancellationToken).ConfigureAwait(false);
        var answer = place.Connection.Describe(response);
        if (text.Contains("\"duplicates\"", StringComparison.Ordinal))
            throw new XnatConflictException($"{answer} and kept the file that is there already; set Overwrite to replace it, or give another RemotePath.", answer);
        if (!options.Extract) await RequireAsync(resource, path, length, answer, cancellationToken).ConfigureAwait(false);
    }

    // Without the right to write, XNAT answers 200 and stores nothing.
    private static async Task RequireAsync(AbstractResource resource, string path, long length, FailedAnswer answer, CancellationToken cancellationToken)
    {
        await foreach (var file in resource.Files.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (file.Path == path && (file.Size is null || file.Size == length)) return;
        }

        throw new XnatAccessDeniedException(
            $"{answer} and did not keep the file; this account may not write to the resource. Ask an owner of the project for the right to.", answer with { Status = HttpStatusCode.Forbidden });
    }
}
