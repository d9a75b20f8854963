using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer.Trees;

public sealed class TreeDownloadTests
{
    private static readonly string[] Records = [".xnat/MD5SUMS", ".xnat/manifest.jsonl"];

    [Fact]
    public async Task ProjectBecomesAFolderAsXnatpyMakesIt()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var project = await site.Client.Projects.GetAsync("brainimages");

        var report = await project.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal(
            [
                .. Records,
                "brainimages/SUB1/MR1/scans/1-T1/resources/DICOM/files/a.dcm",
                "brainimages/SUB1/MR1/scans/1-T1/resources/DICOM/files/sub/b.dcm",
                "brainimages/SUB1/MR1/scans/2-FLAIR/resources/DICOM/files/c.dcm",
            ],
            folder.Files());
        Assert.True(report.IsComplete);
        Assert.Equal(["MR2", "PET1"], report.WithoutFiles.Select(item => item.Label).Order());
        Assert.Equal("3 objects, 3 files: 3 fetched", report.ToString());
        Assert.All(report.Files, file => Assert.Equal(VerifiedBy.Digest, file.VerifiedBy));
    }

    [Fact]
    public async Task SecondRunFetchesNothing()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var session = await SessionAsync(site);
        await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        var before = Fetches(site);

        var report = await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal((3, before), (report.Count(FileOutcome.Kept), Fetches(site)));
        Assert.True(report.IsComplete);
    }

    [Theory]
    [InlineData(IfExists.Compare, FileOutcome.ChangedHere, "mine")]
    [InlineData(IfExists.Skip, FileOutcome.Kept, "mine")]
    [InlineData(IfExists.Replace, FileOutcome.Fetched, "\u0006")]
    [InlineData(IfExists.Fail, FileOutcome.Failed, "mine")]
    public async Task FileOfSomebodyElseIsTreatedAsAsked(IfExists how, FileOutcome outcome, string left)
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var path = folder["MR1/scans/2-FLAIR/resources/DICOM/files/c.dcm"];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "mine");

        var report = await (await SessionAsync(site)).DownloadDirectoryAsync(folder.Path, new DirectoryOptions { IfExists = how });

        Assert.Equal(outcome, Assert.Single(report.Files, file => file.Path.EndsWith("c.dcm", StringComparison.Ordinal)).Outcome);
        Assert.Equal(left, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task WhatWasChangedOnTheServerIsReportedAndReplacedOnlyIfAsked()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var session = await SessionAsync(site);
        await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        await ReplaceAsync(await session.Scans.GetAsync("2"), "c.dcm", "other");

        var compared = await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        var replaced = await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions { IfExists = IfExists.Replace });

        Assert.Equal((1, 2), (compared.Count(FileOutcome.ChangedThere), compared.Count(FileOutcome.Kept)));
        Assert.False(compared.IsComplete);
        Assert.Equal((1, 2), (replaced.Count(FileOutcome.Fetched), replaced.Count(FileOutcome.Kept)));
        Assert.Equal("other", await File.ReadAllTextAsync(folder["MR1/scans/2-FLAIR/resources/DICOM/files/c.dcm"]));
    }

    [Fact]
    public async Task WhatIsGoneFromTheServerStaysHereAndIsSaid()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var session = await SessionAsync(site);
        await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        var resource = await (await session.Scans.GetAsync("2")).Resources.GetAsync("DICOM");
        await foreach (var file in resource.Files) await file.DeleteAsync();

        var report = await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal((1, 2), (report.Count(FileOutcome.MissingThere), report.Count(FileOutcome.Kept)));
        Assert.True(File.Exists(folder["MR1/scans/2-FLAIR/resources/DICOM/files/c.dcm"]));
    }

    [Fact]
    public async Task ListingThatIsSuddenlyEmptyStopsTheRun()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var project = await site.Client.Projects.GetAsync("brainimages");
        await project.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        await foreach (var subject in project.Subjects) await subject.DeleteAsync();

        await Assert.ThrowsAsync<XnatContentException>(() => project.DownloadDirectoryAsync(folder.Path, new DirectoryOptions()));
        var report = await project.DownloadDirectoryAsync(folder.Path, new DirectoryOptions { AcceptFewer = true });

        Assert.Equal("1 object, 3 files: 3 missing there", report.ToString());
        Assert.True(report.Objects[0].IsMissing);
        Assert.Empty(report.WithoutFiles);
        Assert.Equal(5, folder.Files().Length);
    }

    [Fact]
    public async Task SelectionPicksScansResourcesAndFiles()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var session = await SessionAsync(site);

        async Task<string[]> NamesAsync(DirectoryOptions options)
        {
            using var target = new TemporaryFolder();
            var report = await session.DownloadDirectoryAsync(target.Path, options);
            return [.. report.Files.Select(file => file.Path[(file.Path.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal)];
        }

        Assert.Equal(["a.dcm", "b.dcm"], await NamesAsync(new() { ScanTypes = ["t1*"] }));
        Assert.Equal(["a.dcm", "b.dcm"], await NamesAsync(new() { Qualities = ["usable"] }));
        Assert.Equal(["b.dcm"], await NamesAsync(new() { Names = ["sub/*"] }));
        Assert.Equal(["c.dcm"], await NamesAsync(new() { WhereScan = scan => scan.Id == "2" }));
        Assert.Equal(["b.dcm"], await NamesAsync(new() { WhereFile = file => file.Size == 2 }));
        Assert.Empty(await NamesAsync(new() { Resources = ["NIFTI"] }));
        Assert.Equal(3, (await NamesAsync(new() { Formats = ["DICOM"] })).Length);
    }

    [Fact]
    public async Task TemplateNamesFilesBySubjectAndSession()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var options = new DirectoryOptions
        {
            Layout = DirectoryLayout.Template("{project}/sub-{subject}/ses-{session}/{scan}_{type}/{file}"), OwnResources = true,
        };

        await site.Client.Experiments.Where(ExperimentData.Schema.Label, "MR1").DownloadDirectoryAsync(folder.Path, options);

        Assert.Equal(
            [
                .. Records, "brainimages/sub-SUB1/ses-MR1/1_T1/a.dcm", "brainimages/sub-SUB1/ses-MR1/1_T1/b.dcm",
                "brainimages/sub-SUB1/ses-MR1/2_FLAIR/c.dcm",
            ],
            folder.Files());
    }

    [Fact]
    public async Task FailureOfOneFileIsAValueAndTheNextRunMendsIt()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var session = await SessionAsync(site);
        var files = await session.GetFilesAsync().ToListAsync();
        site.Server.Faults.AnswerStatus(files.Single(file => file.Name == "c.dcm").Uri, 403, times: 1);

        var first = await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        var second = await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.IsType<XnatAccessDeniedException>(Assert.Single(first.Failed).Error);
        Assert.Equal((2, 2, 1), (first.Count(FileOutcome.Fetched), second.Count(FileOutcome.Kept), second.Count(FileOutcome.Fetched)));
        Assert.True(second.IsComplete);
    }

    [Fact]
    public async Task CutFilesAreFetchedAgainWithinTheRun()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var session = await SessionAsync(site);
        site.Server.Faults.CutAfter((await session.GetFilesAsync().FirstAsync()).Uri, 1, times: 2);

        var report = await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal("1 object, 3 files: 3 fetched", report.ToString());
    }

    [Fact]
    public async Task LastProgressTellsTheWhole()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var seen = new List<TransferProgress>();

        await (await SessionAsync(site)).DownloadDirectoryAsync(folder.Path, new DirectoryOptions(), new Listener(seen));

        Assert.Equal((6L, 6L, 3, 3), (seen[^1].Bytes, seen[^1].Total, seen[^1].Files, seen[^1].TotalFiles));
        Assert.Equal([TransferPhase.Listing, TransferPhase.Ended], [seen[0].Phase, seen[^1].Phase]);
    }

    private static async Task ReplaceAsync(ImageScanData scan, string name, string text)
    {
        var resource = await scan.Resources.GetAsync("DICOM");
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        await resource.UploadAsync(content, new UploadOptions { RemotePath = name, Overwrite = true });
    }

    private static int Fetches(TestSite site) => site.Server.Requests.Count(
        request => request.Path.Contains("/files/", StringComparison.Ordinal)
            || request.Query.Contains("format=zip", StringComparison.Ordinal));

    private static async Task<MrSessionData> SessionAsync(TestSite site) =>
        (MrSessionData)await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");

    private sealed class Listener(List<TransferProgress> seen) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => seen.Add(value);
    }
}
