namespace Xnat.Typed;

/// <summary>How something that takes its time on the server is waited for.</summary>
public sealed record XnatWaitOptions
{
    /// <summary>Longest wait. The state is asked for once in any case.</summary>
    /// <value>One hour.</value>
    public TimeSpan Limit { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Pause between two questions; each is one request.</summary>
    /// <value>Five seconds.</value>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The clock by which is waited; another one for tests.</summary>
    /// <value>That of this machine.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
