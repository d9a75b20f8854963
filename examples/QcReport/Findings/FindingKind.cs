namespace Xnat.Typed.QcReport.Findings;

/// <summary>What can be missing or odd, the worst first.</summary>
internal enum FindingKind
{
    Failed,
    NoScans,
    NoFiles,
    Unusable,
    Questionable,
    MissingType,
    OddSize,
    DuplicateLabel,
    NoDate,
    NoSex,
    NoAge,
}
