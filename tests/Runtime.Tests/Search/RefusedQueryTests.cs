using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Search;

/// <summary>What cannot be asked is refused before anything is sent, by name and without values.</summary>
public class RefusedQueryTests
{
    [Fact]
    public async Task EachIsRefusedWithItsReason()
    {
        await using var site = await TestSite.StudyAsync();
        var before = site.Server.Requests.Count;
        var messages = new List<string>();
        foreach (var (name, ask) in RefusedQueries.All)
        {
            var error = Assert.ThrowsAny<ArgumentException>(() => ask(site.Client.Query<MrSessionData>()));
            messages.Add($"{name}: {error.Message}");
        }

        Assert.True(messages.Count >= 30);
        Assert.DoesNotContain(messages, static message => message.Contains("secret", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(before, site.Server.Requests.Count);
        await Snapshot.Match(string.Join('\n', messages));
    }

    [Fact]
    public async Task WhatHasNoOrderIsNotOrdered()
    {
        Assert.Throws<ArgumentException>(() => MrSessionData.Schema.Coil > "a");
        Assert.Throws<ArgumentException>(() => DemographicData.Schema.Gender < DemographicData.GenderValue.Male);
        Assert.Throws<ArgumentException>(() => XnatVariable.Flag("done") >= true);
        await using var site = await TestSite.StudyAsync();
        Assert.ThrowsAny<ArgumentException>(() => site.Client.Query<SubjectData>()
            .OrderBy(s => ((DemographicData)s.Demographics!).Gender));
    }

    [Fact]
    public async Task WhatFollowsALimitIsRefused()
    {
        await using var site = await TestSite.StudyAsync();
        var first = site.Client.Query<MrSessionData>().Take(2);

        Assert.Throws<InvalidOperationException>(() => first.Where(s => s.Age > 60));
        Assert.Throws<InvalidOperationException>(() => first.OrderBy(s => s.Age));
        Assert.Throws<InvalidOperationException>(() => first.InProject("brainimages"));
        Assert.Equal(1, await first.Take(5).Take(1).CountAsync());
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("a/b")]
    [InlineData(" ")]
    [InlineData("a='b'")]
    public async Task NameOfAVariableThatCannotBeAddressedIsRefused(string name)
    {
        await using var site = await TestSite.StudyAsync();

        Assert.ThrowsAny<ArgumentException>(() => XnatVariable.Text(name));
        Assert.ThrowsAny<ArgumentException>(() => site.Client.Query<MrSessionData>().Where((s, q) => q.Text(name) == "x"));
    }

    [Fact]
    public async Task FieldsOfOthersAreRefused()
    {
        await using var site = await TestSite.StudyAsync();

        Assert.Throws<ArgumentException>("field", () => site.Client.Query<SubjectData>().Where(MrSessionData.Schema.Coil.Is("head")));
        Assert.Throws<ArgumentException>("field", () => site.Client.Query<MrSessionData>().WithColumns(MrScanData.Schema.Quality));
        Assert.ThrowsAny<ArgumentException>(() => site.Client.Query<SubjectData>().Where((s, q) => q.Subject.Label == "x"));
        Assert.ThrowsAny<ArgumentException>(() => site.Client.Query<MrSessionData>().Where((s, q) => q.Session.Label == "x"));
        Assert.ThrowsAny<ArgumentException>(() => site.Client.Query<MrSessionData>().InProject("a/b"));
        Assert.ThrowsAny<ArgumentException>(() => site.Client.Query<SubjectData>().Where((s, q) => q.SubjectVariables.Text("a") == "x"));
        Assert.Throws<ArgumentException>("field", () => site.Client.Query<ProjectData>().Where(XnatVariable.Text("a").OfSubject.Is("x")));
    }

    [Fact]
    public async Task FieldsOfTheOwningProjectAreAskedOfProjectsFirst()
    {
        await using var site = await TestSite.StudyAsync();
        var sessions = site.Client.Query<MrSessionData>();

        var error = Assert.Throws<ArgumentException>("field", () => sessions.Where(ProjectData.Schema.Name.Is("Second Project")));
        var projects = await site.Client.Query<ProjectData>().Where(p => p.Name == "Second Project").Select(p => p.Id).ToListAsync();

        Assert.StartsWith(
            "A query over xnat:mrSessionData cannot use xnat:projectData/name: XNAT's search knows no way from there to projects. Query " +
            "projects by it first, then ask whether Project is one of their IDs.",
            error.Message,
            StringComparison.Ordinal);
        Assert.Equal("second", (await sessions.Where(s => projects.Contains(s.Project)).SingleAsync()).Project);
    }
}
