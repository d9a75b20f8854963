namespace Xnat.Typed;

/// <summary>How a file is stored.</summary>
public sealed record UploadOptions
{
    /// <summary>Path within the resource.</summary>
    /// <value>The name of the local file.</value>
    public string? RemotePath { get; init; }

    /// <summary>Whether a file of that path is replaced.</summary>
    /// <value><see langword="false"/>: it is a conflict.</value>
    public bool Overwrite { get; init; }

    /// <summary>Whether the file is an archive (zip, tar, tar.gz, by its extension) to be unpacked into the resource.</summary>
    /// <value><see langword="false"/>.</value>
    public bool Extract { get; init; }

    /// <summary>Format to note in the catalog, such as <c>NIFTI</c>.</summary>
    /// <value>None.</value>
    public string? Format { get; init; }

    /// <summary>Content to note in the catalog, such as <c>RAW</c>.</summary>
    /// <value>None.</value>
    public string? Content { get; init; }

    internal Dictionary<string, string?> ToQuery() => new(StringComparer.Ordinal)
    {
        ["inbody"] = "true",
        ["overwrite"] = Overwrite ? "true" : null,
        ["extract"] = Extract ? "true" : null,
        ["format"] = Format,
        ["content"] = Content,
    };
}
