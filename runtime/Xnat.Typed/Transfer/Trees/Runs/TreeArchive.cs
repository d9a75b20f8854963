using System.Collections.Concurrent;
using System.Diagnostics;

namespace Xnat.Typed;

/// <summary>
/// Fetches files of a resource out of one archive while it arrives: each is noted and gets its name as soon as its digest agrees with the
/// catalog, so that an archive that breaks has brought what it brought.
/// </summary>
internal sealed class TreeArchive : IEntryTarget
{
    private readonly TreeState state;
    private readonly string key;
    private readonly ProgressMeter meter;
    private readonly Dictionary<CatalogFile, TreeFile> wanted;
    private readonly ConcurrentDictionary<string, TreeFile> parts = new(StringComparer.Ordinal);
    private readonly Action<TreeFile, DownloadedFile> placed;

    private TreeArchive(TreeState state, TreeUnit unit, string key, ProgressMeter meter, Action<TreeFile, DownloadedFile> placed)
    {
        (this.state, this.key, this.meter, this.placed) = (state, key, meter, placed);
        wanted = new(unit.Wanted.Count, ReferenceEqualityComparer.Instance);
        foreach (var file in unit.Wanted) wanted.Add(file.Listed, file);
    }

    /// <summary>What is there already was verified before; its checksum is compared all the same.</summary>
    public bool ComparesUnplaced => false;

    /// <summary>Fetches what it can; what did not come is to be fetched one by one.</summary>
    /// <param name="state">The run.</param>
    /// <param name="unit">The resource.</param>
    /// <param name="key">The object in whose listing it is.</param>
    /// <param name="placed">Called for each file that has its name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task RunAsync(
        TreeState state, TreeUnit unit, string key, Action<TreeFile, DownloadedFile> placed, CancellationToken cancellationToken)
    {
        var connection = state.Connection;
        var options = new DownloadOptions { Catalog = state.Options.Catalog };
        var catalog = new ArchiveCatalog(unit.Listed, options, connection.Options.Limits);
        await state.Gate.EnterAsync(cancellationToken).ConfigureAwait(false);
        var part = state.Meter.Begin(unit.Wanted[0].Path, unit.Bytes);
        var archive = new TreeArchive(state, unit, key, part, placed);
        var (begun, before) = (Stopwatch.GetTimestamp(), state.Meter.Bytes);
        try
        {
            var arriving = new StreamedArchive(
                connection, unit.Address, catalog, state.Meter.Unheard(), state.Packing.IsCompressed);
            await arriving.ReceiveAsync(archive, cancellationToken).ConfigureAwait(false);
            state.Packing.Came(state.Meter.Bytes - before, begun);
        }
        catch (XnatException e) when (e is not XnatAuthenticationException && !TreeState.IsOfDisk(e))
        {
            // Each file that did not come is asked for by itself, and says then what is wrong with it.
        }
        finally
        {
            state.Gate.Exit();
            foreach (var left in archive.parts.Keys) Placement.TryDelete(left);
            state.Meter.End(part, 0);
        }
    }

    public string? PlaceOf(string entryName, CatalogFile? listed)
    {
        if (listed is null || !wanted.TryGetValue(listed, out var file)) return null;
        var part = state.Folder.PartOf(file.Path);
        // A second one of the name is read over while the first is written.
        return parts.TryAdd(part, file) ? part : null;
    }

    public void Complete(IReadOnlyList<ReceivedEntry> entries)
    {
        var came = new List<(TreeFile File, VerifiedPart Part)>(entries.Count);
        foreach (var entry in entries)
        {
            // The catalog may list two files that an archive calls by one name.
            if (entry is { Path: { } path, Md5: not null, Listed: { } listed } && parts.TryGetValue(path, out var file)
                && ReferenceEquals(listed, file.Listed) && PartOf(file, entry, path) is { } part) came.Add((file, part));
        }

        Placement.Place(state, [.. came.Select(static one => one.Part)]);
        foreach (var (file, part) in came)
        {
            parts.TryRemove(part.Path, out _);
            meter.Add(part.Entry.Size);
            placed(file, new(file.Path, file.Uri, FileOutcome.Fetched, part.Entry.Size) { VerifiedBy = VerifiedBy.Digest });
        }
    }

    private VerifiedPart? PartOf(TreeFile file, ReceivedEntry entry, string path)
    {
        try
        {
            var noted = new ManifestEntry(file.Path, file.Uri, key, entry.Length)
            {
                Md5 = entry.Md5, By = VerifiedBy.Digest, Written = entry.Written,
            };
            return new(noted, path, Placement.RequireFreePlace(state, file.Path));
        }
        catch (XnatException e) when (!TreeState.IsOfDisk(e))
        {
            // Something stands in its place, which is said when the file is asked for by itself.
            return null;
        }
    }
}
