using System.Runtime.InteropServices;

namespace Xnat.Typed;

/// <summary>How far a transfer has come.</summary>
/// <param name="Bytes">Bytes transferred so far.</param>
/// <param name="Total">Bytes in all, where that is known: XNAT does not announce the length of the archives it packs.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TransferProgress(long Bytes, long? Total)
{
    /// <summary>Part of the whole from 0 to 1, where the whole is known.</summary>
    public double? Fraction => Total is > 0 ? Math.Min(1.0, (double)Bytes / Total.Value) : null;
}
