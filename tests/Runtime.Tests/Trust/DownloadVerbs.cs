namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Archives and folders.</summary>
internal static class DownloadVerbs
{
    public static IEnumerable<Verb> All =>
    [
        Verb.On("zip of a scan", static stage => stage.ScanAsync(), static (stage, scan) =>
            ZipAsync(stage, path => scan.DownloadAsync(path))),
        Verb.On("zip of a session", static stage => stage.SessionAsync(), static (stage, session) =>
            ZipAsync(stage, path => session.DownloadAsync(path))),
        Verb.On("zip of a resource", static stage => stage.ResourceAsync(), static (stage, resource) =>
            ZipAsync(stage, path => resource.DownloadAsync(path))),
        Verb.On("folder of a scan", static stage => stage.ScanAsync(), static (stage, scan) =>
            FolderAsync(stage, path => scan.DownloadDirectoryAsync(path))),
        Verb.On("folder of a session", static stage => stage.SessionAsync(), static (stage, session) =>
            FolderAsync(stage, path => session.DownloadDirectoryAsync(path))),
        Verb.On("folder of a resource", static stage => stage.ResourceAsync(), static (stage, resource) =>
            FolderAsync(stage, path => resource.DownloadDirectoryAsync(path))),
        Verb.On("folder of a subject", static stage => stage.SubjectAsync(), static (stage, subject) =>
            FolderAsync(stage, path => subject.DownloadDirectoryAsync(path))),
    ];

    private static async Task<string> ZipAsync(Stage stage, Func<string, Task<DownloadResult>> download)
    {
        var result = await download(stage.PathOf("out.zip"));
        using var zip = System.IO.Compression.ZipFile.OpenRead(stage.PathOf("out.zip"));
        return $"{Outcome.Of(result)}, " +
            $"{Outcome.Plain(string.Join(" ", zip.Entries.Select(static entry => $"{entry.FullName}:{entry.Length}")))}";
    }

    private static async Task<string> FolderAsync(Stage stage, Func<string, Task<DownloadResult>> download) =>
        $"{Outcome.Of(await download(stage.PathOf("out")))}, {stage.Written()}";
}
