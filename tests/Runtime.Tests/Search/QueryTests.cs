using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Search;

public class QueryTests
{
    [Fact]
    public async Task RowsAreTypedAndKnowWhatWasAskedFor()
    {
        await using var site = await TestSite.StudyAsync();

        var session = await site.Client.Query<MrSessionData>().Where(s => s.Project == "brainimages" && s.Age > 60).SingleAsync();

        Assert.Equal(("MR1", "brainimages", 63.0), (session.Label, session.Project, session.Age));
        var error = Assert.Throws<InvalidOperationException>(() => session.Date);
        Assert.Contains("WithColumns", error.Message, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2020, 9, 15), (await session.LoadAsync()).Date);
    }

    [Fact]
    public async Task ColumnsAreAskedForBesides()
    {
        await using var site = await TestSite.StudyAsync();

        var session = await site.Client.Query<MrSessionData>().Where(s => s.Age > 60)
            .WithColumns(MrSessionData.Schema.Date, MrSessionData.Schema.Scanner.Model).SingleAsync();

        Assert.Equal(new DateOnly(2020, 9, 15), session.Date);
        Assert.Null(session.Scanner.Model);
    }

    [Fact]
    public async Task ObjectOfAQueryCanBeChanged()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await site.Client.Query<MrSessionData>().Where(s => s.Label == "MR2").SingleAsync();

        session.Operator = "a new one";
        await session.SaveAsync();

        Assert.Equal(session.Id, (await site.Client.Query<MrSessionData>().Where(s => s.Operator == "a new one").SingleAsync()).Id);
    }

    [Fact]
    public async Task BaseTypeFindsEachOfItsOwnClass()
    {
        await using var site = await TestSite.StudyAsync();

        var query = site.Client.Query<ImageSessionData>().Where(s => s.Project == "brainimages");

        var sessions = await query.OrderBy(s => s.Label).ToListAsync();

        Assert.Equal(
            ["MrSessionData MR1", "MrSessionData MR2", "PetSessionData PET1"],
            sessions.Select(static session => $"{session.GetType().Name} {session.Label}"));
    }

    [Fact]
    public async Task SubjectsAndProjectsAreFound()
    {
        await using var site = await TestSite.StudyAsync();

        var subject = await site.Client.Query<SubjectData>()
            .Where(s => ((DemographicData)s.Demographics!).Gender == DemographicData.GenderValue.Female).SingleAsync();
        var project = await site.Client.Query<ProjectData>().Where(p => p.Name!.StartsWith("Second")).SingleAsync();

        Assert.Equal(("SUB1", "brainimages"), (subject.Label, subject.Project));
        Assert.Equal("second", project.Id);
        Assert.Equal(2, await subject.Experiments.CountAsync());
        Assert.Equal(1, await project.Subjects.CountAsync());
    }

    [Fact]
    public async Task WhatStandsBesideIsAskedForInQueriesOnly()
    {
        await using var site = await TestSite.StartAsync(seed =>
        {
            var subject = seed.Project("P").Subject("S1").Demographics("gender", "female").Demographics("dob", "1960-02-29");
            subject.Experiment("MR1").Field("brain_volume", "1201.5").Assessor("QC1");
            seed.Project("P").Subject("S2").Experiment("MR2").Field("brain_volume", "9");
        });

        var rows = await site.Client.Query<MrSessionData>()
            .Where((s, q) => q.Number("Brain_Volume") > 40 && ((DemographicData)q.Subject.Demographics!).Dob < new DateOnly(1970, 1, 1))
            .Select((s, q) => new Found(
                s.Label!, q.Subject.Label, q.Number("brain_volume") ?? 0, ((DemographicData)q.Subject.Demographics!).Dob!.Value.Year))
            .ToListAsync();
        var assessor = await site.Client.Query<QcManualAssessorData>().Where((a, q) => q.Session.Label == "MR1").SingleAsync();

        Assert.Equal([new Found("MR1", "S1", 1201.5, 1960)], rows);
        Assert.Equal("QC1", assessor.Label);
    }

    [Fact]
    public async Task OwnedAndSharedAreToldApart()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        await (await project.Experiments.GetAsync("MR1")).ShareAsync(await site.Client.Projects.GetAsync("second"), "blinded");

        var owned = await site.Client.Query<MrSessionData>().Where(s => s.Project == "second").ToListAsync();
        var all = await site.Client.Query<MrSessionData>().InProject("second").OrderBy(s => s.Label).ToListAsync();
        var blinded = await site.Client.Query<MrSessionData>().InProject("second").Where(s => s.Label == "blinded").SingleAsync();

        Assert.Equal(["MR1"], owned.Select(static session => session.Label));
        Assert.Equal(["MR1", "blinded"], all.Select(static session => session.Label));
        Assert.Equal((true, "brainimages"), (blinded.IsShared, blinded.Project));
        await blinded.DeleteAsync();
        Assert.Equal(1, await site.Client.Query<MrSessionData>().InProject("second").CountAsync());
        Assert.Equal(2, await site.Client.Query<MrSessionData>().InProject("brainimages").CountAsync());
    }

    [Fact]
    public async Task ListsOfEveryKindAreUnderstood()
    {
        await using var site = await TestSite.StudyAsync();
        string[] array = ["MR1", "x"];
        List<string?> list = ["MR1", null];
        HashSet<string> set = new(StringComparer.OrdinalIgnoreCase) { "mr1" };
        IEnumerable<string> sequence = array.Where(static label => label != "x");
        var query = site.Client.Query<MrSessionData>().Where(s => s.Project == "brainimages");

        Assert.Equal(1, await query.Where(s => array.Contains(s.Label)).CountAsync());
        Assert.Equal(1, await query.Where(s => list.Contains(s.Label)).CountAsync());
        Assert.Equal(2, await query.Where(s => list.Contains(s.Operator)).CountAsync());
        Assert.Equal(1, await query.Where(s => set.Contains(s.Label!)).CountAsync());
        Assert.Equal(1, await query.Where(s => sequence.Contains(s.Label)).CountAsync());
        Assert.Equal(1, await query.Where(s => new[] { "MR1" }.Contains(s.Label)).CountAsync());
        Assert.Equal(1, await query.Where(s => !array.Contains(s.Label)).CountAsync());
    }

    [Fact]
    public async Task DescriptorsAndLambdasMeanTheSame()
    {
        await using var study = await QueryStudy.StartAsync(sessions: 40, seed: 5);
        var query = study.Site.Client.Query<MrSessionData>();
        var day = new DateOnly(2020, 12, 1);

        var byDescriptors = query.Where((MrSessionData.Schema.Date > day & !MrSessionData.Schema.Coil.Is("head"))
            | MrSessionData.Schema.Age.IsIn(60, null)
            | XnatVariable.Number("brain_volume") >= 1200
            | SubjectData.Schema.Group.StartsWith("HE", StringComparison.OrdinalIgnoreCase)
            | XnatVariable.Text("verdict").EndsWith("D"));
        double?[] ages = [60, null];
        var byLambda = query.Where((s, q) => (s.Date > day && s.Coil != "head") || ages.Contains(s.Age) || q.Number("brain_volume") >= 1200
            || q.Subject.Group!.StartsWith("HE", StringComparison.OrdinalIgnoreCase) || q.Text("verdict")!.EndsWith("D"));

        Assert.Equal(byLambda.ToXml(), byDescriptors.ToXml());
        Assert.Equal(
            (await byLambda.OrderBy(s => s.Label).ToListAsync()).Select(static s => s.Id),
            (await byDescriptors.OrderBy(s => s.Label).ToListAsync()).Select(static s => s.Id));
        Assert.InRange(await byLambda.CountAsync(), 1, 39);
    }

    [Fact]
    public async Task QuerySaysWhatIsDoneWhereWithoutValues()
    {
        await using var site = await TestSite.StudyAsync();
        var label = "R&D";

        var query = site.Client.Query<MrSessionData>()
            .Where((s, q) => s.Project == "brainimages" && !(s.Age > 60) && (s.Label!.Contains(label) || q.Number("volume") > 3))
            .OrderByDescending(s => s.Date).Take(3);

        Assert.DoesNotContain("brainimages", query.ToString(), StringComparison.Ordinal);
        await Snapshot.Match($"{query}\n\n{query.ToXml()}");
    }

    [Fact]
    public async Task CountTakesNoRowsWhereTheServerMeansTheSame()
    {
        await using var site = await TestSite.StudyAsync();
        var exact = site.Client.Query<MrSessionData>().Where(s => s.Project == "brainimages" && s.Date != null);

        var count = await exact.CountAsync();

        Assert.Equal(1, count);
        Assert.Equal("POST /data/search?format=json&cache=true 200", site.Server.Requests[^1].ToString());
    }

    [Fact]
    public async Task NothingIsAskedWhereNothingCanBeFound()
    {
        await using var site = await TestSite.StudyAsync();
        var before = site.Server.Requests.Count;
        string[] none = [];
        double? nothing = null;

        Assert.Equal(0, await site.Client.Query<MrSessionData>().Where(s => none.Contains(s.Label)).CountAsync());
        Assert.Empty(await site.Client.Query<MrSessionData>().Where(s => s.Age > nothing || s.Label == "").ToListAsync());
        Assert.Null(await site.Client.Query<MrSessionData>().Take(0).FirstOrDefaultAsync());
        Assert.Equal(before, site.Server.Requests.Count);
    }

    [Fact]
    public async Task SingleAndFirstAreThoseOfLinq()
    {
        await using var site = await TestSite.StudyAsync();
        var sessions = site.Client.Query<MrSessionData>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => sessions.SingleAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => sessions.Where(s => s.Label == "none").FirstAsync());
        Assert.Null(await sessions.Where(s => s.Label == "none").SingleOrDefaultAsync());
        Assert.Equal("MR1", (await sessions.OrderBy(s => s.Label).ThenBy(s => s.Project).FirstAsync()).Label);
    }

    [Fact]
    public async Task WhoMayNotReadFindsNothing()
    {
        await using var server = await Server.XnatServer.StartAsync(data =>
        {
            data.User("reader", "secret");
            data.Project("P1").Collaborator("reader").Subject("S1").Experiment("MR1");
            data.Project("P2").Subject("S2").Experiment("MR2");
        });
        await using var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("reader", "secret"));

        Assert.Equal(["MR1"], await client.Query<MrSessionData>().Select(s => s.Label).ToListAsync());
    }

    [Fact]
    public async Task VariablesOfTheSubjectStandBesideThoseOfTheSession()
    {
        await using var site = await TestSite.StartAsync(static data =>
        {
            var project = data.Project("P");
            project.Subject("S1").Field("iq", "120").Field("hand", "left").Experiment("A").Field("iq", "1");
            project.Subject("S2").Field("iq", "90").Experiment("B").Field("iq", "130");
            project.Subject("S3").Experiment("C");
        });
        var sessions = site.Client.Query<MrSessionData>();

        var query = sessions.Where((s, q) => q.SubjectVariables.Number("IQ") > 100 && q.SubjectVariables.Text("hand") == "left");
        var rows = await query.OrderBy(s => s.Label)
            .Select((s, q) => new { s.Label, Own = q.Number("iq"), Subjects = q.SubjectVariables.Number("iq") }).ToListAsync();
        var byDescriptor = await sessions.Where(XnatVariable.Number("iq").OfSubject > 100).Select(s => s.Label).ToListAsync();

        Assert.Equal([new { Label = (string?)"A", Own = (double?)1, Subjects = (double?)120 }], rows);
        Assert.Equal(["A"], byDescriptor);
        Assert.Equal(
            ["C", "B", "A"], await sessions.OrderBy((s, q) => q.SubjectVariables.Number("iq")).Select(s => s.Label).ToListAsync());
        Assert.Contains("xnat:subjectData/XNAT_SUBJECTDATA_FIELD_MAP=iq", query.ToString(), StringComparison.Ordinal);
    }

    private sealed record Found(string Label, string? Subject, double Volume, int Born);
}
