namespace Xnat.Typed;

/// <summary>What a transfer was compared by.</summary>
public enum VerifiedBy
{
    /// <summary>The MD5 that the site keeps of each file: every byte is as it was sent.</summary>
    Digest,

    /// <summary>
    /// The length alone, where the site keeps no checksums: nothing is missing, but other bytes of the same number would not be noticed.
    /// </summary>
    Length,

    /// <summary>By reading back what the server has and comparing it with what was sent, where the site keeps no checksums.</summary>
    ReadBack,
}
