namespace Xnat.Typed;

/// <summary>Looks at runs that have not come to their end, and gives them up.</summary>
internal static class UnfinishedRuns
{
    /// <summary>The run of a folder; <see langword="null"/> where none is unfinished.</summary>
    /// <exception cref="InvalidOperationException">The manifest is none, or of another version.</exception>
    /// <exception cref="XnatException">The folder cannot be read.</exception>
    public static UnfinishedDownload? Find(string path)
    {
        try
        {
            return Find(new TreeFolder(Path.GetFullPath(path)));
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfWriting(e);
        }
    }

    /// <summary>Removes what a run needs to go on, and its knowledge of the files that are here if that is wanted too.</summary>
    /// <exception cref="InvalidOperationException">A run holds the folder.</exception>
    public static async Task<bool> DiscardAsync(string path, bool forgetsFiles)
    {
        var folder = new TreeFolder(Path.GetFullPath(path));
        if (!Directory.Exists(folder.OwnPath)) return false;
        var held = TreeLock.Take(folder, path);
        await using (held.ConfigureAwait(false))
        {
            if (Directory.Exists(folder.PartsPath)) Directory.Delete(folder.PartsPath, recursive: true);
            if (forgetsFiles)
            {
                File.Delete(folder.ManifestPath);
                File.Delete(folder.SumsPath);
            }

            // Last, so that one that is interrupted is still found.
            File.Delete(folder.RunPath);
        }

        if (!Directory.EnumerateFileSystemEntries(folder.OwnPath).Any()) Directory.Delete(folder.OwnPath);
        return true;
    }

    /// <summary>The same of a folder that this process holds, so that nobody works on it.</summary>
    public static UnfinishedDownload? LeftIn(TreeFolder folder) => Find(folder) is { } run ? run with { IsInUse = false } : null;

    private static UnfinishedDownload? Find(TreeFolder folder)
    {
        if (NotedRuns.Find(folder) is not { } noted) return null;
        var objects = noted.Runs.SelectMany(static run => run.Objects).Distinct(StringComparer.Ordinal).ToArray();
        var entries = File.Exists(folder.ManifestPath) ? Manifest.Load(folder.ManifestPath, null).Entries : [];
        var here = entries.GroupBy(static entry => entry.Object, StringComparer.Ordinal)
            .ToDictionary(
                static item => item.Key,
                static item => item.DistinctBy(static entry => entry.Uri).LongCount(),
                StringComparer.Ordinal);
        var done = noted.Files.Sum(item => Math.Min(item.Value, here.GetValueOrDefault(item.Key)));
        return new(folder.Path)
        {
            Started = noted.Runs.Min(static run => run.Started),
            Server = noted.Runs[0].Server,
            Objects = objects,
            ObjectsToList = Math.Max(0, objects.Length - noted.Files.Count),
            FilesDone = done,
            FilesLeft = noted.Files.Values.Sum() - done,
            PartBytes = PartBytesOf(folder),
            IsInUse = TreeLock.IsHeld(folder),
        };
    }

    private static long PartBytesOf(TreeFolder folder) => !Directory.Exists(folder.PartsPath) ? 0
        : Directory.GetFiles(folder.PartsPath, "*" + PartNote.Suffix)
            .Select(static note => new FileInfo(note[..^PartNote.Suffix.Length]))
            .Sum(static part => part.Exists ? part.Length : 0);
}
