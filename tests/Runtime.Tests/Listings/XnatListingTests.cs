using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Listings;

public sealed class XnatListingTests
{
    [Fact]
    public async Task ProjectsSayNameAndId()
    {
        await using var site = await TestSite.StudyAsync();

        var projects = await site.Client.Projects.Select(project => project.ToString()).Order().ToListAsync();

        Assert.Equal(["ProjectData Brain Image Analysis (brainimages)", "ProjectData Second Project (second)"], projects);
    }

    [Fact]
    public async Task ConnectingAndReadingAProjectTakesTwoRequests()
    {
        await using var site = await TestSite.StudyAsync();

        await site.Client.Projects.GetAsync("brainimages");

        Assert.Equal(2, site.Server.Requests.Count);
    }

    [Theory]
    [InlineData("brainimages")]
    [InlineData("Brain Image Analysis")]
    public async Task ProjectIsFoundByIdAndName(string key)
    {
        await using var site = await TestSite.StudyAsync();

        var project = await site.Client.Projects.GetAsync(key);

        Assert.Equal("brainimages", project.Id);
        Assert.Null(project.Description);
    }

    [Fact]
    public async Task SubjectIsFoundByLabelAndByAccessionId()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");

        var byLabel = await project.Subjects.GetAsync("SUB1");
        var byId = await project.Subjects.GetAsync(byLabel.Id!);

        Assert.Equal($"SubjectData SUB1 ({byLabel.Id})", byId.ToString());
        Assert.Equal("female", Assert.IsType<DemographicData>(byId.Demographics).Gender.ToString());
    }

    [Fact]
    public async Task IdOfAnotherProjectIsNotFoundHere()
    {
        await using var site = await TestSite.StudyAsync();
        var here = await site.Client.Projects.GetAsync("brainimages");
        var elsewhere = await (await site.Client.Projects.GetAsync("second")).Subjects.GetAsync("SUB1");

        Assert.Null(await here.Subjects.FindAsync(elsewhere.Id!));
    }

    [Fact]
    public async Task MissCountsWhatIsSpelledAlmostLikeItAndNamesNobody()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");

        var error = await Assert.ThrowsAsync<XnatNotFoundException>(() => project.Subjects.GetAsync("sub_1"));

        Assert.Equal(
            "GET /data/projects/{project}/subjects has none of this ID or label. One is spelled almost like it: check "
            + "capital letters, blanks and punctuation.",
            error.Message);
    }

    [Fact]
    public async Task UnknownProjectIsSaid()
    {
        await using var site = await TestSite.StudyAsync();

        var error = await Assert.ThrowsAsync<XnatNotFoundException>(() => site.Client.Projects.GetAsync("nothing"));

        Assert.Equal(
            "GET /data/projects has none of this ID or name. Check the spelling, then project membership.", error.Message);
        Assert.Null(await site.Client.Projects.FindAsync("nothing"));
    }

    [Fact]
    public async Task LabelThatFitsSeveralIsAConflictWithCandidates()
    {
        await using var site = await TestSite.StudyAsync();

        var error = await Assert.ThrowsAsync<XnatConflictException>(() => site.Client.Experiments.GetAsync("MR1"));

        Assert.Equal("GET /data/experiments: 2 have this label. Choose one by its ID; those that fit are in Candidates.", error.Message);
        Assert.Equal(2, error.Candidates.Count);
        Assert.Equal("MR1", (await site.Client.Experiments.GetAsync(error.Candidates[0])).Label);
    }

    [Fact]
    public async Task ScansAreFoundByIdAndType()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);

        var byType = await session.Scans.OfType<MrScanData>().GetAsync("T1");
        var byId = await session.Scans.GetAsync("1");
        var error = await Assert.ThrowsAsync<XnatConflictException>(() => session.Scans.GetAsync("FLAIR"));

        Assert.Equal("MrScanData T1 (1)", byType.ToString());
        Assert.Equal(2300.5, byType.Parameters.Tr);
        Assert.IsType<MrScanData>(byId);
        Assert.Equal(["2", "3"], error.Candidates.Order());
    }

    [Fact]
    public async Task OfTypeGivesOnlyThatTypeAndWhatDerivesFromIt()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");

        Assert.Equal(2, await project.Experiments.OfType<MrSessionData>().CountAsync());
        Assert.Equal(3, await project.Experiments.OfType<ImageSessionData>().CountAsync());
        Assert.Equal(3, await project.Experiments.CountAsync());
        Assert.Equal(4, await site.Client.Experiments.CountAsync());
    }

    [Fact]
    public async Task FieldThatARowDoesNotHaveNamesTheCallToMake()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await SessionAsync(site);
        var row = await session.Scans.FirstAsync(scan => scan.Id == "1");

        var error = Assert.Throws<InvalidOperationException>(() => ((MrScanData)row).Parameters.Tr);
        await row.LoadAsync();

        Assert.Equal(
            "xnat:mrScanData/parameters/tr was not sent: this MrScanData is a row of a listing, which has the usual fields only. List "
            + "with that column (WithColumns, by the descriptor Tr in MrScanData.Schema), or call LoadAsync() on the row first.",
            error.Message);
        Assert.Equal(2300.5, ((MrScanData)row).Parameters.Tr);
    }

    [Fact]
    public async Task ColumnsThatAreAskedForCanBeRead()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");

        var rows = await project.Experiments
            .OfType<MrSessionData>()
            .WithColumns(SubjectAssessorData.Schema.Age, MrSessionData.Schema.Coil)
            .OrderBy(row => row.Label)
            .ToListAsync();

        Assert.Equal([63, null], rows.Select(row => row.Age));
        Assert.All(rows, row => Assert.Null(row.Coil));
        Assert.Equal(new DateOnly(2020, 9, 15), rows[0].Date);
    }

    [Fact]
    public async Task WhatHangsBelowARowOfAnyListingIsReached()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var row = (MrSessionData)await project.Experiments.FirstAsync(experiment => experiment.Label == "MR1");

        Assert.Equal(3, await row.Scans.CountAsync());
        var scan = await row.Scans.GetAsync("1");
        var resource = await scan.Resources.GetAsync("DICOM");
        Assert.Equal(2, resource.FileCount);
        Assert.Equal(["a.dcm", "sub/b.dcm"], await resource.Files.Select(file => file.Path).Order().ToListAsync());
    }

    [Fact]
    public async Task WayUpLeadsToSessionAndSubject()
    {
        await using var site = await TestSite.StudyAsync();
        var scan = await (await SessionAsync(site)).Scans.GetAsync("1");

        var session = await scan.GetSessionAsync();
        var subject = await ((MrSessionData)session).GetSubjectAsync();

        Assert.Equal(("MR1", "SUB1"), (session.Label, subject.Label));
        Assert.Equal(2, await subject.Experiments.CountAsync());
    }

    private static async Task<MrSessionData> SessionAsync(TestSite site)
    {
        var project = await site.Client.Projects.GetAsync("brainimages");
        var subject = await project.Subjects.GetAsync("SUB1");
        return await subject.Experiments.OfType<MrSessionData>().GetAsync("MR1");
    }
}
