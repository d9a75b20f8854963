using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>A large file within a tree, from a server that answers ranges: a run that has ended is gone on with by the next.</summary>
internal sealed class LargeTreeCase(XnatClient client) : TransferCase(client)
{
    private MrSessionData? session;

    public override long? MostBytes(StrikeKind kind) =>
        kind == StrikeKind.Flip ? 2L * Study.Large.Length : Study.Large.Length + PartNote.Block;

    public override async Task BeginAsync(int number)
    {
        await base.BeginAsync(number);
        session ??= (MrSessionData)await (await Client.Projects.GetAsync(Study.LargeProject)).Experiments.GetAsync("MR2");
    }

    public override async Task RunAsync()
    {
        var report = await session!.DownloadDirectoryAsync(Folder.Path, new DirectoryOptions());
        if (report.Failed.FirstOrDefault()?.Error is { } error) throw error;
        Assert.True(report.IsComplete, report.ToString());
    }

    // The part that the next run goes on with is in its own folder, and stands nowhere else.
    public override Task RequireNothingHalfAsync()
    {
        Assert.All(Folder.Files(), static path => Assert.StartsWith(".xnat/", path, StringComparison.Ordinal));
        return Task.CompletedTask;
    }

    public override Task RequireAllAsync()
    {
        const string place = "MR2/scans/1-T1/resources/DICOM/files/large.dcm";
        Assert.Equal([".xnat/MD5SUMS", ".xnat/manifest.jsonl", place], Folder.Files());
        Assert.True(File.ReadAllBytes(Folder[place]).AsSpan().SequenceEqual(Study.Large));
        return Task.CompletedTask;
    }
}
