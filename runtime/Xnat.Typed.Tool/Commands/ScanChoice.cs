using Xnat.Typed.Model;

namespace Xnat.Typed.Tool.Commands;

/// <summary>Chooses scans by ID or type, and knows whether there was one.</summary>
/// <param name="key">ID, or pattern for the type; <see langword="null"/> for all.</param>
internal sealed class ScanChoice(string? key)
{
    private int found;

    public bool HasAny => key is null || Volatile.Read(ref found) > 0;

    /// <summary>The condition of a download; <see langword="null"/> for none.</summary>
    public Func<ImageScanData, bool>? Condition => key is null ? null : IsChosen;

    private bool IsChosen(ImageScanData scan)
    {
        var isChosen = scan.Id == key || (scan.Type is { } type && StarPattern.IsMatch(type, key!));
        if (isChosen) Interlocked.Increment(ref found);
        return isChosen;
    }
}
