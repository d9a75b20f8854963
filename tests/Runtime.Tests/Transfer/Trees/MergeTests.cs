using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Transfer.Trees;

/// <summary>Folders that parts of one work have downloaded become one.</summary>
public sealed class MergeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task PartsBecomeOneFolderWithOneManifest()
    {
        await using var site = await TestSite.StartAsync(Seed);
        var project = await site.Client.Projects.GetAsync("P");
        foreach (var index in Enumerable.Range(0, 3)) await DownloadAsync(project, index, Part(index));
        // A part that is repeated before the merge fetches nothing, and one that is repeated elsewhere brings the same once more.
        await DownloadAsync(project, 1, folder["again"]);

        var merge = await DownloadedDirectories.MergeAsync([.. Enumerable.Range(0, 3).Select(Part), folder["again"]], folder["all"]);
        var again = await DownloadedDirectories.MergeAsync(Enumerable.Range(0, 3).Select(Part), folder["all"]);
        await project.Experiments.DownloadDirectoryAsync(folder["whole"], new DirectoryOptions());

        Assert.True(merge.IsComplete, merge.ToString());
        Assert.Equal((0, 0), (again.Parts, again.Files));
        Assert.Equal(Files(folder["whole"]), Files(folder["all"]));
        Assert.Equal(20, Files(folder["all"]).Count);
        Assert.Equal(
            await File.ReadAllLinesAsync(Path.Combine(folder["whole"], ".xnat", "MD5SUMS")),
            await File.ReadAllLinesAsync(Path.Combine(folder["all"], ".xnat", "MD5SUMS")));
        Assert.All(Enumerable.Range(0, 3), index => Assert.False(Directory.Exists(Part(index))));
        Assert.False(Directory.Exists(folder["again"]));
    }

    [Fact]
    public async Task MergedFolderIsKnownToTheNextDownload()
    {
        await using var site = await TestSite.StartAsync(Seed);
        var project = await site.Client.Projects.GetAsync("P");
        foreach (var index in Enumerable.Range(0, 3)) await DownloadAsync(project, index, Part(index));
        await DownloadedDirectories.MergeAsync(Enumerable.Range(0, 3).Select(Part), folder["all"]);

        var report = await project.Experiments.DownloadDirectoryAsync(folder["all"], new DirectoryOptions());

        Assert.Equal((0, 0L), (report.Count(FileOutcome.Fetched), report.Bytes));
        Assert.True(report.IsComplete);
    }

    [Fact]
    public async Task WhatIsNotAsItWasVerifiedStaysAndIsNamed()
    {
        await using var site = await TestSite.StartAsync(Seed);
        var project = await site.Client.Projects.GetAsync("P");
        await DownloadAsync(project, 0, Part(0));
        var changed = Files(Part(0))[0];
        await File.AppendAllTextAsync(Path.Combine(Part(0), changed), "x");

        var merge = await DownloadedDirectories.MergeAsync([Part(0)], folder["all"]);

        Assert.Equal([changed], merge.Left);
        Assert.True(File.Exists(Path.Combine(Part(0), changed)));
        Assert.False(File.Exists(Path.Combine(folder["all"], changed)));
    }

    [Fact]
    public async Task FileOfTheSameNameIsNeverReplaced()
    {
        await using var site = await TestSite.StartAsync(Seed);
        var project = await site.Client.Projects.GetAsync("P");
        await DownloadAsync(project, 0, Part(0));
        var name = Files(Part(0))[0];
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder["all"], name))!);
        await File.WriteAllTextAsync(Path.Combine(folder["all"], name), "mine");

        var merge = await DownloadedDirectories.MergeAsync([Part(0)], folder["all"]);

        Assert.Equal([name], merge.Left);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(folder["all"], name)));
    }

    private static void Seed(XnatSeed seed)
    {
        var project = seed.Project("P");
        for (var number = 0; number < 10; number++)
        {
            project.Subject($"S{number}").Experiment($"E{number}").Scan("1", "T1")
                .File("DICOM", "a.dcm", [1, (byte)number], "DICOM").File("DICOM", "sub/b.dcm", [2, (byte)number, 3], "DICOM");
        }
    }

    private static Task<DownloadReport> DownloadAsync(ProjectData project, int index, string folder) =>
        project.Experiments.Shard(index, 3).DownloadDirectoryAsync(folder, new DirectoryOptions());

    private static List<string> Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))
            .Where(static file => !file.StartsWith(".xnat", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    private string Part(int index) => folder[$"part-{index}"];
}
