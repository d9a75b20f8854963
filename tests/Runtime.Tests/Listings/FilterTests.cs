using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Listings;

/// <summary>Conditions mean what they mean in C#, whatever the server understands of them, and are asked of it where it does.</summary>
public sealed class FilterTests
{
    private static readonly string[] Texts =
        [
            "plain", "Plain", "a,b", "a", "b", "50%", "50", "50x", "x*y", "xzy", "R&D", "it's", "\"q\"", "ü", "Ü", "日本", "😀",
            "1-2", "1", "_",
            "NULL ", "a b", " a",
        ];

    [Fact]
    public async Task TextIsComparedLetterByLetterWhateverItHolds()
    {
        await using var site = await TestSite.StartAsync(static seed =>
        {
            for (var at = 0; at < Texts.Length; at++) seed.Project("P1").Subject($"S{at}").With("group", Texts[at]);
        });
        var project = await site.Client.Projects.GetAsync("P1");

        foreach (var listing in new[] { project.Subjects, site.Client.Subjects })
        {
            foreach (var text in Texts)
            {
                var found = await listing.Where(SubjectData.Schema.Group, text).Select(static subject => subject.Group).ToListAsync();
                Assert.Equal([text], found);
            }

            var several = await listing.Where(SubjectData.Schema.Group, "a,b", "ü", "50%").Select(static row => row.Group)
                .Order(StringComparer.Ordinal).ToListAsync();
            Assert.Equal(["50%", "a,b", "ü"], several);
        }
    }

    [Fact]
    public async Task PatternsIgnoreCapitalLetters()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");

        Assert.Equal(2, await project.Subjects.WhereLike(SubjectData.Schema.Label, "sub*").CountAsync());
        Assert.Equal("MR2", (await project.Experiments.WhereLike(ExperimentData.Schema.Label, "*R2").SingleAsync()).Label);
        Assert.Equal(0, await project.Subjects.WhereLike(SubjectData.Schema.Label, "sub").CountAsync());
    }

    [Fact]
    public async Task NumbersAndDaysAreFoundByTheServer()
    {
        await using var site = await TestSite.StartAsync(static seed =>
        {
            for (var age = -2; age < 90; age++)
                seed.Project("P1").Subject($"S{age}").Demographics("weight", $"{age}.5").Experiment($"E{age}").With("age", $"{age}")
                    .With("date", $"20{20 + (age % 10 + 10) % 10}-03-0{1 + ((age + 2) % 9)}");
        });
        var sessions = (await site.Client.Projects.GetAsync("P1")).Experiments.OfType<MrSessionData>();
        var weight = SubjectData.Schema.Demographics.Then(DemographicData.Schema.Weight.Value);

        Assert.Equal(63, (await sessions.Where(SubjectAssessorData.Schema.Age, 63).SingleAsync()).Age);
        Assert.Equal(-2, (await sessions.Where(SubjectAssessorData.Schema.Age, -2).SingleAsync()).Age);
        Assert.Equal(11, await sessions.WhereBetween(SubjectAssessorData.Schema.Age, 60, 70).CountAsync());
        Assert.Equal(3, await sessions.WhereBetween(SubjectAssessorData.Schema.Age, -2, 0).CountAsync());
        var expected = await sessions.WithColumns(ExperimentData.Schema.Date).CountAsync(
            static row => row.Date == new DateOnly(2023, 3, 3));
        Assert.True(expected > 0);
        Assert.Equal(expected, await sessions.Where(ExperimentData.Schema.Date, new DateOnly(2023, 3, 3)).CountAsync());
        Assert.Equal(1, await sessions.Where(weight, 41.5).CountAsync());
        Assert.Contains(site.Server.Requests, static request => request.Query.Contains("60-70", StringComparison.Ordinal));
    }

    [Fact]
    public async Task PartsOfASessionAreFilteredHere()
    {
        await using var site = await TestSite.StudyAsync();
        var session = await site.Client.Experiments.OfType<MrSessionData>().FirstAsync(static row => row.Label == "MR1");

        Assert.Equal(["2", "3"], await session.Scans.Where(ImageScanData.Schema.Type, "FLAIR").Select(row => row.Id).Order().ToListAsync());
        Assert.Equal("1", (await session.Scans.OfType<MrScanData>().Where(ImageScanData.Schema.Quality, "usable").SingleAsync()).Id);
    }

    [Fact]
    public async Task NothingIsAValueToo()
    {
        await using var site = await TestSite.StartAsync(static seed =>
        {
            seed.Project("P1").Subject("S1").With("group", "g");
            seed.Project("P1").Subject("S2");
        });

        Assert.Equal("S2", (await site.Client.Subjects.Where(SubjectData.Schema.Group, [null!]).SingleAsync()).Label);
        Assert.Equal(2, await site.Client.Subjects.Where(SubjectData.Schema.Group, "g", null!).CountAsync());
    }

    [Fact]
    public async Task ConditionsOnSubjectsNarrowExperimentsInOneRequest()
    {
        await using var site = await TestSite.StudyAsync();
        var gender = SubjectData.Schema.Demographics.Then(DemographicData.Schema.Gender);
        var project = await site.Client.Projects.GetAsync("brainimages");
        var before = site.Server.Requests.Count;

        var labels = await project.Experiments.WhereLike(SubjectData.Schema.Label, "SUB1").Select(row => row.Label).Order().ToListAsync();

        Assert.Equal(1, site.Server.Requests.Count - before);
        Assert.Equal(["MR1", "PET1"], labels);
        Assert.Equal(2, await project.Experiments.WithColumns(gender).CountAsync(row => row.Get(gender)?.ToString() == "female"));
    }

    [Fact]
    public async Task SharedRowsAreFoundByTheProjectsLabel()
    {
        await using var study = await Sharing.SharedStudy.StartAsync();
        var project = await study.ProjectAsync("P2");

        Assert.Equal("F_S1", (await project.Subjects.Where(SubjectData.Schema.Label, "F_S1").SingleAsync()).Label);
        Assert.Equal("F_E1", (await project.Experiments.WhereLike(ExperimentData.Schema.Label, "f_*").SingleAsync()).Label);
        Assert.Equal(0, await project.Subjects.Where(SubjectData.Schema.Label, "S1").CountAsync());
    }
}
