namespace Xnat.Typed;

/// <summary>How a work is done with each object of a listing.</summary>
public sealed record BulkOptions
{
    /// <summary>How many objects are worked on at a time; 1 for one after another.</summary>
    /// <value>4 by default. The requests of all of them together are bounded by the client's own limit.</value>
    public int MaxConcurrency { get; init; } = 4;

    /// <summary>What becomes of the rest where the work fails with one object.</summary>
    public BulkFailure OnFailure { get; init; } = BulkFailure.Continue;

    /// <summary>
    /// A file that remembers with which objects the work is done: a later run with the same file passes them over. <see langword="null"/>
    /// for none. It is made where it is not there, holds addresses with IDs and no label or credential, and only its owner can read it.
    /// </summary>
    public string? Journal { get; init; }

    /// <summary>
    /// What the work is, in a word of your own such as <c>qc-labels</c>; stands in the journal, so that no other work takes it for its own.
    /// </summary>
    public string Job { get; init; } = "";

    /// <summary>Hears after each object how far the work has come: in order, the last time before the call returns.</summary>
    public IProgress<BulkProgress>? Progress { get; init; }

    internal static BulkOptions Checked(BulkOptions? options)
    {
        options ??= new();
        if (options.MaxConcurrency < 1)
            throw new ArgumentException($"{nameof(MaxConcurrency)} is at least 1.", nameof(options));
        if (!Enum.IsDefined(options.OnFailure))
            throw new ArgumentException($"{nameof(OnFailure)} is one of {nameof(BulkFailure)}.", nameof(options));
        if (options.Journal is { } journal && string.IsNullOrWhiteSpace(journal))
            throw new ArgumentException($"{nameof(Journal)} is a path, or null for none.", nameof(options));
        if (options.Job is null)
            throw new ArgumentException($"{nameof(Job)} is a text, empty for none.", nameof(options));
        return options;
    }
}
