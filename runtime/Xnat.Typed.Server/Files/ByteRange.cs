using System.Net.Http.Headers;
using System.Runtime.InteropServices;

namespace Xnat.Typed.Server.Files;

/// <summary>The part of a file that a <c>Range</c> asks for.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">How many; none where the file has no such part.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ByteRange(long Start, long Length)
{
    /// <summary>
    /// <see langword="null"/> where the whole is to be sent: nothing is asked for, several parts, or what nobody can read.
    /// </summary>
    public static ByteRange? Parse(string header, long length)
    {
        if (!RangeHeaderValue.TryParse(header, out var value) || value is not { Unit: "bytes", Ranges.Count: 1 }) return null;
        var range = value.Ranges.Single();
        // Without a beginning: so many from the end.
        if (range.From is not { } from) return new(Math.Max(0, length - range.To!.Value), Math.Min(length, range.To.Value));
        return new(from, Math.Max(0, Math.Min(range.To ?? long.MaxValue, length - 1) - from + 1));
    }
}
