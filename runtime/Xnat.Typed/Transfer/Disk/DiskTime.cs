namespace Xnat.Typed;

/// <summary>The time of a disk: that of the computer which keeps the files, whatever the clocks of those that write them.</summary>
internal static class DiskTime
{
    /// <param name="folder">A folder on the disk; a file is made in it for a moment where that may be.</param>
    public static DateTime Of(string folder)
    {
        try
        {
            var (path, file) = HeldFile.Create(folder, Leftovers.Lock, FileOptions.DeleteOnClose);
            using (file) return File.GetLastWriteTimeUtc(path);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            // Who may only read has no better clock than its own.
            return DateTime.UtcNow;
        }
    }
}
