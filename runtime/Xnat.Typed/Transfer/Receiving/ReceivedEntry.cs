using System.Runtime.InteropServices;

namespace Xnat.Typed;

/// <summary>A file of an archive that has arrived.</summary>
/// <param name="Name">Path within the archive.</param>
/// <param name="Path">Where it was written; <see langword="null"/> where it was read over.</param>
/// <param name="Length">Its length.</param>
/// <param name="Md5">Its digest, where the catalog has one to compare it with.</param>
/// <param name="Crc32">Its checksum.</param>
/// <param name="Time">When the server says it was changed last; see <see cref="ZipEntry"/> on how exact that is.</param>
/// <param name="Written">The same as the disk keeps it, where it was written.</param>
/// <param name="Listed">
/// The file of the catalog that it is and agrees with: by its digest where <paramref name="Md5"/> is there, otherwise by its length.
/// <see langword="null"/> where the catalog does not name files, or is not held to.
/// </param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReceivedEntry(
    string Name, string? Path, long Length, string? Md5, uint Crc32, DateTimeOffset? Time, DateTime Written, CatalogFile? Listed);
