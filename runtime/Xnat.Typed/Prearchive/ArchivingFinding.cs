namespace Xnat.Typed;

/// <summary>One thing that XNAT says of the archiving of a session beforehand.</summary>
/// <param name="Kind">What it means for the archiving.</param>
/// <param name="Code">XNAT's number of it, where it has one.</param>
/// <param name="Message">XNAT's words. They may hold labels.</param>
public sealed record ArchivingFinding(ArchivingFindingKind Kind, int? Code, string Message)
{
    /// <summary>Kind and code; the message may hold labels.</summary>
    public override string ToString() => $"{Kind} {Code}".TrimEnd();
}
