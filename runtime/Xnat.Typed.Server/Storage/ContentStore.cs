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

    private const int PieceLength = 256 * 1024;

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

    /// <inheritdoc cref="KeepAsync(Stream, CancellationToken)" path="/*[not(self::param)]"/>
    /// <param name="source">The bytes.</param>
    /// <param name="room">How many there may be, within the limit for all uploads.</param>
    /// <param name="held">How many bytes of the same request are in memory.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<FileContent> KeepAsync(Stream source, long room, long held, CancellationToken cancellationToken)
    {
        var small = (int)Math.Max(0, Math.Min(inMemory, MostInMemory - held));
        var most = Math.Min(room, Limits.Upload);
        var head = ArrayPool<byte>.Shared.Rent(small + 1);
        try
        {
            var read = await source.ReadAtLeastAsync(
                head.AsMemory(0, small + 1), small + 1, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (read > most) throw TooLarge();
            return read <= small
                ? Keep(head[..read])
                : await SpillAsync(source, head.AsMemory(0, read), most, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(head);
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

    /// <summary>Takes in what goes to the disk: while one piece is written and its digest computed, the next one is received.</summary>
    private async Task<FileContent> SpillAsync(
        Stream source, ReadOnlyMemory<byte> head, long most, CancellationToken cancellationToken)
    {
        // The digest is the one that XNAT's catalogs carry; nothing is protected by it.
#pragma warning disable CA5351
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
        var path = Path.Combine(
            folder.Value.FullName, Interlocked.Increment(ref names).ToString(System.Globalization.CultureInfo.InvariantCulture));
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        byte[][] buffers = [ArrayPool<byte>.Shared.Rent(PieceLength), ArrayPool<byte>.Shared.Rent(PieceLength)];
        var (storing, length, isKept) = (Task.CompletedTask, 0L, false);
        try
        {
            var piece = head;
            for (var turn = 0; piece.Length > 0; turn++)
            {
                if ((length += piece.Length) > most) throw TooLarge();
                storing = StoreAsync(file, digest, piece, cancellationToken);
                var next = buffers[turn % 2].AsMemory(0, PieceLength);
                var read = await source.ReadAtLeastAsync(next, PieceLength, throwOnEndOfStream: false, cancellationToken)
                    .ConfigureAwait(false);
                await storing.ConfigureAwait(false);
                piece = next[..read];
            }

            // A power cut must not leave a file that is named but not written.
            if (incoming is not null) file.Flush(flushToDisk: true);
            isKept = true;
            return Remember(new FileContent(path, length, Convert.ToHexStringLower(digest.GetHashAndReset())));
        }
        finally
        {
            // It uses file, digest and buffers, whatever ended the reading.
            await storing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await file.DisposeAsync().ConfigureAwait(false);
            if (!isKept) File.Delete(path);
            foreach (var buffer in buffers) ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Task StoreAsync(
        FileStream file, IncrementalHash digest, ReadOnlyMemory<byte> piece, CancellationToken cancellationToken) =>
        Task.WhenAll(
            Task.Run(() => digest.AppendData(piece.Span), CancellationToken.None),
            file.WriteAsync(piece, cancellationToken).AsTask());

    private static RestException TooLarge() => new(413, "There are more bytes than this server takes.");
}
