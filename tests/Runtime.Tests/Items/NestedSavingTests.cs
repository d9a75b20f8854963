using Xnat.Typed.Model;
using Xnat.Typed.Model.Provenance;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Items;

/// <summary>What nested rows and lists of values ask of a path of XNAT, and what no path can say.</summary>
public sealed class NestedSavingTests
{
    [Fact]
    public async Task RowsWithoutAKeyAreToldApartByATextOfTheirs()
    {
        await using var site = await TestSite.StudyAsync();
        var assessor = await AssessorAsync(site, "1", "2", "3");

        assessor.Scans[1].Id = "9";
        assessor.Scans[2].SliceQc.Add(new() { Number = "a" });
        await assessor.SaveAsync();

        Assert.Equal(["1", "9", "3"], assessor.Scans.Select(scan => scan.Id));
        Assert.Equal("a", Assert.Single(assessor.Scans.Single(scan => scan.Id == "3").SliceQc).Number);
    }

    [Fact]
    public async Task NamesMoveOnFromRowToRow()
    {
        await using var site = await TestSite.StudyAsync();
        var assessor = await AssessorAsync(site, "1", "2", "3");

        assessor.Scans[0].Id = "2";
        assessor.Scans[1].Id = "3";
        assessor.Scans[2].Id = "4";
        assessor.Scans.Add(new() { Id = "1" });
        await assessor.SaveAsync();

        Assert.Equal(["1", "2", "3", "4"], assessor.Scans.Select(scan => scan.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RowsOfTwoWritersAreBothKept()
    {
        await using var site = await TestSite.StudyAsync();
        var mine = await AssessorAsync(site, "1");
        var theirs = (QcAssessmentData)await (await SessionAsync(site)).Assessors.GetAsync("Q1");
        theirs.Scans.Add(new() { Id = "theirs" });
        await theirs.SaveAsync();

        mine.Scans.Add(new() { Id = "mine" });
        mine.Scans.Add(new() { Id = "mine too" });
        await mine.SaveAsync();

        Assert.Equal(["1", "mine", "mine too", "theirs"], mine.Scans.Select(scan => scan.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ValuesOfAListAreAddedAndChanged()
    {
        await using var site = await TestSite.StudyAsync();
        var image = await (await SessionAsync(site)).Reconstructions.CreateAsync(new ReconstructedImageData { Id = "R1", Type = "x" });
        image.InScans.Add("1");
        image.InScans.Add("2");
        await image.SaveAsync();

        image.InScans[0] = "3";
        image.InScans.Add("1");
        await image.SaveAsync();

        Assert.Equal(["1", "2", "3"], image.InScans.Order(StringComparer.Ordinal));
        Assert.Throws<ArgumentNullException>(() => image.InScans[0] = null!);
    }

    [Fact]
    public async Task RowOfADerivedTypeKeepsItInAListWithAKey()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");

        project.StudyProtocol.Add(new DatatypeProtocol { Id = "P1", Name = "one" });
        project.StudyProtocol.Add(new StudyProtocol { Id = "P2", Name = "two" });
        await project.SaveAsync();

        await project.LoadAsync();
        Assert.Equal("one", Assert.Single(project.StudyProtocol.OfType<DatatypeProtocol>()).Name);
        Assert.Equal("two", Assert.Single(project.StudyProtocol.OfType<StudyProtocol>()).Name);
    }

    [Fact]
    public async Task WhatWasReadWithAnotherObjectIsCopied()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var (from, to) = (await project.Subjects.GetAsync("SUB1"), await project.Subjects.GetAsync("SUB2"));
        var session = await SessionAsync(site);

        to.Demographics = from.Demographics;
        to.Fields.Add(new() { Name = session.Fields[0].Name, Value = session.Fields[0].Value });
        await to.SaveAsync();

        var kept = Assert.IsType<DemographicData>((await project.Subjects.GetAsync("SUB2")).Demographics);
        Assert.Equal(DemographicData.GenderValue.Female, kept.Gender);
        Assert.Equal(DemographicData.GenderValue.Female, ((DemographicData)(await from.LoadAsync()).Demographics!).Gender);
    }

    [Fact]
    public async Task RowInPlaceOfAnotherClearsWhatItDoesNotSet()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var subject = await project.Subjects.GetAsync("SUB1");

        subject.Demographics = new DemographicData { Yob = 1980 };
        await subject.SaveAsync();

        var kept = Assert.IsType<DemographicData>((await project.Subjects.GetAsync("SUB1")).Demographics);
        Assert.Equal((1980, null), (kept.Yob, kept.Gender));
    }

    [Theory]
    [InlineData("exchange", "exchange their id")]
    [InlineData("alike", "no field of it has a text that no other row has")]
    [InlineData("empty", "in which nothing is set")]
    [InlineData("twice", "Two rows with the same name were added")]
    [InlineData("below", "holds a row with others below it")]
    public async Task WhatNoPathCanSayIsRefusedBeforeAnythingIsSent(string kind, string words)
    {
        await using var site = await TestSite.StudyAsync();
        var assessor = await AssessorAsync(site, "1", "2", "same", "same");
        assessor.Provenance = Steps();
        await assessor.SaveAsync(new XnatSaveOptions { IgnoreSchemaRules = true });
        var before = site.Server.Requests.Count;

        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            Change(assessor, kind);
            await assessor.SaveAsync();
        });

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.All(site.Server.Requests.Skip(before), static request => Assert.Equal("GET", request.Method));
    }

    private static void Change(QcAssessmentData assessor, string kind)
    {
        switch (kind)
        {
            case "exchange":
                (assessor.Scans[0].Id, assessor.Scans[1].Id) = (assessor.Scans[1].Id, assessor.Scans[0].Id);
                break;
            case "alike":
                assessor.Scans[2].Id = "other";
                break;
            case "empty":
                assessor.Scans.Add(new());
                break;
            case "twice":
                assessor.Fields.Add(new() { Name = "a", Value = "1" });
                assessor.Fields.Add(new() { Name = "a", Value = "2" });
                break;
            default:
                assessor.Provenance = Steps();
                break;
        }
    }

    private static Process Steps()
    {
        var process = new Process();
        process.ProcessStep.Add(new() { User = "somebody" });
        return process;
    }

    private static async Task<QcAssessmentData> AssessorAsync(TestSite site, params string[] scans)
    {
        var assessor = new QcAssessmentData { Label = "Q1" };
        foreach (var scan in scans) assessor.Scans.Add(new() { Id = scan });
        return (QcAssessmentData)await (await SessionAsync(site)).Assessors.CreateAsync(assessor);
    }

    private static async Task<MrSessionData> SessionAsync(TestSite site) =>
        (MrSessionData)await (await site.Client.Projects.GetAsync("brainimages")).Experiments.GetAsync("MR1");
}
