using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Transfer.Trees;

/// <summary>Labels are unique in a project alone: what belongs to two persons never gets into one folder.</summary>
public sealed class SameNamesTests : IDisposable
{
    private static readonly string[] Apart =
    [
        "L/scans/1-T1/resources/DICOM/files/a1.dcm", "L/scans/1-T1/resources/DICOM/files/same.dcm",
        "L~2/scans/1-T1/resources/DICOM/files/b1.dcm", "L~2/scans/1-T1/resources/DICOM/files/same.dcm",
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task SessionsOfOneLabelStayApartAcrossRuns()
    {
        await using var site = await TestSite.StartAsync(Seed);
        await (await SessionAsync(site, "A")).DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        await (await SessionAsync(site, "B")).DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal(Apart, folder.Data());
    }

    [Fact]
    public async Task SessionsOfOneLabelKeepTheirFoldersInWhateverOrderTheyAreListed()
    {
        await using var site = await TestSite.StartAsync(Seed);
        ExperimentData[] sessions = [await SessionAsync(site, "A"), await SessionAsync(site, "B")];
        await sessions.ToAsyncEnumerable().DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        var report = await sessions.Reverse().ToAsyncEnumerable().DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal("2 objects, 4 files: 4 kept", report.ToString());
        Assert.Equal(Apart, folder.Data());
    }

    [Fact]
    public async Task ScansOfSessionsOfOneLabelStayApart()
    {
        await using var site = await TestSite.StartAsync(Seed);
        ImageScanData[] scans =
        [
            await (await SessionAsync(site, "A")).Scans.GetAsync("1"), await (await SessionAsync(site, "B")).Scans.GetAsync("1"),
        ];

        await scans.ToAsyncEnumerable().DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal(Apart, folder.Data());
    }

    [Fact]
    public async Task ResourcesOfSessionsOfOneLabelStayApart()
    {
        await using var site = await TestSite.StartAsync(Seed);
        var resources = new List<AbstractResource>();
        foreach (var project in (string[])["A", "B"])
            resources.Add(await (await (await SessionAsync(site, project)).Scans.GetAsync("1")).Resources.GetAsync("DICOM"));

        await resources.ToAsyncEnumerable().DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal(Apart, folder.Data());
    }

    [Fact]
    public async Task SubjectsOfOneLabelStayApart()
    {
        await using var site = await TestSite.StartAsync(Seed);
        foreach (var project in (string[])["A", "B"])
        {
            var subject = await (await site.Client.Projects.GetAsync(project)).Subjects.GetAsync("S1");
            await subject.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        }

        Assert.Equal(
            [.. Apart.Select(static path => path.StartsWith("L/", StringComparison.Ordinal) ? "S1/" + path : "S1~2/L" + path[3..])],
            folder.Data());
    }

    [Fact]
    public async Task LayoutThatLeavesOutTheProjectKeepsSessionsApart()
    {
        await using var site = await TestSite.StartAsync(Seed);
        var options = new DirectoryOptions { Layout = DirectoryLayout.Template("{session}/{file}") };

        await site.Client.Projects.DownloadDirectoryAsync(folder.Path, options);

        Assert.Equal(["L/a1.dcm", "L/same.dcm", "L~2/b1.dcm", "L~2/same.dcm"], folder.Data());
    }

    [Fact]
    public async Task SessionThatIsReachedInTwoWaysUnderOneNameComesOnce()
    {
        await using var site = await TestSite.StartAsync(Seed);
        var session = await SessionAsync(site, "A");
        ExperimentData[] both = [session, await site.Client.Experiments.GetAsync(session.Id!)];

        var report = await both.ToAsyncEnumerable().DownloadDirectoryAsync(folder.Path, new DirectoryOptions());

        Assert.Equal("1 object, 2 files: 2 fetched", report.ToString());
    }

    [Fact]
    public async Task ScanAndResourceThatAreReachedInTwoWaysComeOnce()
    {
        await using var site = await TestSite.StartAsync(Seed);
        var subject = await (await site.Client.Projects.GetAsync("A")).Subjects.GetAsync("S1");
        var listed = (MrSessionData)await subject.Experiments.FirstAsync();
        var session = (MrSessionData)await site.Client.Experiments.GetAsync(listed.Id!);
        ImageScanData[] scans = [await listed.Scans.GetAsync("1"), await session.Scans.GetAsync("1")];
        AbstractResource[] resources = [await scans[0].Resources.GetAsync("DICOM"), await scans[1].Resources.GetAsync("DICOM")];

        var byScans = await scans.ToAsyncEnumerable().DownloadDirectoryAsync(folder["scans"], new DirectoryOptions());
        var byResources = await resources.ToAsyncEnumerable().DownloadDirectoryAsync(folder["resources"], new DirectoryOptions());

        Assert.Equal("1 object, 2 files: 2 fetched", byScans.ToString());
        Assert.Equal("1 object, 2 files: 2 fetched", byResources.ToString());
    }

    [Fact]
    public void LongNamesKeepTheirNumber()
    {
        var name = PortableName.WithNumber(new('x', 300), 12);

        Assert.EndsWith("x~12", name, StringComparison.Ordinal);
        Assert.Equal(name, PortableName.Of(name));
    }

    [Fact]
    public async Task PartsThatFetchedSessionsOfOneLabelAreNotMergedIntoOneFolder()
    {
        await using var site = await TestSite.StartAsync(Seed);
        foreach (var project in (string[])["A", "B"])
            await (await SessionAsync(site, project)).DownloadDirectoryAsync(folder[project], new DirectoryOptions());

        var merge = await DownloadedDirectories.MergeAsync([folder["A"], folder["B"]], folder["all"]);

        Assert.Equal(["L/scans/1-T1/resources/DICOM/files/b1.dcm", "L/scans/1-T1/resources/DICOM/files/same.dcm"], merge.Left);
        Assert.Equal(2, folder.Data().Count(static path => path.StartsWith("all/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SessionThatIsSharedIsKnownInBothProjects()
    {
        await using var site = await TestSite.StartAsync(Seed);
        var other = await site.Client.Projects.GetAsync("B");
        var subject = await (await site.Client.Projects.GetAsync("A")).Subjects.GetAsync("S1");
        await subject.ShareAsync(other, "SHOWN");
        await (await SessionAsync(site, "A")).ShareAsync(other, "SHARED");
        var first = await site.Client.Projects.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        var before = folder.Data();

        var second = await site.Client.Projects.DownloadDirectoryAsync(folder.Path, new DirectoryOptions());
        var verdict = await site.Client.VerifyDirectoryAsync(folder.Path);

        Assert.Equal(before, folder.Data());
        Assert.Equal((6, 6), (first.Count(FileOutcome.Fetched), second.Count(FileOutcome.Kept)));
        Assert.Empty(verdict.Unknown);
        Assert.Equal(6, verdict.Count(FileVerdict.Same));
    }

    private static void Seed(XnatSeed seed)
    {
        seed.Project("A").Subject("S1").Experiment("L").Scan("1", "T1")
            .File("DICOM", "a1.dcm", [1, 1], "DICOM").File("DICOM", "same.dcm", [1, 2], "DICOM");
        seed.Project("B").Subject("S1").Experiment("L").Scan("1", "T1")
            .File("DICOM", "b1.dcm", [2, 1], "DICOM").File("DICOM", "same.dcm", [2, 2], "DICOM");
    }

    private static async Task<MrSessionData> SessionAsync(TestSite site, string project) =>
        (MrSessionData)await (await site.Client.Projects.GetAsync(project)).Experiments.GetAsync("L");
}
