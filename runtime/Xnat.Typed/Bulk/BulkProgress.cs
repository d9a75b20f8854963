using System.Runtime.InteropServices;

namespace Xnat.Typed;

/// <summary>How far a work with many objects has come.</summary>
/// <param name="Total">Number of objects that were listed.</param>
/// <param name="Done">With how many it is done, by this run or by an earlier one.</param>
/// <param name="Failed">With how many it failed.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BulkProgress(int Total, int Done, int Failed);
