namespace Xnat.Typed;

/// <summary>How far the archiving of a session has come.</summary>
public enum ArchivingStage
{
    /// <summary>The server has not begun: the session is in a queue, or as it was.</summary>
    Waiting,

    /// <summary>The server is at it.</summary>
    Working,

    /// <summary>The session has left the prearchive and is in the archive.</summary>
    Archived,

    /// <summary>The session stays in the prearchive with a status of <c>CONFLICT</c> or <c>ERROR</c>.</summary>
    Failed,

    /// <summary>Nothing has changed for longer than it may take: neither the status nor the time of the last change.</summary>
    Stuck,

    /// <summary>The session is neither in the prearchive nor, under the names that are known, in the archive.</summary>
    Gone,
}
