namespace Xnat.Typed;

/// <summary>
/// What is known of one resource of an experiment, or of a scan, a reconstruction or an assessor of it, without its files.
/// </summary>
/// <param name="Label">Its label; <see langword="null"/> if it has none.</param>
/// <param name="Level">What it belongs to.</param>
/// <param name="OwnerId">ID of the scan, reconstruction or assessor; <see langword="null"/> for the experiment itself.</param>
public sealed record XnatResourceSummary(string? Label, XnatResourceLevel Level, string? OwnerId)
{
    /// <summary>Number by which the server counts it.</summary>
    public required string Number { get; init; }

    /// <summary>How many files; <see langword="null"/> where the server has not counted them.</summary>
    public int? FileCount { get; init; }

    /// <summary>Bytes of all files together; <see langword="null"/> where the server has not counted them.</summary>
    public long? FileSize { get; init; }

    /// <summary>Format that it was stored with, such as <c>DICOM</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Content that it was stored with, such as <c>RAW</c>.</summary>
    public string? Content { get; init; }

    /// <summary>Number of files and bytes, as far as the server has counted them; no label.</summary>
    public override string ToString() =>
        $"XnatResourceSummary {(FileCount is { } files ? CountText.Of(files, "file") : "files not counted")}, "
        + (FileSize is { } bytes ? CountText.Of(bytes, "byte") : "bytes not counted");
}
