using System.Buffers;
using System.Security.Cryptography;

namespace Xnat.Typed.Server.Storage;

/// <summary>Where uploaded bytes go. Belongs to one server; what was not kept elsewhere ends with it.</summary>
/// <param name="incoming">
/// Folder for large uploads, beside the one where they are kept; <see langword="null"/> for one of the system's temporary folders.
/// </param>
internal sealed class ContentStore(DirectoryInfo? incoming = null) : IDisposable
{
    /// <summary>What is kept is read at each start, so less of it stays in memory.</summary>
    private readonly int inMemory = incoming is null ? 256 * 1024 : 64 * 1024;
    private readonly Lazy<DirectoryInfo> folder = new(() => incoming ?? Directory.CreateTempSubdirectory("xnat-typed-"));
    private long names;

    public async Task<FileContent> KeepAsync(Stream source, CancellationToken cancellationToken)
    {
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
                if (path is null && kept.Length + read > inMemory)
                    (kept, path) = await SpillAsync(kept, cancellationToken).ConfigureAwait(false);
                digest.AppendData(buffer, 0, read);
                await kept.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }

            // A power cut must not leave a file that is named but not written.
            if (incoming is not null && kept is FileStream file) file.Flush(flushToDisk: true);
            var hex = Convert.ToHexStringLower(digest.GetHashAndReset());
            return path is null ? new FileContent(((MemoryStream)kept).ToArray(), hex) : new FileContent(path, kept.Length, hex);
        }
        finally
        {
            await kept.DisposeAsync().ConfigureAwait(false);
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
