namespace Xnat.Typed;

/// <summary>Puts the parts in order that a run left: a killed one, or this one at its end.</summary>
internal static class Recovery
{
    /// <summary>
    /// Parts that were verified and noted get the name that they were about to get, unless something came there that nobody noted; those
    /// that can be gone on with stay; all others go.
    /// </summary>
    public static void Run(TreeFolder folder, Manifest manifest)
    {
        var noted = new Dictionary<string, ManifestEntry>(StringComparer.Ordinal);
        foreach (var entry in manifest.Entries) noted[folder.PartOf(entry.Path)] = entry;
        foreach (var part in Directory.GetFiles(folder.PartsPath).Where(static path => !IsNote(path)))
        {
            if (!noted.TryGetValue(part, out var entry) || !entry.IsUntouched(new(part))) continue;
            var place = folder.PlaceOf(entry.Path);
            if (!FileKind.IsNothing(place) && !IsKnown(manifest.Before(entry.Path), place)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(part, place, overwrite: true);
        }

        Clear(folder, null, null);
    }

    /// <summary>Removes all parts but those that can be gone on with, and their folder if none is left.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="unfinished">The parts that are still wanted; <see langword="null"/> where nobody knows.</param>
    /// <param name="listed">The parts of the run's own files; those of others stay. <see langword="null"/> if there are no others.</param>
    public static void Clear(TreeFolder folder, IReadOnlySet<string>? unfinished, IReadOnlySet<string>? listed)
    {
        foreach (var path in Directory.GetFiles(folder.PartsPath))
        {
            var part = IsNote(path) ? path[..^PartNote.Suffix.Length] : path;
            var isKept = File.Exists(part) && File.Exists(part + PartNote.Suffix) && FileKind.IsFree(part);
            var isOver = unfinished?.Contains(part) == false && listed?.Contains(part) != false;
            if (!isKept || isOver) Placement.TryDelete(path);
        }
    }

    private static bool IsKnown(ManifestEntry? entry, string place) => FileKind.IsFree(place) && entry?.IsUntouched(new(place)) == true;

    private static bool IsNote(string path) => path.EndsWith(PartNote.Suffix, StringComparison.Ordinal);
}
