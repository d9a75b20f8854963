using System.Runtime.InteropServices;

namespace Xnat.Typed;

/// <summary>
/// How far a transfer has come. It is told some ten times a second at most, in order and never twice at a time, and the last time before
/// the call returns.
/// </summary>
/// <param name="Bytes">Bytes transferred so far.</param>
/// <param name="Total">
/// Bytes in all, where that is known: XNAT does not announce the length of the archives it packs, and of many sessions it is known when the
/// last was listed.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TransferProgress(long Bytes, long? Total)
{
    private readonly IReadOnlyList<TransferItem>? active;

    /// <summary>Part of the whole from 0 to 1, where the whole is known.</summary>
    public double? Fraction => Total is > 0 ? Math.Min(1.0, (double)Bytes / Total.Value) : null;

    /// <summary>Files that are done, those that were there already included.</summary>
    public int Files { get; init; }

    /// <summary>Files in all, where that is known.</summary>
    public int? TotalFiles { get; init; }

    /// <summary>Bytes a second during the last seconds; <see langword="null"/> in the first moments.</summary>
    public double? BytesPerSecond { get; init; }

    /// <summary>How long the rest takes at that rate, where the whole is known.</summary>
    public TimeSpan? TimeLeft { get; init; }

    /// <summary>What was begun last; it may hold labels.</summary>
    public string? Item { get; init; }

    /// <summary>What is under way, one for each worker.</summary>
    public IReadOnlyList<TransferItem> Active { get => active ?? []; init => active = value; }

    /// <summary>What it is about.</summary>
    public TransferPhase Phase { get; init; }

    /// <summary>Bytes and files; no label.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"TransferProgress {Bytes} of {Total?.ToString() ?? "?"} bytes, {Files} files, {Phase}");
}
