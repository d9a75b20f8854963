namespace Xnat.Typed;

/// <summary>Puts a folder in order that a killed run left.</summary>
internal static class Recovery
{
    /// <summary>Parts that were verified and noted get the name that they were about to get; all others go.</summary>
    public static void Run(TreeFolder folder, Manifest manifest)
    {
        var parts = Directory.GetFiles(folder.PartsPath);
        if (parts.Length == 0) return;
        var noted = new Dictionary<string, ManifestEntry>(StringComparer.Ordinal);
        foreach (var entry in manifest.Entries) noted[folder.PartOf(entry.Path)] = entry;
        foreach (var part in parts)
        {
            if (noted.TryGetValue(part, out var entry) && entry.IsUntouched(new(part)) && FileKind.IsFree(folder.PlaceOf(entry.Path)))
                Directory.CreateDirectory(Path.GetDirectoryName(folder.PlaceOf(entry.Path))!);
            else entry = null;
            if (entry is null) Placement.TryDelete(part);
            else File.Move(part, folder.PlaceOf(entry.Path), overwrite: true);
        }
    }
}
