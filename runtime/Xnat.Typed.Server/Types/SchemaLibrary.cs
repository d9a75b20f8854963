using System.Reflection;

namespace Xnat.Typed.Server.Types;

/// <summary>
/// The schemas that a server knows: the bundled ones, then those of the user's folders, which win over bundled ones of the same name.
/// </summary>
internal sealed class SchemaLibrary
{
    private const string ResourcePrefix = "schemas/";

    /// <summary>The bundled schemas are read once per process: what comes of them never changes.</summary>
    private static readonly Lazy<IReadOnlyList<SchemaFile>> BundledFiles = new(() => [.. SchemaMerger.Merge(Bundled())
        .Select(file => file with { IsBundled = true })]);

    private SchemaLibrary(IReadOnlyList<SchemaFile> files) => Files = files;

    public IReadOnlyList<SchemaFile> Files { get; }

    public static SchemaLibrary Load(IEnumerable<string> folders)
    {
        var files = new Dictionary<string, SchemaFile>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in BundledFiles.Value) files[file.Name] = file;
        var own = files.Values.Select(file => file.Folder).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var folder in folders)
            foreach (var file in SchemaMerger.Merge(FromFolder(folder)))
                files[file.Name] = file with { IsBundled = own.Contains(file.Folder) };
        return new SchemaLibrary([.. files.Values]);
    }

    public SchemaFile? Find(string folder, string file) =>
        Files.FirstOrDefault(schema => schema.Folder == folder && schema.File == file)
        ?? (folder == file ? Files.FirstOrDefault(schema => schema.File == file) : null);

    private static IEnumerable<SchemaFile> Bundled()
    {
        var assembly = typeof(SchemaLibrary).Assembly;
        foreach (var name in assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
            yield return Named(name[ResourcePrefix.Length..].Replace('\\', '/'), Read(assembly, name));
    }

    private static IEnumerable<SchemaFile> FromFolder(string folder)
    {
        if (!Directory.Exists(folder))
            throw new DirectoryNotFoundException(
                $"The schema folder '{folder}' does not exist; give the folder that holds {{prefix}}/{{name}}.xsd.");
        foreach (var path in Directory.EnumerateFiles(folder, "*.xsd", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            yield return Named(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path));
    }

    private static SchemaFile Named(string relative, string text)
    {
        // XNAT looks for schemas/*/*.xsd: the folder directly above the file counts, what lies above it does not.
        var segments = relative.Split('/');
        var file = Path.GetFileNameWithoutExtension(segments[^1]);
        return new SchemaFile(segments.Length > 1 ? segments[^2] : file, file, text);
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
