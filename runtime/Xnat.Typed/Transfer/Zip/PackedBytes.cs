using System.Buffers.Binary;

namespace Xnat.Typed;

/// <summary>
/// The packed bytes of an entry. Where their number is not known, whoever unpacks them knows the end, but has mostly read beyond it:
/// what was handed out last stays in the window until more is asked for, and the end is looked for in it.
/// </summary>
/// <param name="input">The archive, at the first packed byte.</param>
/// <param name="count">How many they are, where the header says it.</param>
internal sealed class PackedBytes(ZipInput input, long? count) : ReadOnlyStream
{
    /// <summary>An entry of a known length up to this one is handed out in one piece, which is half of what the window holds.</summary>
    private const int Small = 128 * 1024;

    private int handed;

    /// <summary>How many were handed out, and in the end how many they are.</summary>
    public long Count { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        input.Skip(handed);
        handed = 0;
        var most = (int)Math.Min(buffer.Length, (count ?? long.MaxValue) - Count);
        if (most == 0 || !await input.FillAsync(count <= Small ? most : 1, cancellationToken).ConfigureAwait(false)) return 0;
        handed = Math.Min(most, input.Window.Length);
        input.Window[..handed].CopyTo(buffer.Span);
        Count += handed;
        return handed;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Passes the rest of bytes whose number is known.</summary>
    /// <exception cref="XnatContentException">The archive ends before.</exception>
    public async ValueTask SkipRestAsync(CancellationToken cancellationToken)
    {
        input.Skip(handed);
        handed = 0;
        await input.SkipAsync(count.GetValueOrDefault() - Count, cancellationToken).ConfigureAwait(false);
        Count = count.GetValueOrDefault();
    }

    /// <summary>
    /// Finds the end by the descriptor behind it, which must agree in checksum and both lengths, and passes both. The unpacker was in want
    /// of more when it asked last, so the end lies behind what it had then.
    /// </summary>
    public async ValueTask<bool> TryEndAsync(uint crc, long length, CancellationToken cancellationToken)
    {
        await input.FillAsync(handed + ZipDescriptor.LookAhead, cancellationToken).ConfigureAwait(false);
        return TryEnd(crc, length);
    }

    private bool TryEnd(uint crc, long length)
    {
        Span<byte> mark = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(mark, crc);
        var window = input.Window;
        var before = Count - handed;
        for (var at = 0; at + mark.Length <= window.Length && at <= handed + mark.Length; at++)
        {
            var next = window[at..].IndexOf(mark);
            if (next < 0) return false;
            at += next;
            foreach (var end in (ReadOnlySpan<int>)[at - mark.Length, at])
            {
                if (end < 0 || end > handed) continue;
                var size = ZipDescriptor.Find(window[end..], crc, before + end, length);
                if (size == 0) continue;
                input.Skip(end + size);
                (handed, Count) = (0, before + end);
                return true;
            }
        }

        return false;
    }
}
