using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Runtime.Tests.Transfer.Faults;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Transfer.Trees;

/// <summary>Runs that have not come to their end: found, gone on with, given up.</summary>
public sealed class UnfinishedRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunAtWorkIsSeenFromBesideAndIsGoneAtItsEnd()
    {
        await using var site = await Site.OpenAsync();
        UnfinishedDownload? seen = null;
        site.Wire.Next = new(StrikeKind.Hold, 0, 2_000_000);
        site.Wire.Held = () =>
        {
            seen = DownloadedDirectories.FindUnfinished(folder.Path);
            return Task.CompletedTask;
        };

        var report = await site.DownloadAsync(folder);

        Assert.True(report.IsComplete);
        Assert.Equal(
            (true, 0L, 1L, 0, site.Server.Url, folder.Path),
            (seen!.IsInUse, seen.FilesDone, seen.FilesLeft, seen.ObjectsToList, seen.Server, seen.Folder));
        Assert.Equal(report.Objects.Select(static item => item.Uri), seen.Objects);
        Assert.InRange(seen.PartBytes, 1_000_000, 2_000_000);
        Assert.InRange(DateTimeOffset.UtcNow - seen.Started, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        Assert.Null(DownloadedDirectories.FindUnfinished(folder.Path));
    }

    [Fact]
    public async Task RunThatEndedBeforeAllWasThereIsFoundAndTheSameCallGoesOnWithIt()
    {
        await using var site = await Site.OpenAsync();
        await site.CancelAsync(folder);

        var found = DownloadedDirectories.FindUnfinished(folder.Path)!;
        Assert.Equal((false, 0L, 1L), (found.IsInUse, found.FilesDone, found.FilesLeft));
        Assert.Equal("UnfinishedDownload 0 files done, 1 left, 0 objects to list", found.ToString());
        await site.DownloadAsync(folder);

        Assert.Null(DownloadedDirectories.FindUnfinished(folder.Path));
        Assert.Equal(Study.Large.Length, site.Wire.Bytes);
    }

    [Fact]
    public async Task RunWithFailedFilesIsUnfinishedAndSaysHowManyAreLeft()
    {
        await using var site = await Site.OpenAsync(Study.Project, "MR1");
        site.Server.Faults.AnswerStatus("/data/experiments", 403, times: 1);

        await site.DownloadAsync(folder);
        var found = DownloadedDirectories.FindUnfinished(folder.Path);
        await site.DownloadAsync(folder);

        Assert.NotNull(found);
        Assert.Null(DownloadedDirectories.FindUnfinished(folder.Path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DiscardingLeavesFilesAndForgetsThemOnlyIfAsked(bool forgets)
    {
        await using var site = await Site.OpenAsync();
        await site.DownloadAsync(folder);
        const string mine = "mine.txt";
        await File.WriteAllTextAsync(folder[mine], "mine");
        File.Delete(folder["MR2/scans/1-T1/resources/DICOM/files/large.dcm"]);
        await File.WriteAllTextAsync(folder["MR2/scans/1-T1/resources/DICOM/files/other.dcm"], "other");
        await site.CancelAsync(folder);
        Assert.Contains(folder.Files(), static file => file.StartsWith(".xnat/parts/", StringComparison.Ordinal));

        await DownloadedDirectories.DiscardUnfinishedAsync(folder.Path, forgets);
        await DownloadedDirectories.DiscardUnfinishedAsync(folder.Path, forgets);

        string[] data = ["MR2/scans/1-T1/resources/DICOM/files/other.dcm", mine];
        Assert.Equal(forgets ? data : [".xnat/MD5SUMS", ".xnat/manifest.jsonl", .. data], folder.Files());
        Assert.Null(DownloadedDirectories.FindUnfinished(folder.Path));
    }

    [Fact]
    public async Task RunAtWorkIsNotDiscarded()
    {
        await using var site = await Site.OpenAsync();
        site.Wire.Next = new(StrikeKind.Hold, 0, 2_000_000);
        site.Wire.Held = () => Assert.ThrowsAsync<InvalidOperationException>(
            () => DownloadedDirectories.DiscardUnfinishedAsync(folder.Path));

        Assert.True((await site.DownloadAsync(folder)).IsComplete);
    }

    [Fact]
    public async Task MergedFolderNamesThePartThatWasCutAndGoesOnWithIt()
    {
        await using var site = await Site.OpenAsync();
        await site.CancelAsync(folder["part"]);
        Directory.CreateDirectory(folder["early/.xnat"]);
        await File.WriteAllTextAsync(folder["early/.xnat/holder.json"], "{}");

        var merge = await DownloadedDirectories.MergeAsync([folder["part"], folder["early"]], folder["all"]);

        Assert.False(merge.IsComplete);
        Assert.Equal([folder["part"], folder["early"]], merge.UnfinishedParts);
        Assert.Equal((1L, folder["all"], false), (merge.Unfinished!.FilesLeft, merge.Unfinished.Folder, merge.Unfinished.IsInUse));
        Assert.InRange(merge.Unfinished.PartBytes, 1_000_000, 2_000_000);
        Assert.Equal(
            "DirectoryMerge 0 files of 1 part, 0 left, 2 parts unfinished; 1 file to fetch, 0 objects to list, "
            + "by a download into the folder",
            merge.ToString());
        Assert.False(Directory.Exists(folder["part"]));
        Assert.Equal(1L, DownloadedDirectories.FindUnfinished(folder["all"])!.FilesLeft);

        Assert.True((await site.DownloadAsync(folder["all"])).IsComplete);

        Assert.Equal(Study.Large.Length, site.Wire.Bytes);
        Assert.Null(DownloadedDirectories.FindUnfinished(folder["all"]));
        Assert.True((await DownloadedDirectories.MergeAsync([folder["part"]], folder["all"])).IsComplete);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not ours\n")]
    [InlineData("{\"started\":\"2026-01-01\",\"server\":\"http://x\",\"objects\":[],\"check\":\"00000000\"}\n")]
    public async Task RecordThatIsNotAsItWasWrittenIsNone(string text)
    {
        Directory.CreateDirectory(folder[".xnat"]);
        await File.WriteAllTextAsync(folder[".xnat/run.json"], text);

        Assert.Null(DownloadedDirectories.FindUnfinished(folder.Path));
        await DownloadedDirectories.DiscardUnfinishedAsync(folder.Path);
        Assert.Empty(folder.Files());
    }

    [Fact]
    public async Task FolderWithoutADownloadHasNone()
    {
        Assert.Null(DownloadedDirectories.FindUnfinished(folder.Path));
        Assert.Null(DownloadedDirectories.FindUnfinished(folder["none"]));
        await DownloadedDirectories.DiscardUnfinishedAsync(folder["none"]);
        Assert.False(Directory.Exists(folder["none"]));
    }

    [Fact]
    public async Task RecordHoldsNoCredentialAndNoLabel()
    {
        await using var site = await Site.OpenAsync();
        await site.CancelAsync(folder);

        var text = await File.ReadAllTextAsync(folder[".xnat/run.json"]);

        Assert.DoesNotContain("admin", text, StringComparison.Ordinal);
        Assert.DoesNotContain("MR2", text, StringComparison.Ordinal);
        Assert.Contains("/data/experiments/", text, StringComparison.Ordinal);
    }

    private sealed class Site(XnatServer server, XnatClient client, FaultyWire wire, string project, string session) : IAsyncDisposable
    {
        public XnatServer Server => server;

        public FaultyWire Wire => wire;

        public static async Task<Site> OpenAsync(string project = Study.LargeProject, string session = "MR2")
        {
            var server = await XnatServer.StartAsync(new() { AnswersRanges = true }, Study.Seed);
            FaultyWire wire = null!;
            var options = new XnatClientOptions
            {
                PrimaryHandler = inner => wire = new(inner), Retry = new() { Delay = TimeSpan.FromMilliseconds(1) },
            };
            var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"), options);
            return new(server, client, wire, project, session);
        }

        public Task<DownloadReport> DownloadAsync(TemporaryFolder folder) => DownloadAsync(folder.Path);

        public async Task<DownloadReport> DownloadAsync(string folder, CancellationToken cancellationToken = default)
        {
            var found = (MrSessionData)await (await client.Projects.GetAsync(project)).Experiments.GetAsync(session);
            return await found.DownloadDirectoryAsync(folder, new DirectoryOptions(), cancellationToken: cancellationToken);
        }

        public Task CancelAsync(TemporaryFolder folder) => CancelAsync(folder.Path);

        public async Task CancelAsync(string folder)
        {
            using var cancellation = new CancellationTokenSource();
            wire.Restart();
            wire.Held = cancellation.CancelAsync;
            wire.Next = new(StrikeKind.Hold, 0, 2_000_000);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DownloadAsync(folder, cancellation.Token));
        }

        public async ValueTask DisposeAsync()
        {
            await client.DisposeAsync();
            await server.DisposeAsync();
        }
    }
}
