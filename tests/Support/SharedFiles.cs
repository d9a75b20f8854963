namespace Xnat.Typed.Tests.Support;

/// <summary>Real schemas and DICOM files that lie beside the repository where they are at hand; they are never part of it.</summary>
public static class SharedFiles
{
    /// <summary>The folder <c>shared</c> beside the repository, or <see langword="null"/>.</summary>
    public static string? Root { get; } = Find();

    /// <summary>Full path of a file or folder in it. Call only from tests marked <see cref="SharedFactAttribute"/>.</summary>
    public static string PathOf(string relative) =>
        Path.Combine(
            Root ?? throw new InvalidOperationException("The shared files are not there; mark the test with [SharedFact]."), relative);

    private static string? Find()
    {
        var repository = RepositoryRoot();
        var shared = Path.Combine(Path.GetDirectoryName(repository.TrimEnd(Path.DirectorySeparatorChar))!, "shared");
        return Directory.Exists(Path.Combine(shared, "schemas")) ? shared : null;
    }

    /// <summary>The folder of <c>Xnat.Typed.sln</c>.</summary>
    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Xnat.Typed.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests holds Xnat.Typed.sln.");
    }
}
