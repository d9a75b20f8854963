namespace Xnat.Typed.Server;

/// <summary>One fault that is set.</summary>
internal sealed class Fault(FaultKind kind, string pathPrefix, long number, TimeSpan delay, int remaining)
{
    public FaultKind Kind { get; } = kind;

    public string PathPrefix { get; } = pathPrefix;

    /// <summary>Status or number of bytes.</summary>
    public long Number { get; } = number;

    public TimeSpan Delay { get; } = delay;

    public int Remaining { get; set; } = remaining;
}
