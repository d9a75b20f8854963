using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer.Trees;

public sealed class VerifyTests
{
    private const string Scan1 = "MR1/scans/1-T1/resources/DICOM/files/";
    private const string Scan2 = "MR1/scans/2-FLAIR/resources/DICOM/files/";

    [Fact]
    public async Task WhatWasChangedOrIsMissingHereIsSaidWithoutAServerAndNothingIsWritten()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        await DownloadAsync(site, folder);
        Assert.True((await VerifyExtensions.VerifyOfflineAsync(folder.Path)).IsSame);
        var time = File.GetLastWriteTimeUtc(folder[Scan1 + "a.dcm"]);
        await File.WriteAllBytesAsync(folder[Scan1 + "a.dcm"], [3, 2, 1]);
        File.SetLastWriteTimeUtc(folder[Scan1 + "a.dcm"], time);
        File.Delete(folder[Scan2 + "c.dcm"]);
        await File.WriteAllTextAsync(folder["notes.txt"], "mine");
        var before = folder.Files();

        var report = await VerifyExtensions.VerifyOfflineAsync(folder.Path);
        var looked = await VerifyExtensions.VerifyOfflineAsync(folder.Path, new VerifyOptions { Sample = 0 });

        Assert.Equal("3 files: 1 same, 1 changed, 1 missing here", report.ToString());
        Assert.Equal(["notes.txt"], report.Unknown);
        Assert.False(report.IsSame);
        Assert.Equal("3 files: 2 same, 1 missing here", looked.ToString());
        Assert.Equal(before, folder.Files());
    }

    [Fact]
    public async Task WhatTheServerChangedOrDeletedIsSaid()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        await DownloadAsync(site, folder);
        Assert.Equal("3 files: 3 same", (await site.Client.VerifyDirectoryAsync(folder.Path)).ToString());
        var session = await SessionAsync(site);
        var first = await (await session.Scans.GetAsync("1")).Resources.GetAsync("DICOM");
        using (var content = new MemoryStream([9, 9, 9]))
            await first.UploadAsync(content, new UploadOptions { RemotePath = "a.dcm", Overwrite = true });
        await (await session.Scans.GetAsync("2")).DeleteAsync();

        var report = await site.Client.VerifyDirectoryAsync(folder.Path);

        Assert.Equal("3 files: 1 same, 1 changed there, 1 missing there", report.ToString());
        Assert.Equal("3 files: 3 same", (await VerifyExtensions.VerifyOfflineAsync(folder.Path)).ToString());
    }

    [Fact]
    public async Task ObjectThatIsGoneMeansThatItsFilesAreMissingThere()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        await DownloadAsync(site, folder);
        await (await SessionAsync(site)).DeleteAsync();

        Assert.Equal("3 files: 3 missing there", (await site.Client.VerifyDirectoryAsync(folder.Path)).ToString());
    }

    [Fact]
    public async Task FolderWithoutADownloadIsRefused()
    {
        using var folder = new TemporaryFolder();

        await Assert.ThrowsAsync<ArgumentException>(() => VerifyExtensions.VerifyOfflineAsync(folder.Path));
        await Assert.ThrowsAsync<ArgumentException>(
            () => VerifyExtensions.VerifyOfflineAsync(folder.Path, new VerifyOptions { Sample = 1.5 }));
    }

    private static async Task DownloadAsync(TestSite site, TemporaryFolder folder) =>
        await (await SessionAsync(site)).DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

    private static async Task<MrSessionData> SessionAsync(TestSite site) =>
        (MrSessionData)await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");
}
