namespace Xnat.Typed;

/// <summary>What a catalog says of one file.</summary>
/// <param name="Size">Its length, where it is known.</param>
/// <param name="Digest">Its MD5, where the site keeps checksums.</param>
internal readonly record struct ExpectedFile(long? Size, string? Digest)
{
    public bool DecidesNothing => Size is null && Digest is null;

    /// <summary>What a file that fits was compared by.</summary>
    public VerifiedBy? By => Digest is not null ? VerifiedBy.Digest : Size is not null ? VerifiedBy.Length : null;

    /// <summary>The first thing that differs, in words, or <see langword="null"/>.</summary>
    public string? Difference(long length, string digest) =>
        Size is not null && Size != length ? "length" : Digest is not null && !Md5Digest.AreEqual(Digest, digest) ? "digest" : null;

    /// <summary>To be compared by its length alone.</summary>
    public ExpectedFile WithoutDigest() => this with { Digest = null };
}
