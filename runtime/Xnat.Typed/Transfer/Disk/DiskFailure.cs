namespace Xnat.Typed;

/// <summary>Messages for what a local disk reports.</summary>
internal static class DiskFailure
{
    /// <summary>All that the framework throws about paths and disks.</summary>
    public static bool Is(Exception failure) => failure is IOException or UnauthorizedAccessException or NotSupportedException;

    public static XnatException OfWriting(Exception cause) =>
        new("A local file cannot be written or read any further; check the free space of the disk and its quota. " +
            "Nothing was kept.", WithoutPath(cause));

    /// <summary>
    /// What the system said, without the path: below the caller's folder it is made of labels, and ToString() shows the causes too.
    /// </summary>
    public static IOException WithoutPath(Exception cause) =>
        new(cause.Message.IndexOf('\'', StringComparison.Ordinal) is var first and >= 0
            ? $"{cause.Message[..first]}…{cause.Message[(cause.Message.LastIndexOf('\'') + 1)..]}"
            : cause.Message,
            cause.HResult);

    public static XnatException OfTarget(string target, Exception? cause) =>
        new($"{target} cannot be written: {Reason(target)}. Nothing was downloaded.", cause);

    /// <summary>Runs a transfer; what the disk reports at any step of it becomes ours.</summary>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> transfer)
    {
        try
        {
            return await transfer().ConfigureAwait(false);
        }
        catch (Exception e) when (Is(e))
        {
            throw OfWriting(e);
        }
    }

    private static string Reason(string target)
    {
        var folder = Path.GetDirectoryName(target);
        if (folder is not null && !Directory.Exists(folder))
            return File.Exists(folder) ? "a file stands where its folder should be" : "there is no such folder, create it";
        return SafePath.IsTooLong(Path.GetFileName(target))
            ? "disks take no names of more than 255 bytes, choose a shorter one"
            : "check the permissions of the folder, the free space, and whether another program holds the file";
    }
}
