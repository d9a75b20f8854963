using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Runtime.Tests.Transfer.Faults;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Transfer.Trees;

/// <summary>What changes on the server before, while and after it is read into a folder.</summary>
public sealed class MovingSourceTests : IDisposable
{
    private const string Files = "MR1/scans/1-T1/resources/DICOM/files/";

    private static readonly byte[] First = Study.Random(21, 300_000);
    private static readonly byte[] Second = Study.Random(22, 300_000);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task FileThatIsReplacedWhileItIsReadIsNeverMixed(bool answersRanges, bool hasDigests)
    {
        await using var site = await Site.OpenAsync(answersRanges, hasDigests);
        site.Wire.Next = new(StrikeKind.Hold, 0, 100_000);
        site.Wire.Held = () => site.PutAsync("a.dcm", Second);

        var report = await site.DownloadAsync(folder);

        Assert.Equal("1 object, 1 file: 1 fetched", report.ToString());
        Assert.Equal(Second, await File.ReadAllBytesAsync(folder[Files + "a.dcm"]));
        Assert.Equal(3, folder.Files().Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FileThatComesWhileOthersAreReadComesTooAndItIsSaid(bool hasDigests)
    {
        await using var site = await Site.OpenAsync(hasDigests: hasDigests);
        site.Wire.Next = new(StrikeKind.Hold, 0, 100_000);
        site.Wire.Held = () => site.PutAsync("b.dcm", Second);

        var report = await site.DownloadAsync(folder);

        Assert.True(Assert.Single(report.Objects).WasReadAgain);
        Assert.Equal("1 object, 2 files: 2 fetched", report.ToString());
        Assert.Equal(First, await File.ReadAllBytesAsync(folder[Files + "a.dcm"]));
        Assert.Equal(Second, await File.ReadAllBytesAsync(folder[Files + "b.dcm"]));
        // What stood still was not fetched again.
        Assert.DoesNotContain(
            site.Server.Requests.SkipWhile(static request => request.Method != "PUT").SkipWhile(IsNotListing),
            static request => request.Status == 200 && request.Path.EndsWith("/a.dcm", StringComparison.Ordinal));

        static bool IsNotListing(RecordedRequest request) => !request.Path.EndsWith("/scans/ALL/files", StringComparison.Ordinal);
    }

    [Fact]
    public async Task ObjectThatNeverStandsStillIsReported()
    {
        await using var site = await Site.OpenAsync();
        var number = 0;
        site.Wire.Held = async () =>
        {
            await site.PutAsync($"more{number++}.dcm", Study.Random(number, 1000));
            site.Wire.Next = new(StrikeKind.Hold, site.Wire.Bodies.Count + 1, 10);
        };
        site.Wire.Next = new(StrikeKind.Hold, 0, 10);

        var report = await site.DownloadAsync(folder, new() { MaxConcurrency = 1 });

        Assert.False(report.IsComplete);
        Assert.IsType<XnatContentException>(Assert.Single(report.Objects).Error);
        Assert.Equal(First, await File.ReadAllBytesAsync(folder[Files + "a.dcm"]));
    }

    [Fact]
    public async Task WithoutDigestsTheServersTimeSaysThatNothingChanged()
    {
        await using var site = await Site.OpenAsync(hasDigests: false);
        await site.DownloadAsync(folder);
        site.Wire.Restart();

        var report = await site.DownloadAsync(folder);

        Assert.Equal(("1 object, 1 file: 1 kept", 0L), (report.ToString(), site.Wire.Bytes));
        Assert.Equal(304, site.Server.Requests.Last(static request => request.Path.EndsWith("a.dcm", StringComparison.Ordinal)).Status);
    }

    [Theory]
    [InlineData(IfExists.Compare, FileOutcome.ChangedThere)]
    [InlineData(IfExists.Replace, FileOutcome.Fetched)]
    public async Task WithoutDigestsALaterTimeOfTheServerIsAnotherFile(IfExists how, FileOutcome outcome)
    {
        await using var site = await Site.OpenAsync(hasDigests: false);
        await site.DownloadAsync(folder);
        await site.PutAsync("a.dcm", Second);

        var report = await site.DownloadAsync(folder, new() { IfExists = how });

        Assert.Equal(outcome, Assert.Single(report.Files).Outcome);
        Assert.Equal(how == IfExists.Replace ? Second : First, await File.ReadAllBytesAsync(folder[Files + "a.dcm"]));
    }

    private sealed class Site(XnatServer server, XnatClient client, FaultyWire wire) : IAsyncDisposable
    {
        public XnatServer Server => server;

        public FaultyWire Wire => wire;

        public static async Task<Site> OpenAsync(bool answersRanges = false, bool hasDigests = true)
        {
            var server = await XnatServer.StartAsync(
                new() { AnswersRanges = answersRanges, Clock = new SteppingClock() },
                static seed => seed.Project("P1").Subject("S1").Experiment("MR1").Scan("1", "T1").File("DICOM", "a.dcm", First, "DICOM"));
            FaultyWire wire = null!;
            var options = new XnatClientOptions
            {
                PrimaryHandler = inner => wire = new(hasDigests ? inner : new PoorCatalog(inner)),
                Retry = new() { Delay = TimeSpan.FromMilliseconds(1) },
            };
            return new(server, await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"), options), wire);
        }

        public async Task<DownloadReport> DownloadAsync(TemporaryFolder folder, DirectoryOptions? options = null) =>
            await (await SessionAsync()).DownloadDirectoryAsync(folder.Path, options ?? new());

        public async Task PutAsync(string name, byte[] bytes)
        {
            var resource = await (await (await SessionAsync()).Scans.GetAsync("1")).Resources.GetAsync("DICOM");
            using var content = new MemoryStream(bytes);
            await resource.UploadAsync(content, new UploadOptions { RemotePath = name, Overwrite = true });
        }

        public async ValueTask DisposeAsync()
        {
            await client.DisposeAsync();
            await server.DisposeAsync();
        }

        private async Task<MrSessionData> SessionAsync() =>
            (MrSessionData)await (await client.Projects.GetAsync("P1")).Experiments.GetAsync("MR1");
    }
}
