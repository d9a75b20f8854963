using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Xnat.Typed;

/// <summary>What tells that a file was not written to meanwhile.</summary>
/// <param name="Length">Its length.</param>
/// <param name="Written">When it was changed last.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FileState(long Length, DateTime Written)
{
    /// <summary>By the open file and not by its path: one that was replaced meanwhile is still read as it was.</summary>
    public static FileState Of(SafeFileHandle file) => new(RandomAccess.GetLength(file), File.GetLastWriteTimeUtc(file));

    /// <summary>Of the file at a path.</summary>
    public static FileState Of(string path)
    {
        using var file = LocalFile.Open(path);
        return Of(file.SafeFileHandle);
    }
}
