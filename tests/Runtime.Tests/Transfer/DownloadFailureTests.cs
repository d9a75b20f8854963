using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer;

/// <summary>Whatever ends a download, it is an exception of ours, and the disk is as before.</summary>
public sealed class DownloadFailureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(ArgumentNullException))]
    public async Task HandlerOfTheProgressThatThrowsEndsEveryDownload(Type kind)
    {
        await using var site = await TestSite.StudyAsync();
        var progress = new ThrowingProgress(kind);
        var subject = await SubjectAsync(site);
        var session = await subject.Experiments.OfType<MrSessionData>().GetAsync("MR1");
        var scan = await session.Scans.GetAsync("1");
        Func<Task>[] downloads =
        [
            () => scan.DownloadAsync(folder["a.zip"], progress),
            () => session.DownloadAsync(folder["a.zip"], progress),
            () => scan.DownloadDirectoryAsync(folder.Path, progress),
            () => session.DownloadDirectoryAsync(folder.Path, progress),
            () => subject.DownloadDirectoryAsync(folder.Path, progress),
        ];
        foreach (var download in downloads)
        {
            var error = await Assert.ThrowsAsync<XnatException>(download);

            Assert.IsType(kind, error.InnerException);
            Assert.DoesNotContain(folder.Files(), static file => file.Contains(".xnat-", StringComparison.Ordinal));
            Assert.False(Directory.Exists(folder[".xnat/parts"]));
        }
    }

    [Fact]
    public async Task FolderIsNotWrittenThroughALink()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await (await SubjectAsync(site)).Experiments.OfType<MrSessionData>().GetAsync("MR1");
        Directory.CreateDirectory(folder["elsewhere"]);
        Directory.CreateDirectory(folder["target"]);
        Directory.CreateSymbolicLink(folder["target/MR1"], folder["elsewhere"]);

        var thrown = await Assert.ThrowsAsync<XnatException>(() => session.DownloadDirectoryAsync(folder["target"]));

        Assert.Contains("3 failed", thrown.Message, StringComparison.Ordinal);
        var error = thrown.InnerException!;
        Assert.Contains("nothing is written through links", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("MR1", error.Message, StringComparison.Ordinal);
        Assert.Equal(folder["target/MR1"], error.Data["Path"]);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["elsewhere"]));
    }

    [Fact]
    public async Task TargetMayBeALinkItself()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await (await SubjectAsync(site)).Experiments.OfType<MrSessionData>().GetAsync("MR1");
        Directory.CreateDirectory(folder["elsewhere"]);
        Directory.CreateSymbolicLink(folder["target"], folder["elsewhere"]);

        var report = await session.DownloadDirectoryAsync(folder["target"]);

        Assert.Equal(3, report.Count(FileOutcome.Fetched));
        Assert.True(File.Exists(folder["elsewhere/MR1/scans/1-T1/resources/DICOM/files/a.dcm"]));
    }

    [Fact]
    public async Task OptionsAreTakenByEveryDownload()
    {
        await using var site = await TestSite.StudyAsync();
        var subject = await SubjectAsync(site);
        var session = await subject.Experiments.OfType<MrSessionData>().GetAsync("MR1");
        var scan = await session.Scans.GetAsync("1");
        var lenient = new DownloadOptions { Catalog = CatalogCheck.Lenient };

        DownloadResult[] results =
        [
            await scan.DownloadAsync(folder["a.zip"], lenient),
            await session.DownloadAsync(folder["a.zip"], lenient),
            await scan.DownloadAsync(folder["a.zip"], new DownloadOptions()),
        ];

        Assert.All(results, static result => Assert.Equal(VerifiedBy.Digest, result.VerifiedBy));
        Assert.All(results, static result => Assert.Empty(result.Missing.Concat(result.Unlisted)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => scan.DownloadAsync(folder["out"], new DownloadOptions { Catalog = (CatalogCheck)7 }));
    }

    [Fact]
    public async Task FileThatWasChangedHereIsLeftAndTheCallWithoutOptionsSaysSo()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await (await SubjectAsync(site)).Experiments.OfType<MrSessionData>().GetAsync("MR1");
        await session.DownloadDirectoryAsync(folder.Path);
        var path = folder["MR1/scans/1-T1/resources/DICOM/files/a.dcm"];
        await File.WriteAllTextAsync(path, "mine");

        var error = await Assert.ThrowsAsync<XnatException>(() => session.DownloadDirectoryAsync(folder.Path));

        Assert.StartsWith(
            "The download is not complete (1 object, 3 files: 2 kept, 1 changed here).", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task ObjectThatCannotBeListedIsItsOwnException()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await (await SubjectAsync(site)).Experiments.OfType<MrSessionData>().GetAsync("MR1");
        site.Server.Faults.AnswerStatus("/data/projects/", 403);

        await Assert.ThrowsAsync<XnatAccessDeniedException>(() => session.DownloadDirectoryAsync(folder.Path));

        Assert.Empty(folder.Data());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task FileThatIsNotWhatTheCatalogSaysEndsTheStreamWithAnException(int overlength)
    {
        await using var site = await TestSite.StudyAsync();
        var session = await (await SubjectAsync(site)).Experiments.OfType<MrSessionData>().GetAsync("MR1");
        var scan = await session.Scans.GetAsync("1");
        var resource = await scan.Resources.FirstAsync();
        var file = await resource.Files.GetAsync("a.dcm");
        site.Server.Faults.AnnounceMore(file.Uri, overlength);

        await Assert.ThrowsAnyAsync<XnatException>(async () =>
        {
            await using var stream = await file.OpenReadAsync();
            await stream.CopyToAsync(Stream.Null);
        });
    }

    [Theory]
    [InlineData(typeof(IOException))]
    [InlineData(typeof(UnauthorizedAccessException))]
    public async Task DiskThatTakesNoMoreIsSaid(Type kind)
    {
        using var source = new MemoryStream(new byte[1000]);
        using var full = new FullDisk(kind);

        var error = await Assert.ThrowsAsync<XnatException>(
            () => StreamCopy.CopyAsync(source, full, long.MaxValue, null, null, CancellationToken.None));

        Assert.StartsWith("A local file cannot be written", error.Message, StringComparison.Ordinal);
    }

    private static async Task<SubjectData> SubjectAsync(TestSite site) =>
        await (await site.Client.Projects.GetAsync("brainimages")).Subjects.GetAsync("SUB1");

    private sealed class ThrowingProgress(Type kind) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => throw (Exception)Activator.CreateInstance(kind)!;
    }

    private sealed class FullDisk(Type kind) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw (Exception)Activator.CreateInstance(kind)!;
    }
}
