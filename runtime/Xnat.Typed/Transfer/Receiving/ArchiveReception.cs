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
    private const int Together = 8;

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
        ZipReader reader, CatalogMatch match, IEntryTarget target, ZipRefusal refusal, CancellationToken cancellationToken)
    {
        catalog = match.Catalog;
        (this.reader, this.target, this.refusal) = (reader, target, refusal);
        holding = new(catalog, match, refusal.Route);
        ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <exception cref="XnatContentException">The archive is cut, broken, built to deceive, or not what the catalog lists.</exception>
    /// <exception cref="XnatException">The disk does not take it.</exception>
    public static async Task<ReceivedArchive> RunAsync(
        ZipInput input,
        CatalogMatch match,
        IEntryTarget target,
        XnatLimits limits,
        ZipRefusal refusal,
        CancellationToken cancellationToken)
    {
        using var reception = new ArchiveReception(
            new(input, match.Catalog.MostEntries, limits, refusal), match, target, refusal, cancellationToken);
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
        var expected = entry.IsFolder ? default : holding.Expect(entry.Name);
        var path = !entry.IsFolder && holding.MayBeKept(expected) ? target.PlaceOf(entry.Name, expected.File) : null;
        var computesDigest = expected.HasDigest && (path is not null || target.ComparesUnplaced);
        var buffer = ArrayPool<byte>.Shared.Rent(SmallEntry);
        var length = await FillAsync(content, buffer, cancellationToken).ConfigureAwait(false);
        var small = new PendingEntry(entry, expected, path, buffer, length, computesDigest);
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
        if (Take(beginning, written, digest?.Finish(), cancellationToken) is { } entry) target.Complete([entry]);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        using var md5 = new Md5Digest();
        var written = new List<ReceivedEntry>(Together);
        while (await pending.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            // What waits is noted together, and nothing waits for what comes later.
            while (written.Count < Together && pending.Reader.TryRead(out var small))
            {
                using (small)
                {
                    var time = small.Path is { } path ? Write(path, small.Bytes, small.Entry.Time) : default;
                    if (small.ComputesDigest) md5.Append(small.Bytes);
                    if (Take(small, time, small.ComputesDigest ? md5.Finish() : null, cancellationToken) is { } entry) written.Add(entry);
                }
            }

            if (written.Count > 0) target.Complete(written);
            written.Clear();
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

    /// <summary>Holds an entry to the catalog; <see langword="null"/> for one that may not be kept.</summary>
    private ReceivedEntry? Take(in PendingEntry read, DateTime written, string? digest, CancellationToken cancellationToken)
    {
        var (entry, path) = (read.Entry, read.Path);
        var isCompared = path is not null || target.ComparesUnplaced;
        CatalogFile? listed;
        lock (comparing)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!holding.Take(entry, read.Expected, digest, isCompared, out listed)) return null;
        }

        // Of two strings of one text the one of the catalog stays, for as many files as there are.
        var md5 = listed is null ? null : listed.Expected.Digest == digest ? listed.Expected.Digest : digest;
        return new(entry.Name, path, entry.Length, md5, entry.Crc, entry.Time, written, listed);
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
