namespace Xnat.Typed;

/// <summary>Writes all files of an archive into an empty folder, from where they are moved once all of it is in order.</summary>
/// <param name="folder">The folder.</param>
/// <param name="rootFolder">Takes the place of the first folder of each name.</param>
internal sealed class StagedEntries(string folder, string? rootFolder) : IEntryTarget
{
    private readonly string? root = rootFolder is null ? null : SafePath.FileName(rootFolder);

    public bool ComparesUnplaced => true;

    public string? PlaceOf(string entryName) =>
        SafePath.Inside(folder, root is null ? entryName : $"{root}/{CatalogMatch.BelowRoot(entryName)}");

    public ValueTask CompleteAsync(ReceivedEntry entry, CancellationToken cancellationToken) => default;
}
