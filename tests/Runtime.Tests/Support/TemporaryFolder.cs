namespace Xnat.Typed.Runtime.Tests.Support;

/// <summary>A folder that goes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("xnat-typed-").FullName;

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>All files below, as sorted relative paths.</summary>
    public string[] Files() =>
        [
            .. Directory
                .EnumerateFiles(Path, "*", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
        ];

    /// <summary>Those without what a download noted of them.</summary>
    public string[] Data() => [.. Files().Where(static file => !$"/{file}".Contains("/.xnat/", StringComparison.Ordinal))];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
