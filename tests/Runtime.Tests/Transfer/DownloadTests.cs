using System.IO.Compression;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer;

public sealed class DownloadTests
{
    [Fact]
    public async Task ScanBecomesAZipFile()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var scan = await (await SessionAsync(site)).Scans.GetAsync("T1");

        var result = await scan.DownloadAsync(folder["T1.zip"]);

        using var zip = ZipFile.OpenRead(folder["T1.zip"]);
        Assert.Equal(
            ["MR1/scans/1-T1/resources/DICOM/files/a.dcm", "MR1/scans/1-T1/resources/DICOM/files/sub/b.dcm"],
            zip.Entries.Select(entry => entry.FullName).Order());
        Assert.Equal((2, new FileInfo(folder["T1.zip"]).Length), (result.Files, result.Bytes));
        Assert.Equal(["T1.zip"], folder.Files());
    }

    [Fact]
    public async Task SubjectBecomesAFolder()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var subject = await project.Subjects.GetAsync("SUB1");
        var seen = new List<TransferProgress>();

        var report = await subject.DownloadDirectoryAsync(folder.Path, new SynchronousProgress(seen.Add));

        Assert.Equal(
            [
                "SUB1/MR1/scans/1-T1/resources/DICOM/files/a.dcm", "SUB1/MR1/scans/1-T1/resources/DICOM/files/sub/b.dcm",
                "SUB1/MR1/scans/2-FLAIR/resources/DICOM/files/c.dcm",
            ],
            folder.Data());
        Assert.Equal((3, 6L), (report.Count(FileOutcome.Fetched), report.Bytes));
        Assert.True(seen[^1].Bytes > 0);
    }

    [Fact]
    public async Task CutArchiveLeavesNothingBehind()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var session = await SessionAsync(site);
        await File.WriteAllTextAsync(folder["T1.zip"], "older");
        site.Server.Faults.CutAfter($"/data/projects/brainimages/subjects/{session.SubjectId}/experiments/{session.Id}/scans/1/files", 100);

        var scan = await session.Scans.GetAsync("1");
        await Assert.ThrowsAnyAsync<XnatException>(() => scan.DownloadAsync(folder["T1.zip"]));

        Assert.Equal(["T1.zip"], folder.Files());
        Assert.Equal("older", await File.ReadAllTextAsync(folder["T1.zip"]));
    }

    [Fact]
    public async Task PageInsteadOfAnArchiveIsNotKept()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var session = await SessionAsync(site);
        var scan = await session.Scans.GetAsync("1");
        site.Server.Faults.AnswerHtml($"/data/projects/brainimages/subjects/{session.SubjectId}/experiments/{session.Id}/scans/1/files");

        await Assert.ThrowsAnyAsync<XnatResponseException>(() => scan.DownloadAsync(folder["T1.zip"]));

        Assert.Empty(folder.Files());
    }

    [Fact]
    public async Task FolderThatCannotBeWrittenCostsNoRequest()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var scan = await (await SessionAsync(site)).Scans.GetAsync("1");
        var before = site.Server.Requests.Count;
        var path = Path.Combine(folder.Path, "missing", "T1.zip");

        var error = await Assert.ThrowsAsync<XnatException>(() => scan.DownloadAsync(path));

        Assert.Equal($"{path} cannot be written: there is no such folder, create it. Nothing was downloaded.", error.Message);
        Assert.Equal(before, site.Server.Requests.Count);
    }

    [Fact]
    public async Task ScanWithoutFilesIsSaid()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var scan = await (await SessionAsync(site)).Scans.GetAsync("3");

        var error = await Assert.ThrowsAsync<XnatNotFoundException>(() => scan.DownloadAsync(folder["3.zip"]));

        Assert.EndsWith(
            "The scan is not there or has no files; list the scans of the session and their resources.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Empty(folder.Files());
    }

    [Fact]
    public async Task FileIsUploadedListedAndDownloaded()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["note.txt"], "hello");
        var session = await SessionAsync(site);
        var resource = await session.Resources.CreateAsync(new ResourceCatalog { Label = "NOTES" });

        await resource.UploadAsync(folder["note.txt"], new() { RemotePath = "a/note.txt" });
        var again = await Assert.ThrowsAsync<XnatConflictException>(() => resource.UploadAsync(
            folder["note.txt"], new() { RemotePath = "a/note.txt" }));
        await (await resource.Files.GetAsync("note.txt")).DownloadAsync(folder["back.txt"]);

        Assert.Equal("hello", await File.ReadAllTextAsync(folder["back.txt"]));
        Assert.EndsWith(
            "kept the file that is there already; set Overwrite to replace it, or give another RemotePath.",
            again.Message,
            StringComparison.Ordinal);
    }

    private static async Task<MrSessionData> SessionAsync(TestSite site)
    {
        var project = await site.Client.Projects.GetAsync("brainimages");
        var subject = await project.Subjects.GetAsync("SUB1");
        return await subject.Experiments.OfType<MrSessionData>().GetAsync("MR1");
    }

    private sealed class SynchronousProgress(Action<TransferProgress> report) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => report(value);
    }
}
