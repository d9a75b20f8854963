namespace Xnat.Typed;

/// <summary>How much a deletion takes away.</summary>
/// <param name="Subjects">Subjects of a project.</param>
/// <param name="Experiments">Sessions and other experiments, without image assessors.</param>
/// <param name="Assessors">Image assessors.</param>
/// <param name="Scans">Scans.</param>
/// <param name="Reconstructions">Reconstructed images.</param>
/// <param name="Resources">Resources, on every level.</param>
/// <param name="Files">Files in them, as their catalogs count.</param>
/// <param name="Bytes">Length of these files together.</param>
/// <param name="Shares">Projects that show one of these objects, and lose it.</param>
public sealed record XnatDeletionCounts(
    int Subjects, int Experiments, int Assessors, int Scans, int Reconstructions, int Resources, long Files, long Bytes, int Shares)
{
    /// <summary>Nothing.</summary>
    public static XnatDeletionCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0);
}
