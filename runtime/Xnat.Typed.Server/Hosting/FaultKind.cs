namespace Xnat.Typed.Server;

internal enum FaultKind
{
    /// <summary>The sign-in page with status 200.</summary>
    Html,

    /// <summary>An error page.</summary>
    Status,

    /// <summary>The connection breaks in the body.</summary>
    Cut,

    /// <summary>The answer comes late.</summary>
    Delay,

    /// <summary>The body comes a few bytes at a time.</summary>
    Drip,

    /// <summary>More bytes are announced than come.</summary>
    Overlength,

    /// <summary>Every session ends before the request is looked at.</summary>
    Expire,

    /// <summary>Sessions in the prearchive stay in one status.</summary>
    Stuck,

    /// <summary>Sessions in the prearchive take their time to be archived and rebuilt.</summary>
    ReadyAfter,
}
