using System.Buffers;
using System.Security.Cryptography;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Storage;

/// <summary>Where uploaded bytes go. Belongs to one server; what was not kept elsewhere ends with it.</summary>
/// <param name="incoming">
/// Folder for large uploads, beside the one where they are kept; <see langword="null"/> for one of the system's temporary folders.
/// </param>
/// <param name="limits">What is taken in at the most; <see langword="null"/> for everything.</param>
internal sealed class ContentStore(DirectoryInfo? incoming = null, ContentLimits? limits = null) : IDisposable
{
    /// <summary>How much of one request stays in memory: an archive of a megabyte can hold thousands of files just small enough.</summary>
    private const long MostInMemory = 64 << 20;

    private readonly Lock gate = new();
    private readonly List<WeakReference<ContentFile>> uploads = [];

    /// <summary>What no finalizer may delete, since it is to outlive the process: it is held until it has been swept.</summary>
    private readonly HashSet<ContentFile> lasting = [];

    /// <summary>What is kept is read at each start, so less of it stays in memory.</summary>
    private readonly int inMemory = incoming is null ? 256 * 1024 : 64 * 1024;
    private readonly Lazy<DirectoryInfo> folder = new(() => incoming ?? Directory.CreateTempSubdirectory("xnat-typed-"));
    private long names;

    public ContentLimits Limits { get; } = limits ?? ContentLimits.None;

    /// <summary>Keeps in view what lies on the disk.</summary>
    public FileContent Remember(FileContent content)
    {
        if (content.File is { } file) Remember(file);
        return content;
    }

    /// <inheritdoc cref="Remember(FileContent)"/>
    public void Remember(ContentFile file)
    {
        lock (gate)
        {
            if (file.IsKept) lasting.Add(file);
            else uploads.Add(new(file));
        }
    }

    /// <summary>What lies on the disk and has not been let go.</summary>
    public IReadOnlyList<ContentFile> Large()
    {
        lock (gate)
        {
            foreach (var reference in uploads)
                if (reference.TryGetTarget(out var file) && file.IsKept)
                    lasting.Add(file);
            uploads.RemoveAll(static reference => !reference.TryGetTarget(out var file) || file.IsKept || file.IsDeleted);
            lasting.RemoveWhere(static file => file.IsDeleted);
            return [.. lasting, .. uploads.Select(Target).OfType<ContentFile>()];
        }
    }

    private static ContentFile? Target(WeakReference<ContentFile> reference) => reference.TryGetTarget(out var file) ? file : null;

    /// <summary>Takes bytes in; what has been written of an upload that ends too early, or is too large, is gone at once.</summary>
    /// <exception cref="RestException">413: there are more than the limit.</exception>
    public Task<FileContent> KeepAsync(Stream source, CancellationToken cancellationToken) =>
        KeepAsync(source, long.MaxValue, 0, cancellationToken);

    /// <inheritdoc cref="KeepAsync(Stream, CancellationToken)"/>
    /// <param name="source">The bytes.</param>
    /// <param name="room">How many there may be, within the limit for all uploads.</param>
    /// <param name="held">How many bytes of the same request are in memory.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<FileContent> KeepAsync(Stream source, long room, long held, CancellationToken cancellationToken)
    {
        var small = Math.Min(inMemory, MostInMemory - held);
        // The digest is the one that XNAT's catalogs carry; nothing is protected by it.
#pragma warning disable CA5351
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        Stream kept = new MemoryStream();
        string? path = null;
        try
        {
            int read;
            while ((read = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (kept.Length + read > Math.Min(room, Limits.Upload))
                    throw new RestException(413, "There are more bytes than this server takes.");
                if (path is null && kept.Length + read > small)
                    (kept, path) = await SpillAsync(kept, cancellationToken).ConfigureAwait(false);
                digest.AppendData(buffer, 0, read);
                await kept.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }

            // A power cut must not leave a file that is named but not written.
            if (incoming is not null && kept is FileStream file) file.Flush(flushToDisk: true);
            var hex = Convert.ToHexStringLower(digest.GetHashAndReset());
            if (path is null) return new FileContent(((MemoryStream)kept).ToArray(), hex);
            var content = Remember(new FileContent(path, kept.Length, hex));
            path = null;
            return content;
        }
        finally
        {
            await kept.DisposeAsync().ConfigureAwait(false);
            if (path is not null) File.Delete(path);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static FileContent Keep(byte[] bytes)
    {
        // As above: a digest of the catalog, not a protection.
#pragma warning disable CA5351
        return new FileContent(bytes, Convert.ToHexStringLower(MD5.HashData(bytes)));
#pragma warning restore CA5351
    }

    public void Dispose()
    {
        if (incoming is not null || !folder.IsValueCreated) return;
        try
        {
            folder.Value.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A download that is still being written keeps its file on some systems; the system's temporary folder is cleaned anyway.
        }
    }

    private async Task<(Stream Kept, string Path)> SpillAsync(Stream memory, CancellationToken cancellationToken)
    {
        var path = Path.Combine(
            folder.Value.FullName, Interlocked.Increment(ref names).ToString(System.Globalization.CultureInfo.InvariantCulture));
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 81920, FileOptions.Asynchronous);
        memory.Position = 0;
        await memory.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
        await memory.DisposeAsync().ConfigureAwait(false);
        return (file, path);
    }
}
