namespace Xnat.Typed;

/// <summary>What came of one file of a download.</summary>
/// <param name="Path">Its path below the folder, with <c>/</c> between names. It may hold labels.</param>
/// <param name="Uri">Its address on the server.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Length">Its length in bytes, where it is known.</param>
public sealed record DownloadedFile(string Path, string Uri, FileOutcome Outcome, long? Length)
{
    /// <summary>What it was compared by; <see langword="null"/> where it was not, or the catalog knows nothing to compare by.</summary>
    public VerifiedBy? VerifiedBy { get; init; }

    /// <summary>Why it failed; <see langword="null"/> unless it did.</summary>
    public Exception? Error { get; init; }

    /// <summary>The outcome; no path.</summary>
    public override string ToString() => Error is null ? $"{Outcome}" : $"{Outcome}: {Error.Message}";
}
