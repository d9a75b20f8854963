namespace Xnat.Typed;

/// <summary>Receives the files of an archive that is read while it arrives.</summary>
internal interface IEntryTarget
{
    /// <summary>Whether digests are compared, too, of files that have no place.</summary>
    bool ComparesUnplaced { get; }

    /// <summary>
    /// The full path of a file that is not yet there, to write into; its folder is made where there is none. <see langword="null"/> for an
    /// entry that is not wanted: it is read over, and its checksum compared. Called while earlier entries are still written.
    /// </summary>
    /// <param name="entryName">Path within the archive, which leads nowhere out of it and is no other entry's.</param>
    /// <param name="listed">
    /// The file of the catalog that it may be by its name; <see langword="null"/> where the catalog has none or does not name files.
    /// </param>
    string? PlaceOf(string entryName, CatalogFile? listed);

    /// <summary>
    /// Entries are closed on disk; checksum and length agree with the archive's own words, and with the catalog where that lists them. Not
    /// called for an entry that is to agree with the catalog and does not: its part stays the target's to clear. Called from several
    /// threads at once, in any order.
    /// </summary>
    /// <param name="entries">Some that came together; the list is used again for the next.</param>
    void Complete(IReadOnlyList<ReceivedEntry> entries);
}
