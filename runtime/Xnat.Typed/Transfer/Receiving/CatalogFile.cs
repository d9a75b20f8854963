namespace Xnat.Typed;

/// <summary>A row of a catalog as it is needed to find its file in an archive.</summary>
/// <param name="Kind"><c>scans</c> or <c>reconstructions</c>, whose folders are named by ID and type; otherwise empty.</param>
/// <param name="Owner">ID of that scan or reconstruction.</param>
/// <param name="Between">What stands between its folder and its resources: <c>out/</c> of reconstructions.</param>
/// <param name="Resource">Label of the resource; its number where it has none.</param>
/// <param name="Path">Path within the resource; <see langword="null"/> where the catalog gives no address to take it from.</param>
/// <param name="Expected">Length and digest.</param>
internal sealed record CatalogFile(string Kind, string Owner, string Between, string Resource, string? Path, ExpectedFile Expected)
{
    /// <param name="file">The file.</param>
    /// <param name="before">The row before: mostly of the same resource, and then nearly the same.</param>
    public static CatalogFile Of(XnatFile file, CatalogFile? before = null)
    {
        var uri = file.Uri;
        // A scan may be called 'resources' or 'files' itself.
        var first = uri.IndexOf("/resources/", StringComparison.Ordinal);
        var files = first < 0 ? -1 : uri.IndexOf("/files/", first, StringComparison.Ordinal);
        var path = files < 0 ? null : file.Path;
        var folder = files < 0 ? "" : uri.AsSpan(0, files);
        var resource = file.Resource ?? file.ResourceNumber ?? "";
        if (before is not null && folder.SequenceEqual(before.Folder))
            return before with { Resource = resource, Path = path, Expected = file.Expected };
        var above = files < 0 ? "" : uri[..uri.LastIndexOf("/resources/", files, StringComparison.Ordinal)];
        var (kind, owner, between) = Split(above, "scans") ?? Split(above, "reconstructions") ?? ("", "", "");
        return new(kind, owner, between, resource, path, file.Expected) { Folder = folder.ToString() };
    }

    /// <summary>The same of all rows of a catalog.</summary>
    public static List<CatalogFile> Of(IReadOnlyCollection<XnatFile> files)
    {
        var listed = new List<CatalogFile>(files.Count);
        foreach (var file in files) listed.Add(Of(file, listed.Count > 0 ? listed[^1] : null));
        return listed;
    }

    /// <summary>Address of its resource: what stands before its path in its own; empty where that does not tell.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The same with its path unescaped; <see langword="null"/> where nothing in it is escaped.</summary>
    public CatalogFile? Unescaped =>
        Path?.Contains('%', StringComparison.Ordinal) == true && Uri.UnescapeDataString(Path) is var plain && plain != Path
            ? this with { Path = plain }
            : null;

    /// <summary>Name within an archive, from the object on.</summary>
    /// <param name="suffix">What the archive puts behind the ID of the scan: its type, or nothing.</param>
    /// <remarks>XNAT puts the type in by text: every folder of the path that is called like the scan gets it.</remarks>
    public string NameWith(string suffix)
    {
        if (Kind.Length == 0) return $"resources/{Resource}/files/{Path}";
        if (suffix.Length == 0 || IsOwnerOnce) return $"{Kind}/{Owner}{suffix}/{Between}resources/{Resource}/files/{Path}";
        return $"/{Kind}/{Owner}/{Between}resources/{Resource}/files/{Path}"
            .Replace($"/{Owner}/", $"/{Owner}{suffix}/", StringComparison.Ordinal)[1..];
    }

    /// <summary>Whether no other folder of the name can be called like the scan: nearly always, and there are many names.</summary>
    private bool IsOwnerOnce =>
        Owner != Kind && Owner is not ("resources" or "files") && Owner != Resource && Between.Length == 0
        && Path?.Contains('/', StringComparison.Ordinal) == false;

    private static (string Kind, string Owner, string Between)? Split(string above, string kind)
    {
        var at = above.LastIndexOf($"/{kind}/", StringComparison.Ordinal);
        if (at < 0) return null;
        var rest = above[(at + kind.Length + 2)..].Split('/', 2);
        return (kind, rest[0], rest.Length == 2 ? rest[1] + "/" : "");
    }
}
