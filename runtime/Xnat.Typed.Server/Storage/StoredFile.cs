namespace Xnat.Typed.Server.Storage;

/// <summary>One file of a resource: where it lies, its bytes and its entry in the catalog.</summary>
internal sealed record StoredFile : CatalogEntry
{
    /// <param name="path">Relative to the resource, with <c>/</c>.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="created">When it was stored.</param>
    /// <param name="createdBy">Login of the user who stored it.</param>
    public StoredFile(string path, FileContent content, DateTimeOffset created, string createdBy)
        : this(path, content, new CatalogEntry(content.Length, content.Digest, created, createdBy))
    {
    }

    public StoredFile(string path, FileContent content, CatalogEntry entry)
        : base(entry) => (Path, Content) = (path, content);

    public string Path { get; init; }

    public FileContent Content
    {
        get;
        init
        {
            field = value;
            (Length, Digest) = (value.Length, value.Digest);
        }
    }

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
