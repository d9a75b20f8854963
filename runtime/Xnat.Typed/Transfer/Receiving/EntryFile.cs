using Microsoft.Win32.SafeHandles;

namespace Xnat.Typed;

/// <summary>Opens the file that an entry is written into.</summary>
internal static class EntryFile
{
    /// <param name="path">A file that is not there; its folder is made where there is none.</param>
    /// <param name="length">How long it becomes, where that is known: the disk then says at once whether it has room.</param>
    /// <exception cref="XnatException">The disk does not take it.</exception>
    public static SafeFileHandle Create(string path, long length = 0)
    {
        try
        {
            return Open(path, length);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw new XnatException(
                "A file of the archive cannot be written; check the free space, the length of the folder's path, " +
                "and that no two names differ only in what this system ignores. Nothing was kept.",
                DiskFailure.WithoutPath(e));
        }
    }

    private static SafeFileHandle Open(string path, long length)
    {
        const FileMode mode = FileMode.CreateNew;
        try
        {
            return File.OpenHandle(path, mode, FileAccess.Write, FileShare.None, FileOptions.None, length);
        }
        // Where another writer makes the folder in that moment, the framework takes the file for what is missing.
        catch (IOException e) when (e is DirectoryNotFoundException or FileNotFoundException)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return File.OpenHandle(path, mode, FileAccess.Write, FileShare.None, FileOptions.None, length);
        }
    }
}
