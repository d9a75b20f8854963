namespace Xnat.Typed;

/// <summary>What came of one file of a download.</summary>
public enum FileOutcome
{
    /// <summary>It was fetched by this run and agrees with the catalog.</summary>
    Fetched,

    /// <summary>It was there already and is the same, or was not to be compared.</summary>
    Kept,

    /// <summary>What stands there was changed here, or put there by somebody else; it was left as it is.</summary>
    ChangedHere,

    /// <summary>The server has another one than an earlier run fetched; what was fetched was left as it is.</summary>
    ChangedThere,

    /// <summary>An earlier run fetched it, and the server does not list it any more; it was left as it is.</summary>
    MissingThere,

    /// <summary>It could not be fetched.</summary>
    Failed,

    /// <summary>It was not tried, since the run stopped before.</summary>
    NotStarted,
}
