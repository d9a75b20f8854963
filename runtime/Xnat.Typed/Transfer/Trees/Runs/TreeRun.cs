using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>One download into a folder.</summary>
internal sealed class TreeRun
{
    private readonly TreeFolder folder;
    private readonly string shown;
    private readonly DirectoryOptions options;
    private readonly TreeRoots roots;
    private readonly ProgressMeter meter;

    /// <summary>Parts with which a later run can go on; <see langword="null"/> as long as nobody knows which ones are wanted.</summary>
    private HashSet<string>? unfinished;

    /// <summary>Parts of this run's own files; <see langword="null"/> where no other run is unfinished in the folder.</summary>
    private HashSet<string>? listed;

    private TreeRun(
        TreeRoots roots, string folder, DirectoryOptions options, IProgress<TransferProgress>? progress, TimeProvider clock)
    {
        (this.roots, this.options, shown) = (roots, options, folder);
        this.folder = new(Path.GetFullPath(folder));
        meter = new(progress, null, options.RateLimit is { } limit ? new RateGate(limit, clock) : null);
    }

    /// <exception cref="InvalidOperationException">Another run holds the folder, or it is of another server.</exception>
    /// <exception cref="XnatException">The listing failed, or the folder cannot be written.</exception>
    public static Task<DownloadReport> RunAsync(
        TreeRoots roots,
        string folder,
        DirectoryOptions options,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var run = new TreeRun(roots, folder, DirectoryOptions.Checked(options), progress, TimeProvider.System);
        return DiskFailure.GuardAsync(() => run.RunAsync(cancellationToken));
    }

    /// <summary>The objects below what the caller gave, each once.</summary>
    public static async Task<IReadOnlyList<TreeObject>> ListAsync(
        TreeRoots roots, DirectoryOptions options, CancellationToken cancellationToken)
    {
        var found = await new TreeObjects(options).OfAsync(roots.Items, cancellationToken).ToListAsync(cancellationToken)
            .ConfigureAwait(false);
        return [.. found.DistinctBy(static item => (item.Location.Address, item.IsOwnOnly))];
    }

    private async Task<DownloadReport> RunAsync(CancellationToken cancellationToken)
    {
        var held = TakeFolder();
        await using (held.ConfigureAwait(false))
        {
            try
            {
                Directory.CreateDirectory(folder.PartsPath);
                meter.Grow();
                meter.Enter(TransferPhase.Listing);
                var objects = await ListAsync(roots, options, cancellationToken).ConfigureAwait(false);
                if (objects.Count == 0 && !File.Exists(folder.ManifestPath)) return new(folder.Path, []);
                return await RunAsync(objects, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                Clear();
            }
        }
    }

    private TreeLock TakeFolder()
    {
        try
        {
            Directory.CreateDirectory(folder.OwnPath);
            return TreeLock.Take(folder, shown);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw new XnatException(
                $"The folder {shown} cannot be written: check its permissions, the free space, and that no file has its name. Nothing was "
                + "downloaded.",
                DiskFailure.WithoutPath(e));
        }
    }

    private async Task<DownloadReport> RunAsync(IReadOnlyList<TreeObject> objects, CancellationToken cancellationToken)
    {
        var connection = objects.Count > 0 ? objects[0].Location.Connection : null;
        using var manifest = connection is null
            ? Manifest.Load(folder.ManifestPath, null)
            : Manifest.Open(folder.ManifestPath, connection.Server);
        RefuseFewer(objects.Count, manifest.ObjectsBelow(roots.Key));
        if (connection is null) return ReportOf(manifest, []);
        Recovery.Run(folder, manifest);
        manifest.AddRoot(roots.Key, objects.Count);
        objects = new TreeNaming(options.Layout, manifest.NumberOf).Of(objects);
        var paths = new TreePaths();
        foreach (var entry in manifest.Entries) paths.Remember(entry.Uri, entry.Path);
        using var record = RunRecord.Begin(
            folder,
            new(
                connection.Server,
                connection.Options.Clock.GetUtcNow(),
                NotedRun.RootOf(roots.Key),
                [.. objects.Select(static item => item.Uri)]),
            replacesSame: !roots.IsListing);
        using var gate = new AdaptiveGate(options.MaxConcurrency);
        var state = new TreeState
        {
            Connection = connection, Folder = folder, Shown = shown, Options = options, Manifest = manifest, Record = record,
            Space = new(folder.Path, shown), Paths = paths, Meter = meter, Gate = gate,
            Packing = new(options.CompressArchives, options.RateLimit),
        };
        var outcomes = await EachAsync(state, objects, cancellationToken).ConfigureAwait(false);
        unfinished = UnfinishedOf(state, outcomes);
        if (record.HasOthers) listed = PartsOf(outcomes.SelectMany(static item => item.Files));
        await manifest.CompactAsync(folder.SumsPath).ConfigureAwait(false);
        // One in which something failed may be gone on with.
        if (unfinished is { Count: 0 } && !outcomes.Any(IsUnfinished)) record.End();
        meter.Finish();
        return ReportOf(manifest, outcomes);
    }

    private HashSet<string>? UnfinishedOf(TreeState state, DownloadedObject[] outcomes)
    {
        if (state.Ranges.IsMissing) return [];
        if (outcomes.Any(static item => item.IsNotStarted || item.Error is not null)) return null;
        return PartsOf(outcomes.SelectMany(static item => item.Files).Where(IsUnfinished));
    }

    private HashSet<string> PartsOf(IEnumerable<DownloadedFile> files) =>
        files.Select(file => folder.PartOf(file.Path)).ToHashSet(StringComparer.Ordinal);

    private static bool IsUnfinished(DownloadedObject item) =>
        item.IsNotStarted || item.Error is not null || item.Files.Any(IsUnfinished);

    private static bool IsUnfinished(DownloadedFile file) => file.Outcome is FileOutcome.Failed or FileOutcome.NotStarted;

    private async Task<DownloadedObject[]> EachAsync(
        TreeState state, IReadOnlyList<TreeObject> objects, CancellationToken cancellationToken)
    {
        meter.Enter(TransferPhase.Transferring);
        var outcomes = new DownloadedObject[objects.Count];
        var open = objects.Count;
        if (open == 0) meter.Known();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, objects.Count),
            new ParallelOptions { MaxDegreeOfParallelism = options.MaxConcurrency, CancellationToken = cancellationToken },
            async (at, token) => outcomes[at] = await new TreeObjectRun(state, objects[at]).RunAsync(
                () =>
                {
                    if (Interlocked.Decrement(ref open) == 0) meter.Known();
                },
                token).ConfigureAwait(false)).ConfigureAwait(false);
        return outcomes;
    }

    private void RefuseFewer(int found, int before)
    {
        var isFewer = roots.IsListing ? found == 0 : found * 2L < before;
        if (options.AcceptFewer || before == 0 || !isFewer) return;
        throw new XnatContentException(
            $"The server lists {CountText.Of(found, "object")} where an earlier run into {shown} found {before}. Nothing was changed. "
            + "Look whether the account still sees them and whether they were deleted; if that is as it should be, set AcceptFewer.");
    }

    private DownloadReport ReportOf(Manifest manifest, DownloadedObject[] outcomes)
    {
        var root = roots.IsListing || options.WhereExperiment is not null ? null : roots.Key;
        var earlier = EarlierRuns.Of(manifest, folder, root, outcomes);
        return new(folder.Path, [.. outcomes, .. earlier.Missing])
        {
            EarlierCopies = earlier.Copies, Notes = [.. NotesOf(manifest.Foreign, earlier.Copies.Count)],
        };
    }

    private static IEnumerable<string> NotesOf(int foreign, int copies)
    {
        if (foreign > 0)
            yield return $"{CountText.Of(foreign, "line")} of .xnat/manifest.jsonl {(foreign == 1 ? "was" : "were")} not as written, by an "
                + "edit or a damaged disk, and not believed: files were compared anew, and what was right was written again.";
        if (copies > 0)
            yield return $"{CountText.Of(copies, "file")} {(copies == 1 ? "lies" : "lie")} in the folder under names of an earlier run as "
                + "well: a label, the subject of a session, the type of a scan or the layout has changed since. They were left as they "
                + "are; EarlierCopies has their paths. Delete them if nobody uses them.";
    }

    private void Clear()
    {
        try
        {
            if (!Directory.Exists(folder.PartsPath)) return;
            Recovery.Clear(folder, unfinished, listed);
            if (!Directory.EnumerateFileSystemEntries(folder.PartsPath).Any()) Directory.Delete(folder.PartsPath);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            // The next run clears it.
        }
    }
}
