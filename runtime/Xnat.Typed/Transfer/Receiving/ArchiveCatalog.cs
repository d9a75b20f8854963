namespace Xnat.Typed;

/// <summary>What a catalog promises of an archive, and how much it may therefore send.</summary>
internal sealed class ArchiveCatalog
{
    private readonly DownloadOptions options;
    private readonly XnatLimits limits;

    public ArchiveCatalog(IReadOnlyList<CatalogFile> files, DownloadOptions options, XnatLimits limits)
    {
        Files = options.CompareDigests
            ? files
            : [.. files.Select(static file => file with { Expected = file.Expected.WithoutDigest() })];
        HasPaths = files.All(static file => file.Path is not null);
        this.options = options;
        this.limits = limits;
        Bytes = 0;
        foreach (var file in Files) Bytes = file.Expected.Size is { } size && Bytes is { } sum ? Add(sum, size) : null;
    }

    public IReadOnlyList<CatalogFile> Files { get; }

    /// <summary>Length of all files, where it is known of each.</summary>
    public long? Bytes { get; }

    public bool IsLenient => options.Catalog == CatalogCheck.Lenient;

    /// <summary>
    /// Whether files can be told by their names; where the catalog has no addresses, numbers and lengths are compared alone.
    /// </summary>
    public bool HasPaths { get; }

    /// <summary>How many bytes of files are written at most.</summary>
    public long MostBytes => Bytes is not { } bytes ? long.MaxValue : IsLenient ? Add(Add(bytes, bytes), limits.ArchiveSlack) : bytes;

    /// <summary>
    /// How many bytes are unpacked at most. An archive of other files than the catalog's is read to its end, to say how they differ, as
    /// long as it is not much larger.
    /// </summary>
    public long MostUnpacked => Bytes is null || IsLenient ? MostBytes : Add(MostBytes, limits.ArchiveSlack);

    /// <summary>How long the archive may be. Packing can make bytes more, by an eighth at worst.</summary>
    public long MostReceived
    {
        get
        {
            var overhead = Add(limits.ArchiveSlack, (long)limits.ArchiveOverheadPerFile * Files.Count);
            return MostBytes == long.MaxValue ? long.MaxValue : Add(Add(MostBytes, MostBytes / 8), overhead);
        }
    }

    /// <summary>How many entries are read at most, folders included.</summary>
    public long MostEntries => (2L * Files.Count) + 1024;

    public static async Task<ArchiveCatalog> ReadAsync(
        XnatConnection connection, string address, DownloadOptions options, CancellationToken cancellationToken)
    {
        // Guests see fewer files, and a session that has died is a guest's on an open site.
        var files = await connection.ReadSurelyAsync(
            token => FileListing.ReadAsync(connection, address, null, token).ToListAsync(token).AsTask(),
            static files => files.Count == 0,
            cancellationToken).ConfigureAwait(false);
        return new(CatalogFile.Of(files), options, connection.Options.Limits);
    }

    /// <summary>Says that an archive holds too much.</summary>
    /// <param name="most">The bound that it went beyond.</param>
    /// <param name="route">Where it comes from.</param>
    public XnatContentException TooLong(long most, string route) => new(
        $"The archive from {route} is longer than {most} bytes, and the catalog lists {CountText.Of(Files.Count, "file")} of {Bytes}; " +
        "nothing was kept. If the catalog is stale, refresh it on the server or set DownloadOptions.Catalog to Lenient.")
    {
        Route = route,
    };

    private static long Add(long left, long right) => left > long.MaxValue - right ? long.MaxValue : left + right;
}
