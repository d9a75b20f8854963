using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace Xnat.Typed;

/// <summary>
/// Takes the entries of an archive while it arrives. Small ones are unpacked into a buffer and written by two other tasks, so that opening
/// and closing files does not hold up the unpacking; large ones are written as they come.
/// </summary>
internal sealed class ArchiveReception : IDisposable
{
    private const int SmallEntry = 128 * 1024;
    private const int Writers = 2;
    private const int Waiting = 16;

    private readonly ZipReader reader;
    private readonly ArchiveCatalog catalog;
    private readonly IEntryTarget target;
    private readonly ZipRefusal refusal;
    private readonly CatalogHolding holding;
    private readonly Lock comparing = new();
    private readonly CancellationTokenSource ending;
    private readonly Channel<PendingEntry> pending = Channel.CreateBounded<PendingEntry>(Waiting);
    private ExceptionDispatchInfo? failure;
    private long bytes;

    private ArchiveReception(
        ZipReader reader, ArchiveCatalog catalog, IEntryTarget target, ZipRefusal refusal, CancellationToken cancellationToken)
    {
        (this.reader, this.catalog, this.target, this.refusal) = (reader, catalog, target, refusal);
        holding = new(catalog, refusal.Route);
        ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <exception cref="XnatContentException">The archive is cut, broken, built to deceive, or not what the catalog lists.</exception>
    /// <exception cref="XnatException">The disk does not take it.</exception>
    public static async Task<ReceivedArchive> RunAsync(
        ZipInput input,
        ArchiveCatalog catalog,
        IEntryTarget target,
        XnatLimits limits,
        ZipRefusal refusal,
        CancellationToken cancellationToken)
    {
        using var reception = new ArchiveReception(
            new(input, catalog.MostEntries, limits, refusal), catalog, target, refusal, cancellationToken);
        return await reception.RunAsync().ConfigureAwait(false);
    }

    public void Dispose() => ending.Dispose();

    private async Task<ReceivedArchive> RunAsync()
    {
        var tasks = Enumerable.Range(0, Writers).Select(_ => Task.Run(WritingAsync)).Prepend(ReadingAsync());
        await Task.WhenAll(tasks).ConfigureAwait(false);
        while (pending.Reader.TryRead(out var left)) left.Dispose();
        failure?.Throw();
        return holding.Close();
    }

    /// <summary>Where the archive ends too early or is refused, what had come of it whole is still written.</summary>
    private async Task ReadingAsync()
    {
        try
        {
            await ReadAsync(ending.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Fail(e);
        }
    }

    /// <summary>Where one file cannot be written, nothing more is read.</summary>
    private async Task WritingAsync()
    {
        try
        {
            await WriteAsync(ending.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Fail(e);
            await ending.CancelAsync().ConfigureAwait(false);
        }
    }

    // The first one is told; what others say then says nothing.
    private void Fail(Exception cause) => Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(cause), null);

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await reader.NextAsync(cancellationToken).ConfigureAwait(false) is { } content)
            {
                await using (content.ConfigureAwait(false)) await TakeAsync(content, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            pending.Writer.Complete();
        }
    }

    private async Task TakeAsync(ZipContent content, CancellationToken cancellationToken)
    {
        var entry = content.Entry;
        RequireRoom(content.StatedLength ?? 0);
        var (isWanted, hasDigest) = entry.IsFolder ? (false, false) : holding.Expect(entry.Name);
        var path = isWanted ? target.PlaceOf(entry.Name) : null;
        var computesDigest = hasDigest && (path is not null || target.ComparesUnplaced);
        var buffer = ArrayPool<byte>.Shared.Rent(SmallEntry);
        var length = await FillAsync(content, buffer, cancellationToken).ConfigureAwait(false);
        var small = new PendingEntry(entry, path, buffer, length, computesDigest);
        if (content.IsComplete && !entry.IsFolder)
        {
            Count(small.Length);
            await pending.Writer.WriteAsync(small, cancellationToken).ConfigureAwait(false);
            return;
        }

        using (small)
        {
            refusal.Require(!entry.IsFolder || small.Length == 0, "has a folder that holds bytes");
            if (!content.IsComplete) await TakeLargeAsync(content, small, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<int> FillAsync(ZipContent content, byte[] buffer, CancellationToken cancellationToken)
    {
        var length = 0;
        // The read that finds nothing compares: a file that fits exactly is asked once more.
        while (length < buffer.Length && !content.IsComplete)
            length += await content.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
        return length;
    }

    private async Task TakeLargeAsync(ZipContent content, PendingEntry beginning, CancellationToken cancellationToken)
    {
        using var digest = beginning.ComputesDigest ? new Md5Digest() : null;
        var source = new PrefixedStream(beginning.Buffer.AsMemory(0, beginning.Length), content);
        var most = catalog.MostUnpacked - bytes;
        long length;
        DateTime written = default;
        if (beginning.Path is { } path)
        {
            using var file = EntryFile.Create(path, content.StatedLength ?? 0);
            length = await new FileCopy(file, digest).AppendAsync(source, most, null, cancellationToken).ConfigureAwait(false);
            written = FileTime.Set(file, content.Entry.Time);
        }
        else
        {
            length = await StreamCopy.CopyAsync(source, Stream.Null, most, digest, null, cancellationToken).ConfigureAwait(false);
        }

        Count(length);
        Complete(content.Entry, beginning.Path, written, digest?.Finish(), cancellationToken);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        using var md5 = new Md5Digest();
        await foreach (var small in pending.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            using (small)
            {
                var written = small.Path is { } path ? Write(path, small.Bytes, small.Entry.Time) : default;
                if (small.ComputesDigest) md5.Append(small.Bytes);
                var digest = small.ComputesDigest ? md5.Finish() : null;
                Complete(small.Entry, small.Path, written, digest, cancellationToken);
            }
        }
    }

    private static DateTime Write(string path, ReadOnlySpan<byte> bytes, DateTimeOffset? time)
    {
        using var file = EntryFile.Create(path);
        try
        {
            RandomAccess.Write(file, bytes, 0);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfWriting(e);
        }

        return FileTime.Set(file, time);
    }

    private void Complete(ZipEntry entry, string? path, DateTime written, string? digest, CancellationToken cancellationToken)
    {
        CatalogFile? listed;
        lock (comparing)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!holding.Take(entry, digest, isCompared: path is not null || target.ComparesUnplaced, out listed)) return;
        }

        target.Complete(new(
            entry.Name, path, entry.Length, listed is null ? null : digest, entry.Crc, entry.Time, written, listed));
    }

    private void Count(long length)
    {
        RequireRoom(length);
        bytes += length;
    }

    private void RequireRoom(long length)
    {
        if (length > catalog.MostUnpacked - bytes) throw catalog.TooLong(catalog.MostUnpacked, refusal.Route);
    }
}
