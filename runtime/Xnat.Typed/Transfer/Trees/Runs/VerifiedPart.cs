using System.Runtime.InteropServices;

namespace Xnat.Typed;

/// <summary>A part that is to get its name.</summary>
/// <param name="Entry">What is noted of it.</param>
/// <param name="Path">Its full path; it has the time that is noted.</param>
/// <param name="Place">The full path that it gets.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct VerifiedPart(ManifestEntry Entry, string Path, string Place);
