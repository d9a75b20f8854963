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
        Verb.On("zip of a scan into a stream", static stage => stage.ScanAsync(), static (_, scan) =>
            StreamAsync(target => scan.DownloadAsync(target))),
        Verb.On("zip of a session into a stream", static stage => stage.SessionAsync(), static (_, session) =>
            StreamAsync(target => session.DownloadAsync(target))),
        Verb.On("zip of a resource into a stream", static stage => stage.ResourceAsync(), static (_, resource) =>
            StreamAsync(target => resource.DownloadAsync(target))),
        Verb.On("folder of a scan", static stage => stage.ScanAsync(), static (stage, scan) =>
            TreeAsync(stage, path => scan.DownloadDirectoryAsync(path))),
        Verb.On("folder of a session", static stage => stage.SessionAsync(), static (stage, session) =>
            TreeAsync(stage, path => session.DownloadDirectoryAsync(path))),
        Verb.On("folder of a resource", static stage => stage.ResourceAsync(), static (stage, resource) =>
            TreeAsync(stage, path => resource.DownloadDirectoryAsync(path))),
        Verb.On("folder of a subject", static stage => stage.SubjectAsync(), static (stage, subject) =>
            TreeAsync(stage, path => subject.DownloadDirectoryAsync(path))),
        Verb.On("tree of a scan", static stage => stage.ScanAsync(), static (stage, scan) =>
            TreeAsync(stage, path => scan.DownloadDirectoryAsync(path, new DirectoryOptions()))),
        Verb.On("tree of a session with all it has", static stage => stage.SessionAsync(), static (stage, session) =>
            TreeAsync(stage, path => session.DownloadDirectoryAsync(
                path, new DirectoryOptions { OwnResources = true, Assessors = true, Reconstructions = true }))),
        Verb.On("tree of a resource", static stage => stage.ResourceAsync(), static (stage, resource) =>
            TreeAsync(stage, path => resource.DownloadDirectoryAsync(path, new DirectoryOptions()))),
        Verb.On("tree of a project", static stage => stage.ProjectAsync(), static (stage, project) =>
            TreeAsync(stage, path => project.DownloadDirectoryAsync(path, new DirectoryOptions { OwnResources = true }))),
        Verb.On("tree of a listing of subjects", static stage => stage.ProjectAsync(), static (stage, project) =>
            TreeAsync(stage, path => project.Subjects.DownloadDirectoryAsync(path, new DirectoryOptions()))),
        Verb.On(
            "verify a tree",
            static async stage =>
            {
                await (await stage.ScanAsync()).DownloadDirectoryAsync(stage.PathOf("verified"), new DirectoryOptions());
                return stage.Client;
            },
            static async (stage, client) =>
            {
                var offline = await VerifyExtensions.VerifyOfflineAsync(stage.PathOf("verified"));
                return Outcome.Plain($"{await client.VerifyDirectoryAsync(stage.PathOf("verified"))} {offline}");
            }),
    ];

    // Into an empty folder each time, since what is there is kept. A failure is a value of the report: here the first one is thrown.
    private static async Task<string> TreeAsync(Stage stage, Func<string, Task<DownloadReport>> download)
    {
        if (Directory.Exists(stage.PathOf("out"))) Directory.Delete(stage.PathOf("out"), recursive: true);
        var report = await download(stage.PathOf("out"));
        if (report.Objects.Select(static item => item.Error).Concat(report.Files.Select(static file => file.Error)).FirstOrDefault(
            static error => error is not null) is { } error) throw error;
        return $"{Outcome.Plain(report.ToString())}, "
            + string.Join(" ", stage.Written().Split(' ').Where(static file => !file.Contains(".xnat/", StringComparison.Ordinal)));
    }

    private static async Task<string> ZipAsync(Stage stage, Func<string, Task<DownloadResult>> download)
    {
        var result = await download(stage.PathOf("out.zip"));
        await using var file = File.OpenRead(stage.PathOf("out.zip"));
        return Content(result, file);
    }

    private static async Task<string> StreamAsync(Func<Stream, Task<DownloadResult>> download)
    {
        using var target = new MemoryStream();
        return Content(await download(target), target);
    }

    private static string Content(DownloadResult result, Stream archive)
    {
        using var zip = new System.IO.Compression.ZipArchive(archive);
        return $"{Outcome.Of(result)}, " +
            $"{Outcome.Plain(string.Join(" ", zip.Entries.Select(static entry => $"{entry.FullName}:{entry.Length}")))}";
    }
}
