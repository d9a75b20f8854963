using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Lists the files of an object and picks those that are wanted, each with what it is called after.</summary>
internal sealed class TreeSelection
{
    private readonly DirectoryOptions options;
    private readonly TreeObject of;
    private readonly Dictionary<string, ImageScanData> scans = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> assessors = new(StringComparer.Ordinal);

    // Files of one resource come one after the other.
    private (XnatFile File, CatalogFile Listed, TreeNames? Names)? last;

    private TreeSelection(TreeObject of, DirectoryOptions options) => (this.of, this.options) = (of, options);

    /// <summary>Reads what the server says of the scans and assessors of an object.</summary>
    public static async Task<TreeSelection> ReadAsync(TreeObject of, DirectoryOptions options, CancellationToken cancellationToken)
    {
        var selection = new TreeSelection(of, options);
        if ((of.Item as ImageScanData ?? of.Location.Owner as ImageScanData) is { } alone) selection.scans.TryAdd(IdOf(alone), alone);
        if (of.Item is not ImageSessionData session || of.IsOwnOnly) return selection;
        foreach (var scan in await TreeObjects.SurelyAsync(session, session.Scans, cancellationToken).ConfigureAwait(false))
            selection.scans.TryAdd(IdOf(scan), scan);
        if (!options.Assessors) return selection;
        foreach (var assessor in await TreeObjects.SurelyAsync(session, session.Assessors, cancellationToken).ConfigureAwait(false))
        {
            if (assessor.Raw.TryGetRead("ID", out var id) && assessor.Raw.TryGetRead("label", out var label) && id is not null)
                selection.assessors.TryAdd(id, string.IsNullOrEmpty(label) ? id : label);
        }

        return selection;
    }

    /// <summary>By what files of this listing are known together: what it lists depends on what is wanted.</summary>
    public string Key => !IsWhole ? TreeCatalog.KeyOfOwn(of.Location.Address)
        : options.OwnResources || options.Assessors || options.Reconstructions ? TreeCatalog.KeyOfAll(of.Location.Address)
        : TreeCatalog.KeyOfScans(of.Location.Address);

    private bool IsWhole => of.Item is ImageSessionData && !of.IsOwnOnly;

    /// <summary>The catalog: all files of the object, wanted or not.</summary>
    /// <param name="before">What it was before: rows that say the same give the same files.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<List<XnatFile>> ListAsync(IReadOnlyList<XnatFile> before, CancellationToken cancellationToken) =>
        TreeCatalog.ListAsync(of.Location.Connection, Key, before, cancellationToken);

    /// <summary>What all files of a file's resource are called after; <see langword="null"/> if it is not wanted.</summary>
    /// <param name="file">The file.</param>
    /// <param name="listed">The same as it is found in an archive.</param>
    public TreeNames? NamesOf(XnatFile file, CatalogFile listed)
    {
        if (last is not { } before || !IsBeside(before.File, before.Listed, file, listed))
            last = before = (file, listed, PlacedBy(file, listed));
        if (before.Names is null) return null;
        if (options.Names.Count > 0 && !options.Names.Any(pattern =>
            StarPattern.IsMatch(pattern.Contains('/', StringComparison.Ordinal) ? file.Path : file.Name, pattern))) return null;
        return options.WhereFile?.Invoke(file) == false ? null : before.Names;
    }

    private static bool IsBeside(XnatFile one, CatalogFile its, XnatFile file, CatalogFile listed) =>
        its.Folder.Length > 0 && its.Folder == listed.Folder && one.Resource == file.Resource
        && one.ResourceNumber == file.ResourceNumber && one.Format == file.Format;

    private TreeNames? PlacedBy(XnatFile file, CatalogFile listed)
    {
        var names = of.Names with { Resource = file.Resource ?? file.ResourceNumber, Format = file.Format };
        if (!Fits(options.Resources, names.Resource) || !Fits(options.Formats, file.Format)) return null;
        return PlacedBy(listed.Folder.Length > 0 ? listed.Folder : file.Uri, listed, names);
    }

    private TreeNames? PlacedBy(string address, CatalogFile listed, TreeNames names)
    {
        if (AssessorOf(address) is { } assessor)
        {
            if (of.Item is ImageSessionData && !options.Assessors) return null;
            return of.Item is ImageSessionData
                ? names with { Assessor = assessors.GetValueOrDefault(assessor.Id, assessor.Id), Side = assessor.Side }
                : names;
        }

        return listed.Kind switch
        {
            "scans" => OfScan(listed.Owner, names),
            "reconstructions" when of.Item is ImageSessionData && !options.Reconstructions => null,
            "reconstructions" => names with
            {
                Kind = "reconstructions", Scan = listed.Owner, Side = listed.Between.TrimEnd('/') is { Length: > 0 } side ? side : null,
            },
            _ => of.Item is ImageSessionData && !options.OwnResources ? null : names,
        };
    }

    private TreeNames? OfScan(string id, TreeNames names)
    {
        var scan = scans.GetValueOrDefault(id);
        var (type, quality) = (TextOf(scan, "type"), TextOf(scan, "quality"));
        if (!Fits(options.ScanTypes, type) || !Fits(options.Qualities, quality)) return null;
        if (options.WhereScan is { } where && (scan is null || !where(scan))) return null;
        return names with { Kind = "scans", Scan = id, Type = type, Quality = quality };
    }

    private (string Id, string? Side)? AssessorOf(string uri)
    {
        var at = uri.IndexOf("/assessors/", StringComparison.Ordinal);
        if (at >= 0)
        {
            var rest = uri[(at + 11)..].Split('/');
            return (rest[0], rest.Length > 1 && rest[1] is "out" or "in" ? rest[1] : null);
        }

        // In listings of several resources an assessor is an experiment of its own.
        if (of.Item is not ImageSessionData || assessors.Count == 0) return null;
        var pieces = uri.Split('/');
        var experiment = Array.IndexOf(pieces, "experiments");
        return experiment >= 0 && experiment + 1 < pieces.Length && assessors.ContainsKey(pieces[experiment + 1])
            ? (pieces[experiment + 1], null)
            : null;
    }

    private static bool Fits(IReadOnlyList<string> patterns, string? text) =>
        patterns.Count == 0 || patterns.Any(pattern => text is not null && StarPattern.IsMatch(text, pattern));

    private static string IdOf(ImageScanData scan) => TextOf(scan, "ID") ?? "";

    private static string? TextOf(ImageScanData? scan, string field) =>
        scan is not null && scan.Raw.TryGetRead(field, out var text) && !string.IsNullOrEmpty(text) ? text : null;
}
