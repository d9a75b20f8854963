using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Listings;

/// <summary>What look-ups cost, and that whatever can be a name is found by it.</summary>
public sealed class LookupTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LookupThatFindsNothingTakesTwoRequestsAndNoWholeListing(bool isOpen)
    {
        var options = new XnatServerOptions
        {
            RequireLogin = !isOpen,
            Users = [XnatServerUser.Administrator("admin", "admin"), new("reader", "reader")],
        };
        await using var server = await XnatServer.StartAsync(options, static seed =>
        {
            seed.Project("P1").Member("reader").Subject("S1").Experiment("E1").Scan("1", "T1");
            seed.Project("P2").Accessibility("public").Subject("S2");
        });
        foreach (var user in new[] { "admin", "reader" })
        {
            await using var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword(user, user));
            var project = await client.Projects.GetAsync("P1");
            var subject = await project.Subjects.GetAsync("S1");
            var session = (ImageSessionData)await subject.Experiments.GetAsync("E1");
            foreach (var key in new[] { "nothing", "not-there", "XNAT_E09999", "XNAT_S09999", "12", "s_1", "ü%", "a'b", "R&D" })
            {
                await CostsTwoAsync(server, client.Projects, key);
                await CostsTwoAsync(server, client.Subjects, key);
                await CostsTwoAsync(server, client.Experiments, key);
                await CostsTwoAsync(server, project.Subjects, key);
                await CostsTwoAsync(server, project.Experiments, key);
                await CostsTwoAsync(server, subject.Experiments, key);
                await CostsTwoAsync(server, session.Scans, key);
                await CostsTwoAsync(server, session.Assessors, key);
                await CostsTwoAsync(server, session.Resources, key);
            }
        }

        Assert.DoesNotContain(server.Requests, static request =>
            request.Path is "/data/projects" or "/data/subjects" or "/data/experiments" or "/data/projects/P1/subjects"
                or "/data/projects/P1/experiments"
            && !request.Query.Contains("label=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LookupThatFindsTakesOneRequestByIdAndLabel()
    {
        await using var site = await TestSite.StudyAsync();
        var project = await site.Client.Projects.GetAsync("brainimages");
        var subject = await project.Subjects.GetAsync("SUB1");
        var before = site.Server.Requests.Count;

        await site.Client.Subjects.GetAsync(subject.Id!);
        await project.Subjects.GetAsync("SUB2");
        await project.Experiments.GetAsync("MR2");

        Assert.Equal(3, site.Server.Requests.Count - before);
    }

    [Fact]
    public async Task AThousandLabelsOfFiveThousandTakeOneListing()
    {
        await using var site = await TestSite.StartAsync(static seed =>
        {
            var project = seed.Project("P1");
            for (var number = 0; number < 5000; number++) project.Subject($"S{number}");
            project.Subject("E1").Experiment("T1");
            seed.Project("P2").Subject("S7").Experiment("T1");
        });
        var project = await site.Client.Projects.GetAsync("P1");
        var before = site.Server.Requests.Count;

        var found = await project.Subjects.FindManyAsync(Enumerable.Range(0, 1000).Select(static number => $"S{number * 6}"));

        Assert.Equal(1, site.Server.Requests.Count - before);
        Assert.Equal(1000, found.Count);
        Assert.All(found, static lookup => Assert.Equal(int.Parse(lookup.Key[1..]) < 5000, lookup.IsFound));
        Assert.All(found, static lookup => Assert.Equal(lookup.IsFound ? lookup.Key : null, lookup.Item?.Label));
        var everywhere = await site.Client.Experiments.FindManyAsync(["T1", "none", "T1"]);
        Assert.Equal([true, false, true], everywhere.Select(static lookup => lookup.IsAmbiguous));
        Assert.True(everywhere[1].IsMissing);
        Assert.Equal(2, everywhere[0].Items.Count);
        var id = everywhere[0].Items[0].Id!;
        Assert.Same(everywhere[0].Items[0].GetType(), (await site.Client.Experiments.FindManyAsync([id]))[0].Item!.GetType());
    }

    [Fact]
    public async Task LabelIsFoundAcrossProjectsAndLevels()
    {
        await using var site = await TestSite.StartAsync(static seed =>
        {
            seed.Project("X1").Subject("X1").Experiment("X1");
            seed.Project("P2").Subject("X1").Experiment("other");
        });

        Assert.Equal(2, (await site.Client.Subjects.FindAllAsync("X1")).Count);
        Assert.Equal(
            ["ExperimentData", "ProjectData", "SubjectData", "SubjectData"],
            (await site.Client.FindAllAsync("X1")).Select(
                static found => found is ExperimentData ? "ExperimentData" : found.GetType().Name).Order());
        Assert.Empty(await site.Client.FindAllAsync("nothing"));
        var id = (await site.Client.Subjects.FirstAsync()).Id!;
        Assert.Equal(id, ((SubjectData)Assert.Single(await site.Client.FindAllAsync(id))).Id);
    }

    [Fact]
    public async Task ProjectIsFoundByNameAndSecondaryId()
    {
        await using var site = await TestSite.StartAsync(static seed =>
        {
            seed.Project("P1", "R&D \"one\"").With("secondary_ID", "second one");
            seed.Project("P2", "ü 😀");
        });

        Assert.Equal("P1", (await site.Client.Projects.GetAsync("R&D \"one\"")).Id);
        Assert.Equal("P1", (await site.Client.Projects.GetAsync("second one")).Id);
        Assert.Equal("P2", (await site.Client.Projects.GetAsync("ü 😀")).Id);
    }

    private static async Task CostsTwoAsync<T>(XnatServer server, XnatListing<T> listing, string key)
        where T : XnatObject
    {
        var before = server.Requests.Count;
        Assert.Null(await listing.FindAsync(key));
        Assert.InRange(server.Requests.Count - before, 1, 2);
        before = server.Requests.Count;
        await Assert.ThrowsAsync<XnatNotFoundException>(() => listing.GetAsync(key));
        Assert.InRange(server.Requests.Count - before, 1, 2);
    }
}
