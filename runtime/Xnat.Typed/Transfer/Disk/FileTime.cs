using Microsoft.Win32.SafeHandles;

namespace Xnat.Typed;

/// <summary>Gives a file that was written the time that the server says, while it is still open.</summary>
internal static class FileTime
{
    /// <param name="file">The file, with all its bytes.</param>
    /// <param name="time">When it was changed last; <see langword="null"/> for now.</param>
    /// <returns>The time as the disk keeps it, which may be coarser.</returns>
    /// <exception cref="XnatException">The disk does not take it.</exception>
    public static DateTime Set(SafeFileHandle file, DateTimeOffset? time)
    {
        try
        {
            if (time is { } changed) File.SetLastWriteTimeUtc(file, changed.UtcDateTime);
            return File.GetLastWriteTimeUtc(file);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfWriting(e);
        }
    }
}
