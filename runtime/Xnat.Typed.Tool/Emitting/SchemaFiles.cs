using Xnat.Typed.Schema.Reading;
using Xnat.Typed.Tool.Accounts;
using Xnat.Typed.Tool.Files;

namespace Xnat.Typed.Tool.Emitting;

/// <summary>Finds and reads the schemas that the user names: files as they are, folders with all that lies below them.</summary>
internal sealed class SchemaFiles
{
    private readonly List<string> failures = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<SchemaInput> inputs = [];

    private SchemaFiles()
    {
    }

    /// <summary>What could be read, under the paths by which the user knows them.</summary>
    public IReadOnlyList<SchemaInput> Inputs => inputs;

    /// <summary>What could not be read, as <c>path: reason</c>.</summary>
    public IReadOnlyList<string> Failures => failures;

    /// <exception cref="MisuseException">A path leads nowhere, or there is no schema at all.</exception>
    public static SchemaFiles Read(IReadOnlyList<string> paths)
    {
        var missing = paths.Where(path => !Path.Exists(path)).ToList();
        if (missing.Count > 0)
            throw new MisuseException($"There is no file or folder '{string.Join("', '", missing)}'; give schemas (.xsd) or folders that "
                + "hold some.");
        var files = new SchemaFiles();
        foreach (var path in paths)
        {
            if (Directory.Exists(path)) files.AddFolder(new DirectoryInfo(path), path);
            else files.AddFile(path);
        }

        if (files.inputs.Count == 0 && files.failures.Count == 0)
            throw new MisuseException($"There is no schema in '{string.Join("', '", paths)}'; give files, or folders that hold files with "
                + "the extension .xsd.");
        return files;
    }

    private void AddFolder(DirectoryInfo folder, string path)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = [.. folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failures.Add($"{path}: {exception.Message}");
            return;
        }

        foreach (var entry in entries)
        {
            var inside = Path.Combine(path, entry.Name);

            // A link to a folder can lead in a circle; what it leads to can be named by itself.
            if (entry is DirectoryInfo { LinkTarget: null } directory) AddFolder(directory, inside);
            else if (entry is FileInfo && entry.Extension.Equals(".xsd", StringComparison.OrdinalIgnoreCase)) AddFile(inside);
        }
    }

    private void AddFile(string path)
    {
        if (!seen.Add(Path.GetFullPath(path))) return;
        try
        {
            var (text, encoding) = XmlText.Decode(File.ReadAllBytes(path));
            inputs.Add(new SchemaInput(path, text, "", "", encoding));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failures.Add($"{path}: {exception.Message}");
        }
    }
}
