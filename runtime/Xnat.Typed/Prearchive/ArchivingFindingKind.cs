namespace Xnat.Typed;

/// <summary>What a finding means for the archiving of a session.</summary>
public enum ArchivingFindingKind
{
    /// <summary>All is well.</summary>
    Pass,

    /// <summary>It would be archived; somebody should know this.</summary>
    Warning,

    /// <summary>It would be archived with <see cref="ArchiveOptions.Overwrite"/> alone.</summary>
    Conflict,

    /// <summary>It cannot be archived.</summary>
    Failure,
}
