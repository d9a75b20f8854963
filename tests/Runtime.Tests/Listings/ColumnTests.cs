using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Listings;

/// <summary>Columns of the listed objects, of rows below them and of objects above them, each in one request.</summary>
public sealed class ColumnTests
{
    private static readonly XnatField<long?> Age = SubjectData.Schema.Demographics.Then(DemographicData.Schema.Age);

    [Fact]
    public async Task DemographicsComeWithSubjectsInOneRequest()
    {
        await using var site = await TestSite.StartAsync(Study);
        var project = await site.Client.Projects.GetAsync("P1");
        var before = site.Server.Requests.Count;

        var subjects = await project.Subjects
            .WithColumns(Age, SubjectData.Schema.Demographics.Then(DemographicData.Schema.Gender), SubjectData.Schema.Group)
            .OrderBy(subject => subject.Label)
            .ToListAsync();

        Assert.Equal(1, site.Server.Requests.Count - before);
        Assert.Equal([41, 42, null], subjects.Select(subject => subject.Get(Age)));
        Assert.Equal([41, 42, null], subjects.Select(subject => Assert.IsType<DemographicData>(subject.Demographics).Age));
        Assert.Equal("female", ((DemographicData)subjects[0].Demographics!).Gender.ToString());
        Assert.Equal("controls", subjects[0].Group);
        var error = Assert.Throws<InvalidOperationException>(() => ((DemographicData)subjects[0].Demographics!).Handedness);
        Assert.Contains("was not sent", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SessionsKnowTheirSubjectsDemographicsAndProjectInOneRequest()
    {
        await using var site = await TestSite.StartAsync(seed =>
        {
            var project = seed.Project("P1", "Project one");
            for (var number = 0; number < 1000; number++)
            {
                project.Subject($"S{number}").Demographics("age", $"{20 + (number % 60)}").Demographics("gender", "male")
                    .Experiment($"MR{number}").With("age", $"{number % 90}");
            }
        });
        var project = await site.Client.Projects.GetAsync("P1");
        var before = site.Server.Requests.Count;

        var sessions = await project.Experiments.OfType<MrSessionData>()
            .WithColumns(SubjectAssessorData.Schema.Age, Age, SubjectData.Schema.Label, ProjectData.Schema.Name)
            .ToListAsync();

        Assert.Equal(1, site.Server.Requests.Count - before);
        Assert.Equal(1000, sessions.Count);
        Assert.All(sessions, session =>
        {
            var number = int.Parse(session.Label![2..], System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(20 + (number % 60), session.Get(Age));
            Assert.Equal($"S{number}", session.Get(SubjectData.Schema.Label));
            Assert.Equal("Project one", session.Get(ProjectData.Schema.Name));
            Assert.Equal(number % 90, session.Age);
        });
    }

    [Fact]
    public async Task FieldOfAnotherObjectIsNeverTakenForTheRowsOwn()
    {
        await using var site = await TestSite.StartAsync(Study);
        var session = await site.Client.Experiments.OfType<MrSessionData>().FirstAsync();

        var error = Assert.Throws<InvalidOperationException>(() => session.Get(SubjectData.Schema.Label));

        Assert.Contains("xnat:subjectData/label was not sent", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScansKnowTheirSession()
    {
        await using var site = await TestSite.StudyAsync();
        var session = (ImageSessionData)await site.Client.Experiments.OfType<MrSessionData>().FirstAsync(row => row.Label == "MR1");

        var scans = await session.Scans.WithColumns(ExperimentData.Schema.Label, ImageScanData.Schema.Frames).ToListAsync();

        Assert.All(scans, scan => Assert.Equal("MR1", scan.Get(ExperimentData.Schema.Label)));
    }

    [Fact]
    public async Task ListsArePutTogetherAgain()
    {
        await using var site = await TestSite.StartAsync(Study);
        var texts = SubjectData.Schema.Fields.Then(SubjectData.FieldElement.Schema.Value);
        var subjects = await (await site.Client.Projects.GetAsync("P1")).Subjects
            .WithColumns(SubjectData.Schema.Fields.Then(SubjectData.FieldElement.Schema.Name), texts)
            .OrderBy(subject => subject.Label)
            .ToListAsync();

        Assert.Equal(["S1", "S2", "S3"], subjects.Select(subject => subject.Label));
        Assert.Equal([2, 0, 1], subjects.Select(subject => subject.Fields.Count));
        Assert.Equal(["left", "7"], subjects[0].Get(texts));
        Assert.Equal("hand", subjects[2].Fields[0].Name);
    }

    [Fact]
    public async Task CustomVariableIsAColumn()
    {
        await using var site = await TestSite.StartAsync(Study);
        var hand = SubjectData.Schema.Fields.At("hand").Then(SubjectData.FieldElement.Schema.Value);
        var project = await site.Client.Projects.GetAsync("P1");

        var hands = await project.Subjects.WithColumns(hand).ToDictionaryAsync(subject => subject.Label!, subject => subject.Get(hand));

        Assert.Equal("left", hands["S1"]);
        Assert.Null(hands["S2"]);
        Assert.Equal("right", hands["S3"]);
        Assert.Equal("left", (await project.Subjects.GetAsync("S1")).Get(hand));
    }

    [Fact]
    public async Task TwoListsAndOthersListsAreRefused()
    {
        await using var site = await TestSite.StartAsync(Study);
        var subjects = site.Client.Subjects.WithColumns(SubjectData.Schema.Fields.Then(SubjectData.FieldElement.Schema.Name));

        Assert.Throws<ArgumentException>(() => subjects.WithColumns(SubjectData.Schema.AddId.Then(SubjectData.AddIdElement.Schema.Value)));
        Assert.Throws<ArgumentException>(
            () => site.Client.Experiments.WithColumns(SubjectData.Schema.Fields.Then(SubjectData.FieldElement.Schema.Name)));
        Assert.Throws<ArgumentException>(() => SubjectData.Schema.Demographics.Then(MrSessionData.Schema.Coil));
        Assert.Throws<ArgumentException>(() => SubjectData.Schema.Fields.At("a]b"));
    }

    private static void Study(XnatSeed seed)
    {
        var project = seed.Project("P1", "Project one");
        project.Subject("S1").With("group", "controls").Demographics("age", "41").Demographics("gender", "female")
            .Field("hand", "left").Field("visits", "7").Experiment("MR1");
        project.Subject("S2").Demographics("age", "42");
        project.Subject("S3").Field("hand", "right").Experiment("MR3");
    }
}
