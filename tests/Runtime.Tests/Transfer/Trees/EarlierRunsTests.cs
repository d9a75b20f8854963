using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Transfer.Trees;

/// <summary>What got another name on the server comes by that name; what earlier runs fetched stays, and is named.</summary>
public sealed class EarlierRunsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task FilesOfAScanWhoseTypeChangedAreNamedWhereTheyWere()
    {
        await using var site = await TestSite.StartAsync(Seed);
        var session = await SessionAsync(site, "L");
        await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        var scan = await session.Scans.GetAsync("1");
        scan.Type = "T2";
        await scan.SaveAsync();

        var report = await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal(["L/scans/1-T1/resources/DICOM/files/a.dcm", "L/scans/1-T2/resources/DICOM/files/a.dcm"], folder.Data());
        Assert.Equal(["L/scans/1-T1/resources/DICOM/files/a.dcm"], report.EarlierCopies);
        Assert.StartsWith("1 file lies in the folder", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.True(report.IsComplete);
    }

    [Fact]
    public async Task FilesOfASessionWithAnotherLabelAreNamedWhereTheyWere()
    {
        await using var site = await TestSite.StartAsync(Seed);
        var session = await SessionAsync(site, "L");
        await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        session.Label = "M";
        await session.SaveAsync();

        var report = await (await SessionAsync(site, "M")).DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal(["L/scans/1-T1/resources/DICOM/files/a.dcm"], report.EarlierCopies);
    }

    [Fact]
    public async Task FilesOfASessionThatWasGivenToAnotherSubjectAreNamedWhereTheyWere()
    {
        await using var site = await TestSite.StartAsync(Seed);
        var project = await site.Client.Projects.GetAsync("A");
        await project.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        await site.Client.Raw.PutAsync("/data/projects/A/subjects/S2/experiments/L");

        var report = await project.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal(
            ["A/S1/L/scans/1-T1/resources/DICOM/files/a.dcm", "A/S2/L/scans/1-T1/resources/DICOM/files/a.dcm"],
            folder.Data().Where(static path => path.Contains("/L/", StringComparison.Ordinal)));
        Assert.Equal(["A/S1/L/scans/1-T1/resources/DICOM/files/a.dcm"], report.EarlierCopies);
        Assert.Equal(0, report.Count(FileOutcome.MissingThere));
    }

    [Fact]
    public async Task FilesOfASessionThatWasDeletedAreMissingThere()
    {
        await using var site = await TestSite.StartAsync(Seed);
        var project = await site.Client.Projects.GetAsync("A");
        await project.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        var before = folder.Data();
        await (await SessionAsync(site, "L")).DeleteAsync();

        var report = await project.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal("2 objects, 2 files: 1 kept, 1 missing there", report.ToString());
        Assert.Equal("A/S1/L/scans/1-T1/resources/DICOM/files/a.dcm", report.Objects[^1].Files[0].Path);
        Assert.Equal(before, folder.Data());
        Assert.Empty(report.EarlierCopies);

        Directory.Delete(folder["A/S1"], recursive: true);
        Assert.Equal(
            "1 object, 1 file: 1 kept", (await project.DownloadDirectoryAsync(folder.Path, new DirectoryOptions())).ToString());
    }

    [Fact]
    public async Task SessionsThatWereNotWantedAreNotMissing()
    {
        await using var site = await TestSite.StartAsync(Seed);
        var project = await site.Client.Projects.GetAsync("A");
        await project.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        var options = new DirectoryOptions { WhereExperiment = static session => session.Label != "L" };

        var report = await project.DownloadDirectoryAsync(folder.Path, options);

        Assert.Equal("1 object, 1 file: 1 kept", report.ToString());
    }

    [Fact]
    public async Task CopiesThatAreGoneAreNotNamed()
    {
        await using var site = await TestSite.StartAsync(Seed);
        var session = await SessionAsync(site, "L");
        await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        Directory.Delete(folder["L"], recursive: true);

        var report = await session.DownloadDirectoryAsync(folder.Path, new DirectoryOptions { Layout = DirectoryLayout.Flat });

        Assert.Empty(report.EarlierCopies);
        Assert.Empty(report.Notes);
    }

    [Fact]
    public async Task SessionThatIsSharedHasNoEarlierCopy()
    {
        await using var site = await TestSite.StartAsync(Seed);
        var (project, other) = (await site.Client.Projects.GetAsync("A"), await site.Client.Projects.GetAsync("B"));
        await (await project.Subjects.GetAsync("S1")).ShareAsync(other, "SHOWN");
        await (await SessionAsync(site, "L")).ShareAsync(other, "SHARED");
        await project.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        var report = await other.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal("1 object, 1 file: 1 fetched", report.ToString());
        Assert.Empty(report.EarlierCopies);
    }

    private static void Seed(XnatSeed seed)
    {
        var project = seed.Project("A");
        project.Subject("S1").Experiment("L").Scan("1", "T1").File("DICOM", "a.dcm", [1, 1], "DICOM");
        project.Subject("S2").Experiment("K").Scan("1", "T1").File("DICOM", "b.dcm", [1, 2], "DICOM");
        seed.Project("B");
    }

    private static async Task<MrSessionData> SessionAsync(TestSite site, string label) =>
        (MrSessionData)await (await site.Client.Projects.GetAsync("A")).Experiments.GetAsync(label);
}
