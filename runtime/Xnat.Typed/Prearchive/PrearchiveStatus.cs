namespace Xnat.Typed;

/// <summary>What XNAT's words for the state of a session in the prearchive mean.</summary>
internal static class PrearchiveStatus
{
    /// <summary>Whether somebody works on the session, or will: nobody else may touch it then.</summary>
    public static bool IsBusy(string? status) => IsQueued(status) || IsAtWork(status);

    /// <summary>Whether the session waits in a queue.</summary>
    public static bool IsQueued(string? status) => status?.StartsWith("QUEUED_", StringComparison.Ordinal) == true;

    /// <summary>Whether the session is being worked on; the marks of a transition begin with an underscore.</summary>
    public static bool IsAtWork(string? status) => status is not null
        && (status.StartsWith('_') || status is "RECEIVING" or "BUILDING" or "ARCHIVING" or "DELETING" or "MOVING" or "SEPARATING");

    /// <summary>Whether what was done to the session failed.</summary>
    public static bool IsFailed(string? status) => status is "CONFLICT" or "ERROR";
}
