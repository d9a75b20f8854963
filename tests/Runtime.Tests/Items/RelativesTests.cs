using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Items;

/// <summary>The ways up, and the history.</summary>
public sealed class RelativesTests
{
    [Fact]
    public async Task AssessorsReconstructionsResourcesAndFilesKnowWhatTheyBelongTo()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var assessor = await session.Assessors.CreateAsync(new QcManualAssessorData { Label = "QC", Pass = "1" });
        var image = await session.Reconstructions.CreateAsync(new ReconstructedImageData { Id = "R1", Type = "mean" });
        var scan = await session.Scans.GetAsync("1");
        var resource = await scan.Resources.GetAsync("DICOM");
        var file = await resource.Files.GetAsync("sub/b.dcm");
        var row = await site.Client.Experiments.OfType<QcManualAssessorData>().SingleAsync();

        ImageSessionData[] sessions = [await assessor.GetSessionAsync(), await image.GetSessionAsync(), await row.GetSessionAsync()];
        var owner = Assert.IsType<MrScanData>(await resource.GetOwnerAsync());
        var holder = await file.GetResourceAsync();

        Assert.All(sessions, found => Assert.Equal((session.Id, "MR1"), (found.Id, found.Label)));
        Assert.Equal("1", owner.Id);
        Assert.Equal("DICOM", holder.Label);
        owner.Quality = "questionable";
        await owner.SaveAsync();
        Assert.Equal(2, await holder.Files.CountAsync());
    }

    [Fact]
    public async Task ResourcesOfEachKindOfObjectKnowTheirOwner()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var assessor = await session.Assessors.CreateAsync(new QcManualAssessorData { Label = "QC", Pass = "1" });
        XnatListing<AbstractResource>[] listings =
        [
            (await session.GetProjectAsync()).Resources, (await session.GetSubjectAsync()).Resources, session.Resources, assessor.Resources,
        ];

        foreach (var listing in listings) await listing.CreateAsync(new ResourceCatalog { Label = "NOTES" });

        string[] owners = ["ProjectData", "SubjectData", "MrSessionData", "QcManualAssessorData"];
        foreach (var (listing, name) in listings.Zip(owners))
            Assert.Equal(name, (await (await listing.GetAsync("NOTES")).GetOwnerAsync()).GetType().Name);
    }

    [Fact]
    public async Task HistoryTellsWhatWasChanged()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        session.Note = "one & two";
        await session.SaveAsync();

        var plain = await session.GetHistoryAsync();
        var detailed = await session.GetHistoryAsync(details: true, files: true);

        Assert.Contains(plain, static entry => entry is { Action: "Modified", Item: "xnat:mrSessionData", User: "admin", Date: not null });
        Assert.Contains(detailed, static entry => entry is { Field: "note", Before: null, After: "one & two" });
    }

    private static async Task<MrSessionData> SessionAsync(TestSite site) =>
        (MrSessionData)await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");
}
