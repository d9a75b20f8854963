namespace Xnat.Typed.Server;

/// <summary>What goes wrong.</summary>
/// <param name="Kind">The kind of fault.</param>
internal sealed record Fault(FaultKind Kind)
{
    /// <summary>Status, or number of bytes.</summary>
    public long Number { get; init; }

    /// <summary>How long to wait; between the bytes that drip.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>When an error page says to come again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The status of sessions that are stuck.</summary>
    public string Word { get; init; } = "";
}
