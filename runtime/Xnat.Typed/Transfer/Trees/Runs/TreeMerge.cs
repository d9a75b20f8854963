namespace Xnat.Typed;

/// <summary>
/// Moves the files of folders that were downloaded by parts of one work into one folder, and makes one manifest of theirs. A file that is
/// named in the target's manifest and not yet moved is moved by the next run. Of a part that has not come to its end the record goes along,
/// and what came of large files: a download into the target goes on with them.
/// </summary>
internal sealed class TreeMerge : IDisposable
{
    private readonly TreeFolder target;
    private readonly List<string> left = [];
    private readonly List<string> unfinished = [];
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
            if (merge.manifest is { } whole) await whole.CompactAsync(goal.SumsPath).ConfigureAwait(false);
            return new(goal.Path, merge.parts, merge.files, merge.left)
            {
                UnfinishedParts = merge.unfinished, Unfinished = UnfinishedRuns.LeftIn(goal),
            };
        }
    }

    public void Dispose() => manifest?.Dispose();

    private async Task TakeAsync(string folder, CancellationToken cancellationToken)
    {
        var source = new TreeFolder(Path.GetFullPath(folder));
        if (source.Path == target.Path) throw new ArgumentException("A folder cannot be merged into itself.", nameof(folder));
        if (!File.Exists(source.ManifestPath))
        {
            // Merged by an earlier run, or a part without objects; unless it was killed before it knew what there is.
            if (File.Exists(source.HolderPath)) unfinished.Add(source.Path);
            return;
        }

        var held = TreeLock.Take(source, folder);
        await using (held.ConfigureAwait(false))
        {
            var theirs = Manifest.Load(source.ManifestPath, manifest?.Server);
            manifest ??= Manifest.Open(target.ManifestPath, theirs.Server);
            parts++;
            var before = left.Count;
            if (NotedRuns.Join(target, source)) unfinished.Add(source.Path);
            // What was verified and noted, and had not its name yet when the run was killed.
            if (Directory.Exists(source.PartsPath)) Recovery.Run(source, theirs);
            var refused = RefusedOf(theirs);
            foreach (var entry in theirs.Entries.OrderBy(static entry => entry.Path, StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!refused.Contains(entry.Path) && Take(source, entry)) files++;
                else left.Add(entry.Path);
            }

            MoveParts(source);
            // After all that it speaks of, so that a merge that is killed does it again.
            File.Delete(source.RunPath);
            // What was not taken keeps its manifest, so that nothing of it is fetched again.
            if (left.Count == before) File.Delete(source.ManifestPath);
        }

        Clear(source);
    }

    /// <summary>
    /// Files of subjects and sessions whose name another one has in the target: labels are unique in a project alone, and the files of two
    /// persons must not get into one folder.
    /// </summary>
    private HashSet<string> RefusedOf(Manifest theirs)
    {
        var refused = new List<NamedObject>();
        foreach (var named in theirs.Names.All)
        {
            if (refused.Exists(named.IsBelow) || !manifest!.TryName(named)) refused.Add(named);
        }

        if (refused.Count == 0) return [];
        bool IsOf(string address) => refused.Exists(named => $"/{address}/".Contains($"/{named.Owner}/", StringComparison.Ordinal));
        // Of one listing all are the same session's, whatever their own addresses say.
        var objects = theirs.Entries.Where(entry => IsOf(entry.Uri) || IsOf(entry.Object)).Select(static entry => entry.Object)
            .ToHashSet(StringComparer.Ordinal);
        return theirs.Entries.Where(entry => objects.Contains(entry.Object)).Select(static entry => entry.Path)
            .ToHashSet(StringComparer.Ordinal);
    }

    private bool Take(TreeFolder source, ManifestEntry entry)
    {
        var (from, to) = (new FileInfo(source.PlaceOf(entry.Path)), new FileInfo(target.PlaceOf(entry.Path)));
        var known = manifest!.Find(entry.Path);
        var isThere = known is { } mine && mine.Uri == entry.Uri && mine.IsUntouched(to);
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

    /// <summary>Parts of large files and their notes are found by the paths of the files, which are the same in the target.</summary>
    private void MoveParts(TreeFolder source)
    {
        if (!Directory.Exists(source.PartsPath)) return;
        foreach (var note in Directory.GetFiles(source.PartsPath, "*" + PartNote.Suffix))
        {
            var part = note[..^PartNote.Suffix.Length];
            var goal = Path.Combine(target.PartsPath, Path.GetFileName(part));
            // What the target has is of a run of its own.
            if (!File.Exists(part) || File.Exists(goal)) continue;
            Directory.CreateDirectory(target.PartsPath);
            // The note last: a part without one is nothing, and one that is moved by half is fetched again.
            File.Move(part, goal);
            File.Move(note, goal + PartNote.Suffix, overwrite: true);
        }
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
