namespace Xnat.Typed;

/// <summary>The files of one study.</summary>
/// <param name="Uid">Study Instance UID.</param>
/// <param name="Files">In the order of their names.</param>
internal sealed record StudyFiles(string Uid, IReadOnlyList<LocalTreeFile> Files)
{
    public long Bytes { get; } = Files.Sum(static file => file.State.Length);
}
