using Refit;

namespace Xnat.Typed.Rest;

/// <summary>How a file is stored.</summary>
internal sealed record UploadQuery
{
    /// <summary><c>true</c>: a file of that path is replaced.</summary>
    [AliasAs("overwrite")]
    public string? Overwrite { get; init; }

    /// <summary><c>true</c>: the file is an archive to be unpacked.</summary>
    [AliasAs("extract")]
    public string? Extract { get; init; }

    [AliasAs("format")]
    public string? Format { get; init; }

    [AliasAs("content")]
    public string? Content { get; init; }

    /// <summary>Several with commas between them.</summary>
    [AliasAs("tags")]
    public string? Tags { get; init; }

    /// <summary>Why, for sites with an audit trail.</summary>
    [AliasAs("event_reason")]
    public string? Reason { get; init; }
}
