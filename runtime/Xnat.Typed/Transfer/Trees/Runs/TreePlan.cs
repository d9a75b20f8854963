namespace Xnat.Typed;

/// <summary>
/// Says what a download would do without doing it: the catalogs are read and the folder is looked at, no file is opened and none written.
/// </summary>
internal sealed class TreePlan
{
    private readonly Lock counting = new();
    private readonly DirectoryOptions options;
    private readonly TreeFolder? folder;
    private readonly Manifest? manifest;
    private readonly TreePaths paths = new();
    private readonly NameNumbers names = new();
    private DownloadPlan plan = new();

    private TreePlan(DirectoryOptions options, TreeFolder? folder)
    {
        (this.options, this.folder) = (options, folder);
        if (folder is null || !File.Exists(folder.ManifestPath)) return;
        manifest = Manifest.Load(folder.ManifestPath, null);
        names = manifest.Names;
        foreach (var entry in manifest.Entries) paths.Remember(entry.Uri, entry.Path);
    }

    /// <param name="roots">The objects.</param>
    /// <param name="folder">Where to; <see langword="null"/> where all files come, as into an archive.</param>
    /// <param name="options">What of them.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">The folder has a manifest of another version, or none that can be read.</exception>
    /// <exception cref="XnatException">A listing failed.</exception>
    public static Task<DownloadPlan> ReadAsync(
        TreeRoots roots, string? folder, DirectoryOptions options, CancellationToken cancellationToken) =>
        DiskFailure.GuardAsync(async () =>
        {
            var checkedOptions = DirectoryOptions.Checked(options);
            var reading = new TreePlan(checkedOptions, folder is null ? null : new(Path.GetFullPath(folder)));
            var found = await TreeRun.ListAsync(roots, checkedOptions, cancellationToken).ConfigureAwait(false);
            var objects = new TreeNaming(checkedOptions.Layout, reading.NumberOf).Of(found);
            await Parallel.ForEachAsync(
                objects,
                new ParallelOptions { MaxDegreeOfParallelism = checkedOptions.MaxConcurrency, CancellationToken = cancellationToken },
                async (item, token) => await reading.AddAsync(item, token).ConfigureAwait(false)).ConfigureAwait(false);
            return reading.plan with { Objects = objects.Count };
        });

    // Nothing is written for a plan.
    private int NumberOf(string name, string owner)
    {
        var named = names.Of(name, owner);
        names.TryKeep(named);
        return named.Number;
    }

    private async Task AddAsync(TreeObject item, CancellationToken cancellationToken)
    {
        var selection = await TreeSelection.ReadAsync(item, options, cancellationToken).ConfigureAwait(false);
        CatalogFile? listed = null;
        foreach (var file in await selection.ListAsync([], cancellationToken).ConfigureAwait(false))
        {
            listed = CatalogFile.Of(file, listed);
            if (selection.NamesOf(file, listed) is not { } names) continue;
            var path = paths.PathOf(file.Uri, options.Layout, names, file.Path);
            lock (counting) plan = Counted(file, path);
        }
    }

    private DownloadPlan Counted(XnatFile file, string path)
    {
        if (folder is null) return plan with { Missing = plan.Missing.With(file) };
        var here = new FileInfo(folder.PlaceOf(path));
        if (!here.Exists || FileKind.IsLink(here)) return plan with { Missing = plan.Missing.With(file) };
        return options.IfExists == IfExists.Skip || IsSame(file, path, here)
            ? plan with { There = plan.There.With(file) }
            : plan with { Differing = plan.Differing.With(file) };
    }

    /// <summary>By what an earlier run noted, or else by length alone: a digest would mean to read all that is there.</summary>
    private bool IsSame(XnatFile file, string path, FileInfo here)
    {
        var there = file.Expected;
        var noted = manifest?.Find(path) is { } entry && entry.Uri == file.Uri && entry.IsUntouched(here) ? entry : null;
        if (noted is { Md5: { } md5 } && there.Digest is { } digest) return Md5Digest.AreEqual(digest, md5);
        return there.Size is null || there.Size == here.Length || (noted is not null && options.Catalog == CatalogCheck.Lenient);
    }
}
