namespace Xnat.Typed.Server;

/// <summary>What goes wrong.</summary>
/// <param name="Kind">The kind of fault.</param>
internal sealed record Fault(FaultKind Kind)
{
    /// <summary>Status, number of bytes, or of looks.</summary>
    public long Number { get; init; }

    /// <summary>How long to wait; between the bytes that drip; how long slow sessions take.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>When an error page says to come again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether it is one of sessions in the prearchive, and hits no request.</summary>
    public bool IsOfPrearchive => Kind is FaultKind.Stuck or FaultKind.ReadyAfter;

    /// <summary>The status of sessions that are stuck.</summary>
    public string Word { get; init; } = "";
}
