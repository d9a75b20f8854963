namespace Xnat.Typed;

/// <summary>A file that stands in the folder, as it was when it was verified.</summary>
/// <param name="Path">Path below the folder, with <c>/</c> between names.</param>
/// <param name="Uri">Its address on the server.</param>
/// <param name="Object">Path below <c>/data</c> of the object in whose listing it was found.</param>
/// <param name="Size">Its length in bytes.</param>
internal sealed record ManifestEntry(string Path, string Uri, string Object, long Size)
{
    /// <summary>MD5 of its bytes, computed while they passed.</summary>
    public string? Md5 { get; init; }

    /// <summary>What it was compared by.</summary>
    public VerifiedBy? By { get; init; }

    /// <summary>When the server says it was changed last.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>The time that the file has on this disk.</summary>
    public DateTime Written { get; init; }

    /// <summary>Whether the file on this disk is the one that was verified, as far as length and time tell.</summary>
    public bool IsUntouched(FileInfo file) => file.Exists && file.Length == Size && file.LastWriteTimeUtc == Written;
}
