using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Items;

public sealed class SavingTests
{
    [Fact]
    public async Task ChangeIsSentInOnePutBetweenTwoReadings()
    {
        await using var site = await TestSite.StudyAsync();
        var scan = await ScanAsync(site);
        var before = site.Server.Requests.Count;

        scan.Quality = "questionable";
        scan.Parameters.Tr = 2200;
        await scan.SaveAsync();

        // The second reading is that of the session: whether the project still owns it.
        Assert.Equal(["GET", "GET", "PUT", "GET"], site.Server.Requests.Skip(before).Select(request => request.Method));
        Assert.Equal(("questionable", 2200), (scan.Quality, scan.Parameters.Tr));
        Assert.False(scan.HasChanges);
        Assert.Equal("questionable", (await ScanAsync(site)).Quality);
    }

    [Fact]
    public async Task SavingWithoutAChangeAsksNothing()
    {
        await using var site = await TestSite.StudyAsync();
        var scan = await ScanAsync(site);
        var before = site.Server.Requests.Count;

        scan.Quality = scan.Quality;
        await scan.SaveAsync();

        Assert.Equal(before, site.Server.Requests.Count);
    }

    [Fact]
    public async Task SessionFoundWithoutItsSubjectIsSavedThroughIt()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var session = await site.Client.Experiments.OfType<MrSessionData>().FirstAsync(session => session.Project == project.Id
            && session.Label == "MR1");

        session.Note = "checked & found good";
        await session.SaveAsync();

        Assert.Contains("/experiments/", site.Server.Requests[^2].Path, StringComparison.Ordinal);
        Assert.Contains("/subjects/", site.Server.Requests[^2].Path, StringComparison.Ordinal);
        Assert.StartsWith("checked", session.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DemographicsOfASubjectAreSaved()
    {
        await using var site = await TestSite.StudyAsync();
        var subject = await SubjectAsync(site, "SUB2");

        subject.Demographics = new DemographicData { Handedness = DemographicData.HandednessValue.Left, Yob = 1980 };
        await subject.SaveAsync();

        var kept = Assert.IsType<DemographicData>((await SubjectAsync(site, "SUB2")).Demographics);
        Assert.Equal(1980, kept.Yob);
        Assert.Equal("left", kept.Handedness.ToString());
    }

    [Fact]
    public async Task FieldIsClearedByNull()
    {
        await using var site = await TestSite.StudyAsync();
        var scan = await ScanAsync(site);

        scan.Quality = null;
        await scan.SaveAsync();

        Assert.Null((await ScanAsync(site)).Quality);
    }

    [Fact]
    public async Task LabelIsChangedOnItsOwnAndTheRestAfterIt()
    {
        await using var site = await TestSite.StudyAsync();
        var subject = await SubjectAsync(site, "SUB2");

        subject.Label = "SUB2b";
        subject.Group = "control";
        await subject.SaveAsync();

        var renamed = await SubjectAsync(site, "SUB2b");
        Assert.Equal(subject.Id, renamed.Id);
        Assert.Equal("control", renamed.Group);
    }

    [Fact]
    public async Task LongTextGoesAsAForm()
    {
        await using var site = await TestSite.StudyAsync();
        var scan = await ScanAsync(site);
        var note = string.Concat(Enumerable.Repeat("long text ", 240));

        scan.Note = note;
        await scan.SaveAsync();

        Assert.True(site.Server.Requests[^2].Query.Length < 100);
        Assert.Equal(note.TrimEnd(), scan.Note!.TrimEnd());
    }

    [Fact]
    public async Task WhatTheServerDoesNotKeepIsAnError()
    {
        await using var site = await TestSite.StudyAsync();
        var scan = await ScanAsync(site);

        scan.Set(new XnatField<string?>("xnat:mrScanData", "invented"), "x");
        var error = await Assert.ThrowsAsync<XnatContentException>(() => scan.SaveAsync());

        Assert.StartsWith(
            "The server accepted the change and did not keep xnat:mrScanData/invented.", error.Message, StringComparison.Ordinal);
        Assert.False(scan.HasChanges);
    }

    [Fact]
    public async Task IdProjectAndTheWordNullAreRefusedBeforeAnythingIsSent()
    {
        await using var site = await TestSite.StudyAsync();
        var scan = await ScanAsync(site);
        var before = site.Server.Requests.Count;

        scan.Note = "null";
        var word = await Assert.ThrowsAsync<ArgumentException>("item", () => scan.SaveAsync());
        scan.Note = "fine";
        scan.Id = "9";
        var id = await Assert.ThrowsAsync<InvalidOperationException>(() => scan.SaveAsync());

        Assert.StartsWith(
            "xnat:mrScanData/note cannot be saved: XNAT takes the text 'NULL' as the wish to clear. Set it to null",
            word.Message,
            StringComparison.Ordinal);
        Assert.Equal("XNAT does not change an ID; create a new object.", id.Message);
        Assert.Equal(before, site.Server.Requests.Count);
    }

    [Fact]
    public async Task PartOfAnObjectIsSavedWithIt()
    {
        await using var site = await TestSite.StudyAsync();
        var subject = await SubjectAsync(site, "SUB1");

        ((DemographicData)subject.Demographics!).Gender = DemographicData.GenderValue.Other;
        await subject.SaveAsync();

        var demographics = Assert.IsType<DemographicData>((await SubjectAsync(site, "SUB1")).Demographics);
        Assert.Equal(DemographicData.GenderValue.Other, demographics.Gender);
    }

    [Fact]
    public async Task ObjectThatWasNotCreatedIsNotSaved()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => new MrScanData { Quality = "usable" }.SaveAsync());

        Assert.StartsWith("This MrScanData is not a thing of its own on a server", error.Message, StringComparison.Ordinal);
    }

    private static async Task<SubjectData> SubjectAsync(TestSite site, string label) =>
        await (await site.Client.Projects.GetAsync("brainimages")).Subjects.GetAsync(label);

    private static async Task<MrScanData> ScanAsync(TestSite site)
    {
        var session = await (await SubjectAsync(site, "SUB1")).Experiments.OfType<MrSessionData>().GetAsync("MR1");
        return await session.Scans.OfType<MrScanData>().GetAsync("T1");
    }
}
