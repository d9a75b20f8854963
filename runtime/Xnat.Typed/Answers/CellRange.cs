using System.Runtime.InteropServices;

namespace Xnat.Typed;

/// <summary>Where the text of a cell stands in its batch.</summary>
/// <param name="Start">Index of its first byte.</param>
/// <param name="Length">Number of bytes; negative where the row has no such cell.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellRange(int Start, int Length)
{
    public static CellRange Absent { get; } = new(0, -1);

    public bool IsAbsent => Length < 0;
}
