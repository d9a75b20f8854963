using Xnat.Typed.Tool.Files;

namespace Xnat.Typed.Tool.Emitting;

/// <summary>Finds generated files that a run with other schemas left behind: beside the new ones they may not compile.</summary>
internal static class EarlierFiles
{
    public static IReadOnlyList<string> Find(OutputFolder folder, IEnumerable<EmittedFile> written)
    {
        if (!Directory.Exists(folder.Path)) return [];
        var known = written.Select(file => file.Path).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Directory.EnumerateFiles(folder.Path, "*.g.cs", new EnumerationOptions { RecurseSubdirectories = true })
            .Select(file => Path.GetRelativePath(folder.Path, file).Replace('\\', '/'))
            .Where(file => !known.Contains(file) && IsOurs(folder.PathOf(file)))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Other generators write files of this extension too.</summary>
    private static bool IsOurs(string file) =>
        File.ReadLines(file).Take(60).Any(line => line.StartsWith("[GeneratedCode(\"Xnat.Typed.Generator\"", StringComparison.Ordinal));
}
