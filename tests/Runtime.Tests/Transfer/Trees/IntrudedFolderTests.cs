using System.Net.Http.Headers;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Runtime.Tests.Transfer.Faults;
using Xnat.Typed.Runtime.Tests.Transfer.Hostile;

namespace Xnat.Typed.Runtime.Tests.Transfer.Trees;

/// <summary>What comes into a folder from elsewhere while it is downloaded into, and archives that name a file twice.</summary>
public sealed class IntrudedFolderTests : IDisposable
{
    private const string Files = "MR1/scans/1-T1/resources/DICOM/files/";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, IfExists.Compare)]
    [InlineData(40, IfExists.Compare)]
    [InlineData(1, IfExists.Skip)]
    [InlineData(40, IfExists.Fail)]
    public async Task FileThatSomebodyPutsThereMeanwhileIsLeftAlone(int files, IfExists how)
    {
        FaultyWire wire = null!;
        await using var site = await SiteAsync(files, inner => wire = new(inner));
        wire.Next = new(StrikeKind.Hold, 0, 0);
        wire.Held = () => PutAsync("0.dcm");

        var report = await DownloadAsync(site, how);

        Assert.Equal("mine", await File.ReadAllTextAsync(folder[Files + "0.dcm"]));
        Assert.Equal((1, files - 1), (report.Count(FileOutcome.Failed), report.Count(FileOutcome.Fetched)));
        Assert.Equal(files, folder.Data().Length);
    }

    [Fact]
    public async Task FileThatSomebodyPutsThereMeanwhileIsReplacedWhereThatIsAsked()
    {
        FaultyWire wire = null!;
        await using var site = await SiteAsync(1, inner => wire = new(inner));
        wire.Next = new(StrikeKind.Hold, 0, 0);
        wire.Held = () => PutAsync("0.dcm");

        var report = await DownloadAsync(site, IfExists.Replace);

        Assert.Equal("1 object, 1 file: 1 fetched", report.ToString());
        Assert.Equal([1, 0], await File.ReadAllBytesAsync(folder[Files + "0.dcm"]));
    }

    [Fact]
    public async Task FolderThatSomebodyMovesAwayMeanwhileIsMadeAgain()
    {
        const int count = 300;
        using var away = new TemporaryFolder();
        FaultyWire wire = null!;
        await using var site = await SiteAsync(count, inner => wire = new(inner), length: 20_000);
        wire.Next = new(StrikeKind.Hold, 0, 3_000_000);
        wire.Held = () =>
        {
            Directory.Move(folder["MR1"], away["MR1"]);
            return Task.CompletedTask;
        };

        var report = await DownloadAsync(site, IfExists.Compare);

        Assert.True(report.IsComplete);
        var moved = Directory.GetFiles(away["MR1"], "*", SearchOption.AllDirectories).Length;
        Assert.InRange(moved, 1, count - 1);
        Assert.Equal(count, moved + folder.Data().Length);
    }

    [Fact]
    public async Task ArchiveThatHoldsEachFileTwiceUnderTwoRootsStopsNothing()
    {
        const int count = 60;
        await using var site = await SiteAsync(count, static inner => new Doubled(inner, count));

        var report = await DownloadAsync(site, IfExists.Compare);

        Assert.Equal($"1 object, {count} files: {count} fetched", report.ToString());
        Assert.Equal(count, folder.Data().Length);
    }

    private async Task PutAsync(string name)
    {
        Directory.CreateDirectory(folder[Files]);
        await File.WriteAllTextAsync(folder[Files + name], "mine");
    }

    private static Task<TestSite> SiteAsync(
        int files, Func<HttpMessageHandler, HttpMessageHandler> handler, int length = 2) => TestSite.StartAsync(
        seed =>
        {
            var scan = seed.Project("P").Subject("S1").Experiment("MR1").Scan("1", "T1");
            for (var number = 0; number < files; number++) scan.File("DICOM", $"{number}.dcm", BytesOf(number, length), "DICOM");
        },
        new() { PrimaryHandler = handler, Retry = new() { Delay = TimeSpan.FromMilliseconds(1) } });

    private static byte[] BytesOf(int number, int length)
    {
        var bytes = new byte[length];
        (bytes[0], bytes[1]) = (1, (byte)number);
        return bytes;
    }

    private async Task<DownloadReport> DownloadAsync(TestSite site, IfExists how)
    {
        var session = (MrSessionData)await (await site.Client.Projects.GetAsync("P")).Experiments.GetAsync("MR1");
        return await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions { IfExists = how });
    }

    private sealed class Doubled(HttpMessageHandler inner, int count) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Content.Headers.ContentType?.MediaType != "application/zip") return response;
            var entries = Enumerable.Range(0, count).SelectMany(static number => new[] { "MR1/", "Other/" }.Select(
                root => new RawEntry($"{root}scans/1-T1/resources/DICOM/files/{number}.dcm", [1, (byte)number])));
            response.Content = new ByteArrayContent(new RawZip([.. entries]).Build());
            response.Content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
            return response;
        }
    }
}
