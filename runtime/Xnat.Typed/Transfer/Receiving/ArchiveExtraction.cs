using System.IO.Compression;

namespace Xnat.Typed;

/// <summary>
/// An archive that has arrived, held to its catalog: names and lengths before anything of it is unpacked, digests while it is.
/// </summary>
internal sealed class ArchiveExtraction : IDisposable
{
    private readonly ZipSource source;
    private readonly ArchiveCatalog catalog;
    private readonly List<ZipEntry> entries;
    private readonly CatalogMatch match;
    private readonly EntryCopy copy = new();
    private readonly List<string> unlisted = [];

    private ArchiveExtraction(ZipSource source, ArchiveCatalog catalog, List<ZipEntry> entries)
    {
        this.source = source;
        this.catalog = catalog;
        this.entries = entries;
        match = new(catalog, entries);
        foreach (var entry in entries) Bytes = Bytes > long.MaxValue - entry.Length ? long.MaxValue : Bytes + entry.Length;
    }

    /// <summary>Length of all files, as the archive says it.</summary>
    public long Bytes { get; }

    /// <summary>Reads the directory and compares it with the catalog.</summary>
    /// <exception cref="XnatContentException">The archive is cut, broken, built to deceive, or not what the catalog lists.</exception>
    public static ArchiveExtraction Open(FileStream file, ArchiveCatalog catalog, XnatLimits limits, string route)
    {
        var zip = new ZipSource(file.SafeFileHandle, file.Length, route);
        var files = ZipDirectory.Read(zip, catalog.MostEntries, limits);
        files.RemoveAll(static entry => entry.IsFolder);
        if (files.Count == 0) throw Empty(route);
        var archive = new ArchiveExtraction(zip, catalog, files);
        archive.RequireCatalog();
        return archive;
    }

    public static XnatContentException Empty(string route) =>
        new($"The archive from {route} holds no files; nothing was kept. List the resources of the object.") { Route = route };

    /// <summary>Whether all that is in it stands below a folder of this name.</summary>
    public bool IsOf(string root) => entries.TrueForAll(entry => entry.Name.StartsWith(root + "/", StringComparison.Ordinal));

    /// <summary>Unpacks everything into nothing, to know that all of it is there.</summary>
    public Task<DownloadResult> CheckAsync(CancellationToken cancellationToken) => RunAsync(static _ => null, cancellationToken);

    /// <summary>Unpacks everything into a folder.</summary>
    /// <param name="folder">An empty folder of our own.</param>
    /// <param name="rootFolder">Takes the place of the first folder of each name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<DownloadResult> ExtractAsync(string folder, string? rootFolder, CancellationToken cancellationToken)
    {
        var root = rootFolder is null ? null : SafePath.FileName(rootFolder);
        return RunAsync(name => SafePath.Inside(folder, root is null ? name : $"{root}/{CatalogMatch.BelowRoot(name)}"), cancellationToken);
    }

    public void Dispose() => copy.Dispose();

    private async Task<DownloadResult> RunAsync(Func<string, string?> place, CancellationToken cancellationToken)
    {
        VerifiedBy? by = VerifiedBy.Digest;
        for (var at = 0; at < entries.Count; at++)
        {
            var (entry, expected) = (entries[at], match.Rows[at]?.Expected ?? default);
            var digest = await UnpackAsync(entry, place(entry.Name), expected.Digest is not null, cancellationToken).ConfigureAwait(false);
            var isListed = match.Rows[at] is not null || !catalog.HasPaths;
            by = DownloadResult.Weaker(by, expected.By);
            if (isListed && expected.Difference(entry.Length, digest) is null) continue;
            if (!catalog.IsLenient) throw Differs(0, 0, 1);
            unlisted.Add(entry.Name);
        }

        if (!catalog.HasPaths) by = catalog.Bytes is null ? null : VerifiedBy.Length;
        return new("", entries.Count, Bytes) { VerifiedBy = by, Missing = match.Missing, Unlisted = unlisted };
    }

    private async Task<string> UnpackAsync(ZipEntry entry, string? path, bool computesDigest, CancellationToken cancellationToken)
    {
        try
        {
            Stream packed = source.Open(entry);
            if (entry.IsDeflated) packed = new DeflateStream(packed, CompressionMode.Decompress);
            await using (packed.ConfigureAwait(false))
            {
                var target = path is null ? Stream.Null : Create(path);
                await using (target.ConfigureAwait(false))
                {
                    var digest = await copy.CopyAsync(packed, target, entry, computesDigest, cancellationToken).ConfigureAwait(false);
                    return digest ?? throw source.Broken();
                }
            }
        }
        catch (InvalidDataException e)
        {
            throw source.Broken(e);
        }
    }

    private static FileStream Create(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw new XnatException(
                "A file of the archive cannot be written; check the free space, the length of the folder's path, " +
                "and that no two names differ only in " +
                "what this system ignores. Nothing was kept.",
                DiskFailure.WithoutPath(e));
        }
    }

    private void RequireCatalog()
    {
        if (Bytes > catalog.MostBytes || (!catalog.IsLenient && !catalog.HasPaths && !IsAsMany())) throw Differs(0, 0, 0);
        if (catalog.IsLenient || !catalog.HasPaths) return;
        var missing = match.Missing.Count;
        var foreign = match.Rows.Count(static row => row is null);
        var other = entries.Where((entry, at) => match.Rows[at]?.Expected.Size is { } size && size != entry.Length).Count();
        if (missing + foreign + other > 0) throw Differs(missing, foreign, other);
    }

    private bool IsAsMany() => entries.Count == catalog.Files.Count && (catalog.Bytes is null || catalog.Bytes == Bytes);

    private XnatContentException Differs(int missing, int foreign, int other)
    {
        var listed = catalog.Bytes?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown";
        var details = missing + foreign + other == 0
            ? ""
            : $" {missing} of the listed files are missing, {foreign} files are not listed, {other} have another length or digest.";
        var message =
            $"The archive from {source.Route} holds {entries.Count} files of {Bytes} bytes, " +
            $"and the catalog lists {catalog.Files.Count} of {listed}; " +
            $"nothing was kept.{details} Try again; if it stays so, refresh the catalog on the server, " +
            "or set DownloadOptions.Catalog to Lenient.";
        return new(message) { Route = source.Route };
    }
}
