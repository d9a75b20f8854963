using System.Collections.Concurrent;

namespace Xnat.Typed;

/// <summary>Compares a folder with its manifest, and with the server where that is wanted. It writes nothing.</summary>
internal sealed class TreeVerification
{
    private readonly TreeFolder folder;
    private readonly Manifest manifest;
    private readonly VerifyOptions options;
    private readonly ProgressMeter meter;

    private TreeVerification(TreeFolder folder, Manifest manifest, VerifyOptions options, IProgress<TransferProgress>? progress)
    {
        (this.folder, this.manifest, this.options) = (folder, manifest, options);
        meter = new(progress, manifest.Entries.Sum(static entry => entry.Size));
    }

    /// <exception cref="ArgumentException">There is no manifest in the folder.</exception>
    /// <exception cref="InvalidOperationException">The manifest is none, or of another server or version.</exception>
    public static Task<VerifyReport> RunAsync(
        string folder,
        XnatConnection? connection,
        VerifyOptions? options,
        IProgress<TransferProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var checkedOptions = VerifyOptions.Checked(options);
        var tree = new TreeFolder(Path.GetFullPath(folder));
        if (!File.Exists(tree.ManifestPath))
        {
            throw new ArgumentException(
                $"In {folder} is no .xnat/manifest.jsonl, so nobody knows what was downloaded. Give the folder of a download.",
                nameof(folder));
        }

        return DiskFailure.GuardAsync(() =>
        {
            var noted = Manifest.Load(tree.ManifestPath, connection?.Server);
            return new TreeVerification(tree, noted, checkedOptions, progress).RunAsync(connection, cancellationToken);
        });
    }

    private async Task<VerifyReport> RunAsync(XnatConnection? connection, CancellationToken cancellationToken)
    {
        meter.Enter(TransferPhase.Listing);
        var there = connection is null ? null : await ListAsync(connection, cancellationToken).ConfigureAwait(false);
        meter.Enter(TransferPhase.Checking);
        var files = new ConcurrentBag<VerifiedFile>();
        await Parallel.ForEachAsync(
            manifest.Entries,
            Parallelism(cancellationToken),
            async (entry, token) => files.Add(await VerifyAsync(entry, there, token).ConfigureAwait(false))).ConfigureAwait(false);
        meter.Finish();
        return new([.. files.OrderBy(static file => file.Path, StringComparer.Ordinal)])
        {
            Unknown = Unknown(), ForeignLines = manifest.Foreign,
        };
    }

    private ParallelOptions Parallelism(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = options.MaxConcurrency, CancellationToken = cancellationToken };

    private async Task<VerifiedFile> VerifyAsync(
        ManifestEntry entry, ConcurrentDictionary<string, ExpectedFile>? there, CancellationToken cancellationToken)
    {
        // Which files a sample holds need not be foretold by anybody, and is no secret.
        var reads = entry.Md5 is not null && (options.Sample >= 1 || Random.Shared.NextDouble() < options.Sample);
        var verdict = await HereAsync(entry, reads, cancellationToken).ConfigureAwait(false);
        if (verdict == FileVerdict.Same && there is not null) verdict = There(entry, there);
        meter.Add(entry.Size);
        meter.Keep(1);
        return new(entry.Path, verdict, reads);
    }

    private async Task<FileVerdict> HereAsync(ManifestEntry entry, bool reads, CancellationToken cancellationToken)
    {
        var place = folder.PlaceOf(entry.Path);
        var file = new FileInfo(place);
        if (!file.Exists) return Directory.Exists(place) ? FileVerdict.Changed : FileVerdict.MissingHere;
        if (FileKind.IsLink(place) || !FileKind.IsFree(place) || file.Length != entry.Size) return FileVerdict.Changed;
        if (!reads) return entry.IsUntouched(file) ? FileVerdict.Same : FileVerdict.Changed;
        try
        {
            return Md5Digest.AreEqual(await LocalDigest.OfAsync(place, cancellationToken).ConfigureAwait(false), entry.Md5!)
                ? FileVerdict.Same
                : FileVerdict.Changed;
        }
        catch (XnatException)
        {
            return FileVerdict.Unreadable;
        }
    }

    private static FileVerdict There(ManifestEntry entry, ConcurrentDictionary<string, ExpectedFile> there)
    {
        if (!there.TryGetValue(entry.Uri, out var file)) return FileVerdict.MissingThere;
        var isOther = (file.Size is { } size && size != entry.Size)
            || (file.Digest is { } digest && entry.Md5 is { } md5 && !Md5Digest.AreEqual(digest, md5));
        return isOther ? FileVerdict.ChangedThere : FileVerdict.Same;
    }

    private async Task<ConcurrentDictionary<string, ExpectedFile>> ListAsync(XnatConnection connection, CancellationToken cancellationToken)
    {
        var there = new ConcurrentDictionary<string, ExpectedFile>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            manifest.Entries.Select(static entry => entry.Object).Distinct(StringComparer.Ordinal),
            Parallelism(cancellationToken),
            async (key, token) =>
            {
                foreach (var file in await TreeCatalog.ReadAsync(connection, key, token).ConfigureAwait(false))
                    there[file.Uri] = file.Expected;
            }).ConfigureAwait(false);
        return there;
    }

    private List<string> Unknown()
    {
        var known = manifest.Entries.Select(static entry => entry.Path).ToHashSet(StringComparer.Ordinal);
        var all = new EnumerationOptions
        {
            RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true,
        };
        return
        [
            .. Directory.EnumerateFiles(folder.Path, "*", all)
                .Select(file => Path.GetRelativePath(folder.Path, file).Replace(Path.DirectorySeparatorChar, '/'))
                .Where(file => !file.StartsWith(TreeFolder.Own + "/", StringComparison.Ordinal) && !known.Contains(file))
                .Order(StringComparer.Ordinal),
        ];
    }
}
