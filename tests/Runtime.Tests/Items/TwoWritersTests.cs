using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Items;

/// <summary>What was read and has changed meanwhile is not overwritten without a word.</summary>
public sealed class TwoWritersTests
{
    private static readonly Dictionary<string, (Action<MrSessionData> Theirs, Action<MrSessionData> Ours, string? Path)> Cases = new()
    {
        ["same field"] = (static item => item.Note = "theirs", static item => item.Note = "ours", "note"),
        ["cleared by them"] = (static item => item.Date = null, static item => item.Date = new(2022, 2, 2), "date"),
        ["set where nothing was"] = (static item => item.Operator = "theirs", static item => item.Operator = "ours", "operator"),
        ["number"] = (static item => item.Age = 64, static item => item.Age = 65, "age"),
        ["day"] = (static item => item.Date = new(2021, 1, 1), static item => item.Date = new(2022, 2, 2), "date"),
        ["row of a list"] = (
            static item => item.Fields.Single(field => field.Name == "brain_volume").Value = "1",
            static item => item.Fields.Single(field => field.Name == "brain_volume").Value = "2",
            "fields/field/field"),
        ["row of the same key added"] = (
            static item => item.Fields.Add(new() { Name = "verdict", Value = "theirs" }),
            static item => item.Fields.Add(new() { Name = "verdict", Value = "ours" }),
            "fields/field/field"),
        ["row put in place of another"] = (
            static item => item.Fields.Single(field => field.Name == "brain_volume").Value = "1",
            static item => item.Fields.Add(new() { Name = "brain_volume", Value = "2" }),
            "fields/field/field"),
        ["row of another key added"] = (
            static item => item.Fields.Add(new() { Name = "verdict", Value = "theirs" }),
            static item => item.Fields.Add(new() { Name = "score", Value = "ours" }),
            null),
        ["label"] = (static item => item.Label = "THEIRS", static item => item.Label = "OURS", "label"),
        ["the same value"] = (static item => item.Note = "agreed", static item => item.Note = "agreed", null),
        ["another field"] = (static item => item.Operator = "theirs", static item => item.Note = "ours", null),
    };

    public static TheoryData<string, bool> Names
    {
        get
        {
            var names = new TheoryData<string, bool>();
            foreach (var name in Cases.Keys)
            {
                names.Add(name, false);
                names.Add(name, true);
            }

            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ChangeOfAnotherIsAConflictUnlessItIsToBeOverwritten(string name, bool overwrite)
    {
        await using var site = await TestSite.StudyAsync();
        var (change, ours, path) = Cases[name];
        var (mine, theirs) = (await SessionAsync(site), await SessionAsync(site));
        change(theirs);
        await theirs.SaveAsync();
        ours(mine);
        var before = site.Server.Requests.Count;

        if (path is null || overwrite)
        {
            await mine.SaveAsync(new XnatSaveOptions { Overwrite = overwrite });
            Assert.False(mine.HasChanges);
            return;
        }

        var error = await Assert.ThrowsAsync<XnatConflictException>(() => mine.SaveAsync());
        Assert.StartsWith(
            $"Somebody else changed xnat:mrSessionData/{path} on the server since this object was read; nothing was sent.",
            error.Message,
            StringComparison.Ordinal);
        Assert.All(site.Server.Requests.Skip(before), request => Assert.Equal("GET", request.Method));
        Assert.True(mine.HasChanges);
    }

    [Theory]
    [InlineData("SUB1")]
    [InlineData("SUB2")]
    public async Task ObjectPutInPlaceOfTheOneThatWasReadIsNotSentOverAnothersChange(string label)
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var (mine, theirs) = (await project.Subjects.GetAsync(label), await project.Subjects.GetAsync(label));
        theirs.Demographics = new DemographicData { Yob = 1970 };
        await theirs.SaveAsync();

        mine.Demographics = new DemographicData { Yob = 1980 };
        await Assert.ThrowsAsync<XnatConflictException>(() => mine.SaveAsync());
        await mine.LoadAsync();
        mine.Demographics = new DemographicData { Yob = 1980 };
        await mine.SaveAsync();

        Assert.Equal(1980, ((DemographicData)(await project.Subjects.GetAsync(label)).Demographics!).Yob);
    }

    [Fact]
    public async Task ValueThatARowDidNotHaveWasNotRead()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var row = await project.Experiments.OfType<MrSessionData>().FirstAsync(session => session.Label == "MR1");
        var theirs = await SessionAsync(site);
        theirs.Note = "theirs";
        await theirs.SaveAsync();

        row.Note = "ours";
        await row.SaveAsync();

        Assert.Equal("ours", row.Note);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SessionThatWasGivenToAnotherSubjectMeanwhileStaysThere(bool overwrite)
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var mine = await SessionAsync(site);
        var other = (await project.Subjects.GetAsync("SUB2")).Id;
        (await site.Client.Http.PutAsync(new Uri("data/projects/brainimages/subjects/SUB2/experiments/MR1", UriKind.Relative), null))
            .EnsureSuccessStatusCode();

        mine.Note = "ours";
        await mine.SaveAsync(new XnatSaveOptions { Overwrite = overwrite });
        await mine.SetFieldAsync("brain_volume", "12");

        Assert.Equal(other, mine.SubjectId);
        Assert.Equal(other, (await mine.LoadAsync()).SubjectId);
    }

    private static async Task<MrSessionData> SessionAsync(TestSite site)
    {
        var subject = await (await site.Client.Projects.GetAsync("brainimages")).Subjects.GetAsync("SUB1");
        return (MrSessionData)await subject.Experiments.GetAsync("XNAT_E00001");
    }
}
