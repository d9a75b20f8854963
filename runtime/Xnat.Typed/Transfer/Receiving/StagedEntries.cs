namespace Xnat.Typed;

/// <summary>Writes all files of an archive into an empty folder, from where they are moved once all of it is in order.</summary>
/// <param name="folder">The folder.</param>
internal sealed class StagedEntries(string folder) : IEntryTarget
{
    public bool ComparesUnplaced => true;

    public string? PlaceOf(string entryName, CatalogFile? listed) => SafePath.Inside(folder, entryName);

    public void Complete(IReadOnlyList<ReceivedEntry> entries)
    {
    }
}
