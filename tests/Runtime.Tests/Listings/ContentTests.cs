using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Listings;

/// <summary>What a session holds is known after one request, however much it is.</summary>
public sealed class ContentTests
{
    [Fact]
    public async Task LabelsSizesAndDigestsOf790FilesTakeOneRequest()
    {
        await using var site = await TestSite.StartAsync(static seed =>
        {
            var session = seed.Project("P1").Subject("S1").Experiment("E1");
            for (var scan = 1; scan <= 79; scan++)
            {
                var one = session.Scan($"{scan}", "T1");
                for (var file = 0; file < 10; file++) one.File("DICOM", $"sub/{file}.dcm", [(byte)scan, (byte)file], "DICOM");
            }
        });
        var session = await (await site.Client.Projects.GetAsync("P1")).Experiments.GetAsync("E1");
        var before = site.Server.Requests.Count;

        var files = await session.GetFilesAsync().ToListAsync();

        Assert.Equal(1, site.Server.Requests.Count - before);
        Assert.Equal(790, files.DistinctBy(static file => file.Uri).Count());
        Assert.All(files, static file => Assert.Equal((2, 32, "DICOM"), (file.Size, file.Digest!.Length, file.Resource)));
    }

    [Fact]
    public async Task ResourcesWithCountsAndSizesTakeOneRequest()
    {
        await using var site = await TestSite.StartAsync(static seed =>
        {
            var session = seed.Project("P1").Subject("S1").Experiment("E1");
            session.File("NOTES", "n.txt", [1, 2, 3]);
            session.Scan("4", "T1").File("DICOM", "a", [1], "DICOM").File("DICOM", "b", [2, 3], "DICOM");
            session.Assessor("QC1").File("PLOT", "p", [1]);
        });
        var project = await site.Client.Projects.GetAsync("P1");
        foreach (var session in new[]
        {
            await project.Experiments.GetAsync("E1"), await (await project.Subjects.GetAsync("S1")).Experiments.FirstAsync(),
            await site.Client.Experiments.FirstAsync(static row => row.Label == "E1"),
        })
        {
            var before = site.Server.Requests.Count;

            var resources = await session.GetResourcesAsync().OrderBy(
                static resource => resource.Label, StringComparer.Ordinal).ToListAsync();

            Assert.Equal(1, site.Server.Requests.Count - before);
            Assert.Equal(
                [
                    ("DICOM", XnatResourceLevel.Scan, 2, 3L), ("NOTES", XnatResourceLevel.Experiment, 1, 3L),
                    ("PLOT", XnatResourceLevel.Assessor, 1, 1L),
                ],
                resources.Select(static found => (found.Label!, found.Level, found.FileCount!.Value, found.FileSize!.Value)));
            Assert.Equal(("4", "DICOM"), (resources[0].OwnerId, resources[0].Format));
            Assert.Null(resources[1].OwnerId);
        }
    }
}
