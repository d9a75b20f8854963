namespace Xnat.Typed;

/// <summary>Clears away what runs left that were killed. What a run beside still holds, on this machine or another, stays.</summary>
internal static class Leftovers
{
    public const string Partial = ".partial";
    public const string Lock = ".lock";

    /// <param name="folder">Where they lie.</param>
    /// <param name="held">A file that this run holds there.</param>
    public static void Clear(string folder, string held)
    {
        try
        {
            if (!HeldFile.IsRespected(held)) return;
            foreach (var path in Directory.EnumerateDirectories(folder, HeldFile.Prefix + "*").Where(
                static path => HeldFile.IsNameOf(path, Partial)))
                ClearFolder(path);
            foreach (var path in Directory.EnumerateFiles(folder, HeldFile.Prefix + "*").Where(IsFile))
                HeldFile.TryTake(path, FileMode.Open)?.Dispose();
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            // Somebody else's leftovers, which this account may not remove, are no reason not to download.
        }
    }

    private static bool IsFile(string path) =>
        (HeldFile.IsNameOf(path, Partial) || HeldFile.IsNameOf(path, Lock)) && !FileKind.IsLink(path) && FileKind.IsFree(path);

    private static void ClearFolder(string path)
    {
        var held = Path.ChangeExtension(path, Lock);
        if (FileKind.IsLink(path) || FileKind.IsLink(held)) return;
        // A folder is made after its lock and goes before it: one without a lock belongs to nobody.
        using var taken = HeldFile.TryTake(held, FileMode.OpenOrCreate);
        // One that was killed while it moved may have the only copy of what stood in the target before.
        if (taken is not null && !StagingFolder.HasOlderFiles(path)) Directory.Delete(path, recursive: true);
    }
}
