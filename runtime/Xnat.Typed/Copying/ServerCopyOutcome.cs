using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>What came of the copy of one experiment, or of the files of a project or subject.</summary>
/// <param name="Source">The object that was to be copied.</param>
/// <param name="Status">Whether all of it is in the target.</param>
public sealed record ServerCopyOutcome(XnatObject Source, BulkStatus Status)
{
    /// <summary>The copy; <see langword="null"/> where there is none.</summary>
    public XnatObject? Copy { get; init; }

    /// <summary>Number of files that were sent.</summary>
    public int FilesSent { get; init; }

    /// <summary>Bytes of these.</summary>
    public long BytesSent { get; init; }

    /// <summary>Number of files that the target had already, the same by digest or, where a site keeps none, by length.</summary>
    public int FilesKept { get; init; }

    /// <summary>What every file was compared by in the end, the weakest of all; <see langword="null"/> where there are no files.</summary>
    public VerifiedBy? VerifiedBy { get; init; }

    /// <summary>Why it failed; <see langword="null"/> unless it did.</summary>
    public Exception? Error { get; init; }

    /// <summary>The counts alone: an object may be called by its label.</summary>
    public override string ToString() =>
        $"{Status}: {CountText.Of(FilesSent, "file")} of {CountText.Of(BytesSent, "byte")} sent, {FilesKept} kept"
            + $"{(Error is null ? "" : $": {Error.Message}")}";
}
