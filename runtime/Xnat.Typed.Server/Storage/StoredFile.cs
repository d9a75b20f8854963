namespace Xnat.Typed.Server.Storage;

/// <summary>One entry of a resource's catalog.</summary>
/// <param name="Path">Relative to the resource, with <c>/</c>.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Created">When it was stored.</param>
/// <param name="CreatedBy">Login of the user who stored it.</param>
internal sealed record StoredFile(string Path, FileContent Content, DateTimeOffset Created, string CreatedBy)
{
    public string Format { get; init; } = "";

    /// <summary>The attribute <c>content</c> of the catalog entry, a word such as <c>RAW</c>.</summary>
    public string ContentLabel { get; init; } = "";

    public string Tags { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>SOP instance UID of a DICOM file.</summary>
    public string? Uid { get; init; }

    public string? InstanceNumber { get; init; }

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
