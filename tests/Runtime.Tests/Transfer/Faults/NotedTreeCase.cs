using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>All scans of a session file by file, noted in the folder.</summary>
internal sealed class NotedTreeCase(XnatClient client) : TransferCase(client)
{
    private MrSessionData? session;
    private bool? compresses;

    public override async Task BeginAsync(int number)
    {
        await base.BeginAsync(number);
        // Both kinds of archives are struck.
        compresses = number % 2 == 0 ? true : null;
        session ??= (MrSessionData)await (await Client.Projects.GetAsync(Study.Project)).Experiments.GetAsync("MR1");
    }

    // Failures are values here; the campaign knows them as exceptions.
    public override async Task RunAsync()
    {
        var report = await session!.DownloadDirectoryAsync(
            Folder.Path, new DirectoryOptions { CompressArchives = compresses });
        var errors = report.Objects.Select(static item => item.Error).Concat(report.Files.Select(static file => file.Error));
        if (errors.FirstOrDefault(static error => error is not null) is { } error) throw error;
        Assert.True(report.IsComplete, report.ToString());
    }

    public override Task RequireNothingHalfAsync()
    {
        foreach (var (path, bytes) in Found()) Assert.Equal(Study.Tree[path], bytes);
        return Task.CompletedTask;
    }

    public override async Task RequireAllAsync()
    {
        Assert.Equal(Study.Tree, Found());
        Assert.True((await VerifyExtensions.VerifyOfflineAsync(Folder.Path)).IsSame);
        Assert.Equal(
            [".xnat/MD5SUMS", ".xnat/manifest.jsonl"],
            Folder.Files().Where(static path => path.StartsWith(".xnat", StringComparison.Ordinal)));
    }

    private Dictionary<string, byte[]> Found() => Folder.Files()
        .Where(static path => !path.StartsWith(".xnat/", StringComparison.Ordinal))
        .ToDictionary(static path => path, path => File.ReadAllBytes(Folder[path]), StringComparer.Ordinal);
}
