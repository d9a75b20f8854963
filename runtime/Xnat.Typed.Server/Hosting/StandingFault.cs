namespace Xnat.Typed.Server;

/// <summary>A fault that waits for requests.</summary>
/// <param name="fault">What goes wrong.</param>
/// <param name="pathPrefix">Start of the paths that are hit.</param>
/// <param name="times">How many requests are hit.</param>
/// <param name="after">How many requests get past it first.</param>
internal sealed class StandingFault(Fault fault, string pathPrefix, int times, int after)
{
    public Fault Fault { get; } = fault;

    public string PathPrefix { get; } = pathPrefix;

    public int Times { get; private set; } = times;

    public int After { get; private set; } = after;

    public bool IsSpent => Times <= 0;

    /// <summary>Whether it hits this request, which is counted.</summary>
    public bool Strikes(string path)
    {
        if (IsSpent || !path.StartsWith(PathPrefix, StringComparison.Ordinal)) return false;
        if (After-- > 0) return false;
        After = 0;
        if (Times != int.MaxValue) Times--;
        return true;
    }
}
