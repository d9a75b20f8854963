using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Runtime.Tests.Transfer.Faults;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Transfer.Trees;

/// <summary>Several runs about different objects of one folder: what one does not list stays for the other that goes on with it.</summary>
public sealed class OtherRunsTests : IDisposable
{
    private const int Cut = 2_000_000;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RunOfOneShardLeavesThePartsOfTheOthersInAMergedFolder()
    {
        await using var site = await Site.OpenAsync();
        string[] parts = [folder["part-0"], folder["part-1"]];
        await site.CancelAsync(0, parts[0]);
        await site.CancelAsync(1, parts[1]);
        await DownloadedDirectories.MergeAsync(parts, folder["all"]);
        Assert.Equal(2, DownloadedDirectories.FindUnfinished(folder["all"])!.Objects.Count);

        Assert.True((await site.DownloadAsync(0, folder["all"])).IsComplete);

        var left = DownloadedDirectories.FindUnfinished(folder["all"])!;
        Assert.Equal((await site.UrisAsync(1), 0L, 1L), (left.Objects.Single(), left.FilesDone, left.FilesLeft));
        Assert.InRange(left.PartBytes, 1_000_000, Cut);
        site.Wire.Restart();
        Assert.True((await site.DownloadAsync(1, folder["all"])).IsComplete);
        // The last byte that is there comes again: it asks whether the server still has the same file.
        Assert.InRange(site.Wire.Bytes, Study.Large.Length - Cut, Study.Large.Length - Cut + (1024 * 1024));
        Assert.Null(DownloadedDirectories.FindUnfinished(folder["all"]));
        Assert.False(Directory.Exists(folder["all/.xnat/parts"]));
    }

    [Fact]
    public async Task SessionThatIsDownloadedMeanwhileTakesNothingFromThatOfAnother()
    {
        await using var site = await Site.OpenAsync();
        await site.CancelAsync(0, folder.Path);

        await site.DownloadAsync(1, folder.Path);
        await site.DownloadAsync(1, folder.Path);

        Assert.InRange(DownloadedDirectories.FindUnfinished(folder.Path)!.PartBytes, 1_000_000, Cut);
        site.Wire.Restart();
        await site.DownloadAsync(0, folder.Path);
        Assert.InRange(site.Wire.Bytes, 1, Study.Large.Length - 1_000_000);
        Assert.Null(DownloadedDirectories.FindUnfinished(folder.Path));
    }

    [Fact]
    public async Task RunThatListsAllTakesThePlaceOfThoseThatListedSome()
    {
        await using var site = await Site.OpenAsync();
        await site.CancelAsync(0, folder.Path);
        await site.CancelAsync(1, folder.Path);
        Assert.Equal(2, Directory.GetFiles(folder[".xnat/parts"], "*.note").Length);

        site.Wire.Restart();
        Assert.True((await site.Project.Experiments.DownloadDirectoryAsync(folder.Path, new DirectoryOptions())).IsComplete);

        Assert.InRange(site.Wire.Bytes, 1, 2 * (Study.Large.Length - 1_000_000));
        Assert.Null(DownloadedDirectories.FindUnfinished(folder.Path));
        Assert.False(Directory.Exists(folder[".xnat/parts"]));
    }

    [Fact]
    public async Task SameRunForgetsWhatTheServerHasNotAnyMore()
    {
        await using var site = await Site.OpenAsync();
        await site.CancelAsync(null, folder.Path);
        await (await site.Project.Experiments.GetAsync("E1")).DeleteAsync(true);

        await site.Project.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Null(DownloadedDirectories.FindUnfinished(folder.Path));
        Assert.False(Directory.Exists(folder[".xnat/parts"]));
    }

    private sealed class Site(XnatServer server, XnatClient client, FaultyWire wire, ProjectData project) : IAsyncDisposable
    {
        public FaultyWire Wire => wire;

        public ProjectData Project => project;

        public static async Task<Site> OpenAsync()
        {
            var server = await XnatServer.StartAsync(new() { AnswersRanges = true }, static seed =>
            {
                var subject = seed.Project("P").Subject("S");
                foreach (var label in (string[])["E0", "E1"])
                    subject.Experiment(label).Scan("1", "T1").File("DICOM", "large.dcm", Study.Large, "DICOM");
            });
            FaultyWire wire = null!;
            var options = new XnatClientOptions
            {
                PrimaryHandler = inner => wire = new(inner), Retry = new() { Delay = TimeSpan.FromMilliseconds(1) },
            };
            var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"), options);
            return new(server, client, wire, await client.Projects.GetAsync("P"));
        }

        public Task<DownloadReport> DownloadAsync(int? at, string folder, CancellationToken cancellationToken = default) => at is null
            ? project.DownloadDirectoryAsync(folder, new DirectoryOptions(), cancellationToken: cancellationToken)
            : project.Experiments.Where(session => session.Label == $"E{at}")
                .DownloadDirectoryAsync(folder, new DirectoryOptions(), cancellationToken: cancellationToken);

        public async Task CancelAsync(int? at, string folder)
        {
            using var cancellation = new CancellationTokenSource();
            wire.Restart();
            wire.Held = cancellation.CancelAsync;
            wire.Next = new(StrikeKind.Hold, 0, Cut);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DownloadAsync(at, folder, cancellation.Token));
        }

        public async Task<string> UrisAsync(int at) => $"/data/experiments/{(await project.Experiments.GetAsync($"E{at}")).Id}";

        public async ValueTask DisposeAsync()
        {
            await client.DisposeAsync();
            await server.DisposeAsync();
        }
    }
}
