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
}
