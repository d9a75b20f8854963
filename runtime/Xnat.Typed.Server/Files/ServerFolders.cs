namespace Xnat.Typed.Server.Files;

/// <summary>Folders on the machine of the server out of which it may take files.</summary>
internal sealed class ServerFolders(IReadOnlyList<string> folders)
{
    private readonly IReadOnlyList<string> roots = [.. folders.Select(Real)];

    /// <summary>
    /// Where a path leads in the end, if that is in one of the folders: links count as what they lead to, for each part of the path.
    /// </summary>
    /// <returns><see langword="null"/> where it is in none.</returns>
    public string? Find(string path)
    {
        var real = Real(path);
        return roots.Any(root => real == root || real.StartsWith(WithSeparator(root), StringComparison.Ordinal)) ? real : null;
    }

    private static string WithSeparator(string root) => Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar;

    private static string Real(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            real = Target(next) is { } target ? Real(target) : next;
        }

        return real;
    }

    private static string? Target(string path)
    {
        FileSystemInfo entry = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        return entry.Exists ? entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName : null;
    }
}
