namespace Xnat.Typed;

/// <summary>
/// What becomes of the other objects where the work fails with one: of a bulk work, and of files and sessions in a long transfer.
/// </summary>
public enum BulkFailure
{
    /// <summary>The work goes on with them. An account that cannot sign in any more ends it all the same.</summary>
    Continue,

    /// <summary>Those under work are finished, no further one is begun.</summary>
    Stop,
}
