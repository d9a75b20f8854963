namespace Xnat.Typed;

/// <summary>What becomes of data that is sent to a project: XNAT's <c>prearchive_code</c>.</summary>
public enum PrearchiveCode
{
    /// <summary>It waits in the prearchive until somebody archives it.</summary>
    Manual = 0,

    /// <summary>It is archived; what older releases of XNAT wrote for <see cref="AutoArchive"/>.</summary>
    Archive = 1,

    /// <summary>It is archived, and what the archive has already is not overwritten.</summary>
    AutoArchive = 4,

    /// <summary>It is archived, and overwrites what the archive has already.</summary>
    AutoArchiveOverwrite = 5,
}
