namespace Xnat.Typed;

/// <summary>What came of the import of a study.</summary>
public enum ImportStatus
{
    /// <summary>It was not sent, since the import ended before.</summary>
    NotSent,

    /// <summary>It is in the archive.</summary>
    Archived,

    /// <summary>It is in the prearchive, as was asked for.</summary>
    Prearchived,

    /// <summary>It is in the prearchive although the archive was asked for: its project or the server wants it looked at first.</summary>
    Held,

    /// <summary>The project had it before, in archive or prearchive, and it was left alone.</summary>
    Kept,

    /// <summary>It failed.</summary>
    Failed,
}
