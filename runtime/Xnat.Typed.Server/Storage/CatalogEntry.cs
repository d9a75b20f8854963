namespace Xnat.Typed.Server.Storage;

/// <summary>What the catalog of a resource says about a file. This is what is kept of it beside its path and its bytes.</summary>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Digest">MD5 in lower-case hexadecimal digits.</param>
/// <param name="Created">When it was stored.</param>
/// <param name="CreatedBy">Login of the user who stored it.</param>
internal record CatalogEntry(long Length, string Digest, DateTimeOffset Created, string CreatedBy)
{
    public string Format { get; init; } = "";

    /// <summary>The attribute <c>content</c> of the catalog entry, a word such as <c>RAW</c>.</summary>
    public string ContentLabel { get; init; } = "";

    public string Tags { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>SOP instance UID of a DICOM file.</summary>
    public string? Uid { get; init; }

    public string? InstanceNumber { get; init; }
}
