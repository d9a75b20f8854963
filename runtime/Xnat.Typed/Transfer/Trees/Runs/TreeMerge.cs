namespace Xnat.Typed;

/// <summary>
/// Moves the files of folders that were downloaded by parts of one work into one folder, and makes one manifest of theirs. A file that is
/// named in the target's manifest and not yet moved is moved by the next run.
/// </summary>
internal sealed class TreeMerge : IDisposable
{
    private readonly TreeFolder target;
    private readonly List<string> left = [];
    private Manifest? manifest;
    private int files;
    private int parts;

    private TreeMerge(TreeFolder target) => this.target = target;

    public static async Task<DirectoryMerge> RunAsync(
        IReadOnlyList<string> sources, string folder, CancellationToken cancellationToken)
    {
        var goal = new TreeFolder(Path.GetFullPath(folder));
        Directory.CreateDirectory(goal.OwnPath);
        var held = TreeLock.Take(goal, folder);
        await using (held.ConfigureAwait(false))
        {
            using var merge = new TreeMerge(goal);
            foreach (var source in sources) await merge.TakeAsync(source, cancellationToken).ConfigureAwait(false);
            merge.Finish();
            return new(goal.Path, merge.parts, merge.files, merge.left);
        }
    }

    public void Dispose() => manifest?.Dispose();

    private async Task TakeAsync(string folder, CancellationToken cancellationToken)
    {
        var source = new TreeFolder(Path.GetFullPath(folder));
        if (source.Path == target.Path) throw new ArgumentException("A folder cannot be merged into itself.", nameof(folder));
        // Merged by an earlier run, or a part without objects.
        if (!File.Exists(source.ManifestPath)) return;
        var held = TreeLock.Take(source, folder);
        await using (held.ConfigureAwait(false))
        {
            var theirs = Manifest.Load(source.ManifestPath, manifest?.Server);
            manifest ??= Manifest.Open(target.ManifestPath, theirs.Server);
            parts++;
            var before = left.Count;
            foreach (var entry in theirs.Entries.OrderBy(static entry => entry.Path, StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Take(source, entry)) files++;
                else left.Add(entry.Path);
            }

            // What was not taken keeps its manifest, so that nothing of it is fetched again.
            if (left.Count == before) File.Delete(source.ManifestPath);
        }

        Clear(source);
    }

    private bool Take(TreeFolder source, ManifestEntry entry)
    {
        var (from, to) = (new FileInfo(source.PlaceOf(entry.Path)), new FileInfo(target.PlaceOf(entry.Path)));
        var known = manifest!.Find(entry.Uri);
        var isThere = known is { } mine && mine.Path == entry.Path && mine.IsUntouched(to);
        if (!entry.IsUntouched(from)) return isThere && !from.Exists;
        if (isThere)
        {
            // The same file, fetched once more by a part that was repeated; another one of the same name stays where it is.
            if (known!.Size != entry.Size || known.Md5 != entry.Md5) return false;
            from.Delete();
            return true;
        }

        if (to.Exists) return false;
        manifest.Add(entry);
        to.Directory!.Create();
        from.MoveTo(to.FullName);
        return true;
    }

    private void Finish()
    {
        if (manifest is null) return;
        manifest.Compact();
        OwnFile.Write(target.SumsPath, Md5Sums.Of(manifest.Entries));
    }

    /// <summary>Removes the part's own files, and folders in which nothing is left.</summary>
    private static void Clear(TreeFolder source)
    {
        if (File.Exists(source.ManifestPath)) return;
        Directory.Delete(source.OwnPath, recursive: true);
        foreach (var folder in Directory.EnumerateDirectories(source.Path, "*", SearchOption.AllDirectories)
            .OrderByDescending(static folder => folder.Length).Append(source.Path))
        {
            if (!Directory.EnumerateFileSystemEntries(folder).Any()) Directory.Delete(folder);
        }
    }
}
