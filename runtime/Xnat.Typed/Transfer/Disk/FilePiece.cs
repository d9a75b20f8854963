using Microsoft.Win32.SafeHandles;

namespace Xnat.Typed;

/// <summary>A piece of a file on disk, and nothing around it.</summary>
internal sealed class FilePiece(SafeFileHandle handle, long start, long length) : ReadOnlyStream
{
    private long done;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var piece = buffer[..(int)Math.Min(buffer.Length, length - done)];
        var read = piece.IsEmpty ? 0 : await RandomAccess.ReadAsync(handle, piece, start + done, cancellationToken).ConfigureAwait(false);
        done += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var piece = buffer.AsSpan(offset, (int)Math.Min(count, length - done));
        var read = piece.IsEmpty ? 0 : RandomAccess.Read(handle, piece, start + done);
        done += read;
        return read;
    }
}
