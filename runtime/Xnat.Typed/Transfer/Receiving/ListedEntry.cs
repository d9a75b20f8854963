using System.Runtime.InteropServices;

namespace Xnat.Typed;

/// <summary>What an entry of an archive may be by its name.</summary>
/// <param name="First">Where its <see cref="CatalogMatch"/> finds the files of this name; negative where there are none.</param>
/// <param name="File">The first of them that no entry has brought; <see langword="null"/> where there is none.</param>
/// <param name="HasDigest">Whether the catalog has a digest of one of them.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ListedEntry(int First, CatalogFile? File, bool HasDigest);
