using System.Runtime.InteropServices;

namespace Xnat.Typed;

/// <summary>What a listing has where something was not found.</summary>
/// <param name="Rows">How many it lists; <see langword="null"/> where it was not gone through as a whole.</param>
/// <param name="Near">How many are spelled almost like what was looked for.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LookupMiss(int? Rows, int Near);
