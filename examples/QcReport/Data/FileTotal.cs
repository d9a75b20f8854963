namespace Xnat.Typed.QcReport.Data;

/// <summary>Files together.</summary>
/// <param name="Files">How many.</param>
/// <param name="Bytes">How long.</param>
internal sealed record FileTotal(long Files, long Bytes)
{
    /// <summary>The sum; <see langword="null"/> as soon as one was not counted.</summary>
    public static FileTotal? Of(IEnumerable<XnatResourceSummary> resources)
    {
        var total = new FileTotal(0, 0);
        foreach (var resource in resources)
        {
            if (resource is not { FileCount: { } files, FileSize: { } bytes }) return null;
            total = new(total.Files + files, total.Bytes + bytes);
        }

        return total;
    }
}
