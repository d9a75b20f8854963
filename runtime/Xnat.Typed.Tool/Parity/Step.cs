namespace Xnat.Typed.Tool.Parity;

/// <summary>When a request is sent.</summary>
internal enum Step
{
    /// <summary>With <c>--write</c>, before all others.</summary>
    Make,

    /// <summary>With <c>--write</c>, when it is known where the session in the prearchive is.</summary>
    Change,

    Read,

    /// <summary>With <c>--write</c>, behind all others, also after a failure.</summary>
    Remove,
}
