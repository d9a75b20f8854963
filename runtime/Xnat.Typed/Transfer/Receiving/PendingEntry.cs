using System.Buffers;
using System.Runtime.InteropServices;

namespace Xnat.Typed;

/// <summary>A small entry that was unpacked and is to be written.</summary>
/// <param name="Entry">The entry, read to its end.</param>
/// <param name="Expected">What it may be in the catalog.</param>
/// <param name="Path">Where to; <see langword="null"/> for nowhere.</param>
/// <param name="Buffer">Its bytes, in a pooled buffer.</param>
/// <param name="Length">How many of them.</param>
/// <param name="ComputesDigest">Whether the catalog has a digest to compare with.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PendingEntry(
    ZipEntry Entry, ListedEntry Expected, string? Path, byte[] Buffer, int Length, bool ComputesDigest) : IDisposable
{
    public ReadOnlySpan<byte> Bytes => Buffer.AsSpan(0, Length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(Buffer);
}
