namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

internal enum StrikeKind
{
    /// <summary>The connection breaks.</summary>
    Cut,

    /// <summary>One bit of a byte is another; the length stays.</summary>
    Flip,

    /// <summary>The server does all that it was asked for, and its answer never comes.</summary>
    LoseAnswer,

    /// <summary>Everything stands still until who watches the wire has seen enough; then the connection breaks.</summary>
    Hold,
}
