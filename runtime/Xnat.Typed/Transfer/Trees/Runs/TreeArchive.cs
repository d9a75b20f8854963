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
    private readonly TreeUnit unit;
    private readonly string key;
    private readonly ProgressMeter meter;
    private readonly string owner;
    private readonly Dictionary<string, Dictionary<string, TreeFile>> bySuffix = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TreeFile> parts = new(StringComparer.Ordinal);
    private readonly Action<TreeFile, DownloadedFile> placed;

    private TreeArchive(TreeState state, TreeUnit unit, string key, ProgressMeter meter, Action<TreeFile, DownloadedFile> placed)
    {
        (this.state, this.unit, this.key, this.meter, this.placed) = (state, unit, key, meter, placed);
        owner = unit.Wanted[0].Listed.Owner;
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
        var catalog = new ArchiveCatalog(CatalogFile.Of(unit.Listed), options, connection.Options.Limits);
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

    public string? PlaceOf(string entryName)
    {
        if (FileOf(entryName) is not { } file) return null;
        var part = state.Folder.PartOf(file.Path);
        // A second one of the name is read over while the first is written.
        return parts.TryAdd(part, file) ? part : null;
    }

    public void Complete(ReceivedEntry entry)
    {
        if (entry is not { Path: { } part, Md5: { } md5, Listed: { } listed } || !parts.TryGetValue(part, out var file)) return;
        // The catalog may list two files that an archive calls by one name.
        if (listed.Path != file.File.Path || file.File.Expected.Difference(entry.Length, md5) is not null) return;
        Placement.Place(
            state,
            new(file.Path, file.Uri, key, entry.Length) { Md5 = md5, By = VerifiedBy.Digest, Written = entry.Written },
            part);
        parts.TryRemove(part, out _);
        meter.Add(entry.Length);
        placed(file, new(file.Path, file.Uri, FileOutcome.Fetched, entry.Length) { VerifiedBy = VerifiedBy.Digest });
    }

    private TreeFile? FileOf(string entryName)
    {
        var name = CatalogMatch.KeyOf(entryName);
        var suffix = "";
        if (!name.StartsWith("resources/", StringComparison.Ordinal) && name.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0)
        {
            var rest = name.AsSpan(slash + 1);
            var folder = rest.IndexOf('/') is var end and >= 0 ? rest[..end] : rest;
            if (!folder.StartsWith(owner, StringComparison.Ordinal)) return null;
            suffix = folder[owner.Length..].ToString();
        }

        if (!bySuffix.TryGetValue(suffix, out var wanted)) bySuffix.Add(suffix, wanted = NamesWith(suffix));
        return wanted.GetValueOrDefault(name);
    }

    private Dictionary<string, TreeFile> NamesWith(string suffix)
    {
        var names = new Dictionary<string, TreeFile>(StringComparer.Ordinal);
        foreach (var file in unit.Wanted)
        {
            names[file.Listed.NameWith(suffix)] = file;
            // Whether addresses in catalogs are escaped depends on who wrote the catalog; names in archives never are.
            if (file.Listed.Unescaped is { } plain) names.TryAdd(plain.NameWith(suffix), file);
        }

        return names;
    }
}
