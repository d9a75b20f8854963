namespace Xnat.Typed.Server.Types;

/// <summary>
/// The schemas that a server knows: the bundled ones, then those of the user's folders, which win over bundled ones of the same name.
/// </summary>
internal sealed class SchemaLibrary
{
    private SchemaLibrary(IReadOnlyList<SchemaFile> files) => Files = files;

    public IReadOnlyList<SchemaFile> Files { get; }

    /// <summary>The bundled schemas, where nothing is added to them.</summary>
    public BundledSchemas? Bundled { get; private init; }

    /// <summary>Reads the schemas of a server.</summary>
    /// <param name="folders">The user's folders.</param>
    /// <param name="version">The version of XNAT whose own schemas there are.</param>
    public static SchemaLibrary Load(IReadOnlyList<string> folders, Version version)
    {
        var bundled = BundledSchemas.Of(version);
        if (folders.Count == 0) return new(bundled.Files) { Bundled = bundled };
        var files = new Dictionary<string, SchemaFile>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in bundled.Files) files[file.Name] = file;
        var own = files.Values.Select(file => file.Folder).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var folder in folders)
            foreach (var file in SchemaMerger.Merge(FromFolder(folder)))
                files[file.Name] = file with { IsBundled = own.Contains(file.Folder) };
        return new SchemaLibrary([.. files.Values]);
    }

    public SchemaFile? Find(string folder, string file) =>
        Files.FirstOrDefault(schema => schema.Folder == folder && schema.File == file)
        ?? (folder == file ? Files.FirstOrDefault(schema => schema.File == file) : null);

    private static IEnumerable<SchemaFile> FromFolder(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException(
                $"The schema folder '{folder}' does not exist; give the folder that holds {{prefix}}/{{name}}.xsd.");
        foreach (var path in Directory.EnumerateFiles(folder, "*.xsd", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            yield return SchemaFile.At(Path.GetRelativePath(folder, path), File.ReadAllText(path));
    }
}
