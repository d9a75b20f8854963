namespace Xnat.Typed;

/// <summary>Keeps no file of an archive that is wanted as it is, and has all of them compared.</summary>
internal sealed class UnplacedEntries : IEntryTarget
{
    public bool ComparesUnplaced => true;

    public string? PlaceOf(string entryName, CatalogFile? listed) => null;

    public void Complete(IReadOnlyList<ReceivedEntry> entries)
    {
    }
}
