namespace Xnat.Typed;

/// <summary>
/// What an answer shows besides its status, read before anything is redacted. It decides about words and is not shown itself.
/// </summary>
internal sealed record AnswerSigns
{
    public static AnswerSigns None { get; } = new();

    /// <summary>The server's own sentence.</summary>
    public string? Sentence { get; init; }

    /// <summary>Where the answer leads.</summary>
    public Uri? Target { get; init; }

    /// <summary>The single sign-on that the answer comes from or leads to, by its kind.</summary>
    public string? SignOn { get; init; }

    /// <summary>The password has expired.</summary>
    public bool IsPasswordExpired { get; init; }

    /// <summary>The account has as many sessions as the site allows.</summary>
    public bool IsSessionLimit { get; init; }

    /// <summary>The server got HTTP where it speaks HTTPS.</summary>
    public bool WantsHttps { get; init; }

    /// <summary>The answer has the marks of another program: not XNAT's words, pages or cookies.</summary>
    public bool IsForeign { get; init; }

    /// <summary>How far the server's clock is before ours; negative where it is behind.</summary>
    public TimeSpan? ClockAhead { get; init; }

    /// <summary>What was asked for by name.</summary>
    public string? Key { get; init; }

    /// <summary>The request said why it changes something.</summary>
    public bool HasReason { get; init; }
}
