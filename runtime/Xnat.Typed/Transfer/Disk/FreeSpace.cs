namespace Xnat.Typed;

/// <summary>Looks whether a disk can hold what is announced, before it is asked for.</summary>
internal static class FreeSpace
{
    /// <param name="folder">A folder of the disk.</param>
    /// <param name="shown">What messages call it.</param>
    /// <param name="bytes">What is announced.</param>
    /// <exception cref="XnatException">It cannot.</exception>
    public static void Require(string folder, string shown, long bytes)
    {
        if (Of(folder) is { } free && bytes > free)
        {
            throw new XnatException(
                $"The disk of {shown} has {free} bytes free, and at least {bytes} are needed. Nothing was kept; make room, " +
                "or choose another disk.");
        }
    }

    // Network shares without a letter and some virtual disks do not say.
    private static long? Of(string folder)
    {
        try
        {
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
        }
        catch (Exception e) when (DiskFailure.Is(e) || e is ArgumentException)
        {
            return null;
        }
    }
}
