using System.Buffers;
using System.IO.Hashing;
using System.Runtime.CompilerServices;

namespace Xnat.Typed;

/// <summary>
/// Gives the bytes of an archive that is packed meanwhile. A file that is not as it was planned ends the reading: by its
/// <see cref="PackedFile.Failure"/> the caller knows which.
/// </summary>
internal sealed class PackingStream : ReadOnlyStream
{
    /// <summary>
    /// Files up to this length are read once; of longer ones the checksum, which stands in front, is a reading of its own.
    /// </summary>
    private const int PieceSize = 1024 * 1024;

    private readonly PackedArchive archive;
    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(PieceSize);
    private readonly IAsyncEnumerator<ReadOnlyMemory<byte>> pieces;
    private ReadOnlyMemory<byte> left;
    private bool isDisposed;

    public PackingStream(PackedArchive archive)
    {
        this.archive = archive;
        pieces = PiecesAsync(CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = 0;
        while (read < buffer.Length)
        {
            if (left.IsEmpty)
            {
                if (!await pieces.MoveNextAsync().ConfigureAwait(false)) break;
                left = pieces.Current;
            }

            var count = Math.Min(left.Length, buffer.Length - read);
            left[..count].CopyTo(buffer[read..]);
            left = left[count..];
            read += count;
        }

        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await pieces.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (!isDisposed) ArrayPool<byte>.Shared.Return(buffer);
        isDisposed = true;
        base.Dispose(disposing);
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> PiecesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var head = new byte[ZipWriting.EndLength + (4 * 1024)];
        using var md5 = new Md5Digest();
        foreach (var file in archive.Files)
        {
            (file.Digest, file.Failure) = (null, null);
            if (ZipWriting.LengthOfLocal(file.Record) > head.Length) head = new byte[2 * ZipWriting.LengthOfLocal(file.Record)];
            using var opened = Open(file);
            var whole = await SumAsync(file, opened, cancellationToken).ConfigureAwait(false);
            yield return head.AsMemory(0, ZipWriting.Local(head, file.Record));
            if (whole is { } bytes)
            {
                md5.Append(bytes.Span);
                yield return bytes;
            }
            else
            {
                var crc = new Crc32();
                for (var at = 0L; at < file.Length;)
                {
                    var piece = await ReadAsync(file, opened, at, cancellationToken).ConfigureAwait(false);
                    crc.Append(piece.Span);
                    md5.Append(piece.Span);
                    at += piece.Length;
                    // Before its last bytes go out: no wrong file is ever complete.
                    if (at == file.Length) RequireSame(file, opened, crc);
                    yield return piece;
                }
            }

            file.Digest = md5.Finish();
        }

        foreach (var piece in Directory(head)) yield return piece;
    }

    private IEnumerable<ReadOnlyMemory<byte>> Directory(byte[] head)
    {
        for (var index = 0; index < archive.Files.Count; index++)
        {
            var (file, offset) = (archive.Files[index], archive.Offsets[index]);
            var needed = ZipWriting.LengthOfCentral(file.Record, offset);
            if (needed > head.Length) head = new byte[2 * needed];
            yield return head.AsMemory(0, ZipWriting.Central(head, file.Record, offset));
        }

        yield return head.AsMemory(0, ZipWriting.End(head, archive.Files.Count, archive.DirectoryLength, archive.DirectoryStart));
    }

    /// <summary>Computes the checksum.</summary>
    /// <returns>The whole file, if it is in the buffer now.</returns>
    private async ValueTask<ReadOnlyMemory<byte>?> SumAsync(PackedFile file, FileStream opened, CancellationToken cancellationToken)
    {
        if (FileState.Of(opened.SafeFileHandle) != file.State) throw Changed(file);
        var crc = new Crc32();
        ReadOnlyMemory<byte> piece = default;
        for (var at = 0L; at < file.Length; at += piece.Length)
        {
            piece = await ReadAsync(file, opened, at, cancellationToken).ConfigureAwait(false);
            crc.Append(piece.Span);
        }

        file.Crc = crc.GetCurrentHashAsUInt32();
        RequireSame(file, opened, crc);
        return piece.Length == file.Length ? piece : default(ReadOnlyMemory<byte>?);
    }

    private static void RequireSame(PackedFile file, FileStream opened, Crc32 crc)
    {
        if (crc.GetCurrentHashAsUInt32() != file.Crc || FileState.Of(opened.SafeFileHandle) != file.State) throw Changed(file);
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        PackedFile file, FileStream opened, long at, CancellationToken cancellationToken)
    {
        var wanted = (int)Math.Min(PieceSize, file.Length - at);
        try
        {
            var read = 0;
            while (read < wanted)
            {
                var more = await RandomAccess.ReadAsync(
                    opened.SafeFileHandle, buffer.AsMemory(read, wanted - read), at + read, cancellationToken).ConfigureAwait(false);
                if (more == 0) throw Changed(file);
                read += more;
            }

            return buffer.AsMemory(0, wanted);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw file.Failure = new XnatException(
                "A file that was to be sent cannot be read. Check its permissions and its disk.", DiskFailure.WithoutPath(e));
        }
    }

    private static FileStream Open(PackedFile file)
    {
        try
        {
            return LocalFile.Open(file.Path);
        }
        catch (ArgumentException)
        {
            throw file.Failure = new XnatException("A file that was to be sent is not there any more.");
        }
        catch (XnatException e)
        {
            throw file.Failure = e;
        }
    }

    private static XnatException Changed(PackedFile file) =>
        file.Failure = new XnatException("A file changed while it was being sent. Send it again when nobody writes to it.");
}
