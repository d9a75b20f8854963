namespace Xnat.Typed;

/// <summary>Files that a download treats alike.</summary>
/// <param name="Count">How many.</param>
/// <param name="Bytes">Bytes of those whose length the catalog says.</param>
/// <param name="Unknown">How many of them it says no length of.</param>
internal sealed record PlannedFiles(int Count = 0, long Bytes = 0, int Unknown = 0)
{
    public PlannedFiles With(XnatFile file) => new(Count + 1, Bytes + (file.Size ?? 0), Unknown + (file.Size is null ? 1 : 0));
}
