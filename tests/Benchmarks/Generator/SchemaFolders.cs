namespace Xnat.Typed.Benchmarks.Generator;

/// <summary>The schemas to measure with: real ones where they lie beside the repository, else the bundled ones.</summary>
internal static class SchemaFolders
{
    public static string Repository { get; } = FindRepository();

    private static readonly string Shared = Path.Combine(Path.GetDirectoryName(Repository)!, "shared", "schemas");

    public static bool HasShared => Directory.Exists(Shared);

    public static string Core =>
        HasShared
            ? string.Join(
                Path.PathSeparator,
                Path.Combine(Shared, "xnat-1.8", "xnat"),
                Path.Combine(Shared, "xnat-1.8", "xdat"),
                Path.Combine(Shared, "xnat-1.8", "birn"))
            : Bundled;

    public static string Corpus =>
        HasShared ? string.Join(Path.PathSeparator, Path.Combine(Shared, "xnat-1.8"), Path.Combine(Shared, "extensions")) : Bundled;

    private static string Bundled => Path.Combine(Repository, "schemas");

    public static string[] Files(string folders) =>
        [
            .. folders
                .Split(Path.PathSeparator)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*.xsd", SearchOption.AllDirectories))
                .Order(StringComparer.Ordinal)
        ];

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Xnat.Typed.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No folder above the program holds Xnat.Typed.sln.");
    }
}
