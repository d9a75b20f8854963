namespace Xnat.Typed;

/// <summary>How experiments are copied from one XNAT to another.</summary>
public sealed record ServerCopyOptions
{
    /// <summary>How many subjects are worked on at a time; the experiments of one are copied one after another.</summary>
    /// <value>2. Each takes requests of both servers, and the room of a resource on this disk.</value>
    public int MaxConcurrency { get; init; } = 2;

    /// <summary>What becomes of the rest where one experiment fails.</summary>
    /// <value><see cref="BulkFailure.Continue"/>.</value>
    public BulkFailure OnFailure { get; init; } = BulkFailure.Continue;

    /// <summary>Whether the image assessors of sessions are copied too.</summary>
    /// <value><see langword="true"/>.</value>
    public bool WithAssessors { get; init; } = true;

    /// <summary>
    /// Whether a file that the target has with other bytes is replaced; otherwise it is a conflict, and the experiment fails.
    /// </summary>
    /// <value><see langword="false"/>.</value>
    public bool ReplacesFiles { get; init; }

    /// <summary>Where files lie on their way, a resource at a time. Nothing is left there.</summary>
    /// <value>The system's folder for temporary files.</value>
    public string? TemporaryFolder { get; init; }

    /// <summary>Why, for sites that demand a reason of changes.</summary>
    /// <value>What the options of the target's client say.</value>
    public string? Reason { get; init; }

    /// <summary>Hears after each experiment how far the copy has come: in order, the last time before the call returns.</summary>
    /// <value>None.</value>
    public IProgress<BulkProgress>? Progress { get; init; }

    /// <exception cref="ArgumentException">A value has no meaning.</exception>
    internal static ServerCopyOptions Checked(ServerCopyOptions? options)
    {
        options ??= new();
        if (options.MaxConcurrency < 1) throw new ArgumentException($"{nameof(MaxConcurrency)} is at least 1.", nameof(options));
        if (!Enum.IsDefined(options.OnFailure))
            throw new ArgumentException($"{nameof(OnFailure)} is one of {nameof(BulkFailure)}.", nameof(options));
        if (options.TemporaryFolder is { } folder && !Directory.Exists(folder))
            throw new ArgumentException($"{nameof(TemporaryFolder)} is a folder that is there.", nameof(options));
        return options with { };
    }
}
