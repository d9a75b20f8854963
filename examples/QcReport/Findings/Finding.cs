namespace Xnat.Typed.QcReport.Findings;

/// <summary>Something that is missing or odd.</summary>
/// <param name="Kind">What.</param>
/// <param name="Text">What exactly, for people.</param>
/// <param name="Scan">ID of the scan that it is about; <see langword="null"/> for the session.</param>
internal sealed record Finding(FindingKind Kind, string Text, string? Scan = null)
{
    /// <summary>What it is called where findings are counted.</summary>
    public static string Name(FindingKind kind) => kind switch
    {
        FindingKind.Failed => "could not be read",
        FindingKind.NoScans => "no scans",
        FindingKind.NoFiles => "no files",
        FindingKind.Unusable => "unusable",
        FindingKind.Questionable => "questionable",
        FindingKind.MissingType => "scan type missing",
        FindingKind.OddSize => "odd size",
        FindingKind.DuplicateLabel => "label twice",
        FindingKind.NoDate => "no date",
        FindingKind.NoSex => "no sex",
        _ => "no age",
    };
}
