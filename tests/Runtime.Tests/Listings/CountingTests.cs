using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Listings;

/// <summary>Counts, pages and order against a server whose listings come in another order each time.</summary>
public sealed class CountingTests
{
    private const int Subjects = 257;

    private static readonly IXnatField ListColumn = SubjectData.Schema.Fields.Then(SubjectData.FieldElement.Schema.Value);

    private static readonly XnatServerOptions Unstable = new()
    {
        UnstableOrder = true, Users = [XnatServerUser.Administrator("admin", "admin"), new("reader", "reader")],
    };

    [Fact]
    public async Task NoListingLosesOrDoublesARow()
    {
        await using var server = await XnatServer.StartAsync(Unstable, Fill);
        foreach (var user in new[] { "admin", "reader" })
        {
            await using var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword(user, user));
            var project = await client.Projects.GetAsync("P1");
            for (var round = 0; round < 5; round++)
            {
                await IsWholeAsync(server, client.Subjects, Subjects);
                await IsWholeAsync(server, project.Subjects.WithColumns(ListColumn), Subjects);
                await IsWholeAsync(server, project.Experiments, Subjects);
                await IsWholeAsync(server, client.Experiments.OfType<ImageSessionData>(), Subjects);
                await IsWholeAsync(server, project.Subjects.WhereLike(SubjectData.Schema.Label, "s*"), Subjects);
            }
        }
    }

    [Fact]
    public async Task CountIsThatOfTheListingForEverybody()
    {
        await using var study = await Sharing.SharedStudy.StartAsync();
        var clients = new List<XnatClient> { study.Client };
        foreach (var id in new[] { "P1", "P2" })
        {
            var project = await study.ProjectAsync(id);
            await SameAsync(project.Subjects);
            await SameAsync(project.Experiments);
            await SameAsync(project.Experiments.OfType<MrSessionData>());
            await SameAsync(project.Experiments.OfType<ImageAssessorData>());
            await SameAsync(project.Experiments.WithColumns(MrSessionData.Schema.Coil));
            await SameAsync(project.Resources);
        }

        await SameAsync(study.Client.Projects);
        await SameAsync(study.Client.Subjects);
        await SameAsync(study.Client.Experiments);
        var session = await study.Client.Experiments.OfType<MrSessionData>().FirstAsync(static row => row.Label == "E1");
        await SameAsync(session.Scans);
        await SameAsync(session.Assessors);

        async Task SameAsync<T>(XnatListing<T> listing)
            where T : XnatObject
        {
            var rows = await listing.ToListAsync();
            var before = study.Server.Requests.Count;
            Assert.Equal(rows.Count, await listing.CountAsync());
            Assert.Equal(1, study.Server.Requests.Count - before);
        }
    }

    [Fact]
    public async Task SearchThatCountsWithoutRowsKnowsSharedObjectsByTheirOwner()
    {
        await using var study = await Sharing.SharedStudy.StartAsync();
        var project = await study.ProjectAsync("P2");

        Assert.Equal(await study.Client.Subjects.CountAsync(), await study.Client.Query<SubjectData>().CountAsync());
        Assert.Equal(
            await study.Client.Experiments.OfType<MrSessionData>().CountAsync(), await study.Client.Query<MrSessionData>().CountAsync());
        Assert.Equal((2, 1), (await project.Subjects.CountAsync(), await OwnedAsync()));

        Task<int> OwnedAsync() => study.Client.Query<SubjectData>().Where(static subject => subject.Project == "P2").CountAsync();
    }

    [Fact]
    public async Task PageIsOneRequestAndWhatXnatCuts()
    {
        await using var server = await XnatServer.StartAsync(new() { Users = Unstable.Users }, Fill);
        await using var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
        var project = await client.Projects.GetAsync("P1");
        var before = server.Requests.Count;

        var page = await project.Subjects.GetPageAsync(10, 250);

        Assert.Equal(1, server.Requests.Count - before);
        Assert.Equal(Subjects - 250, page.Count);
        Assert.Equal(5, (await client.Experiments.OfType<MrSessionData>().GetPageAsync(5)).Count);
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.Projects.GetPageAsync(5));
        await Assert.ThrowsAsync<InvalidOperationException>(() => project.Resources.GetPageAsync(5));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => project.Subjects.GetPageAsync(0));
    }

    private static void Fill(XnatSeed seed)
    {
        var project = seed.Project("P1").Member("reader");
        for (var number = 0; number < Subjects; number++)
            project.Subject($"S{number}").Field("a", $"{number}").Field("b", "x").Experiment($"E{number}");
    }

    private static async Task IsWholeAsync<T>(XnatServer server, XnatListing<T> listing, int count)
        where T : XnatObject
    {
        var before = server.Requests.Count;
        var ids = await listing.Select(static row => row.Raw.Values["ID"]).ToListAsync();
        Assert.Equal(1, server.Requests.Count - before);
        Assert.Equal(count, ids.Count);
        Assert.Equal(count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(count, await listing.CountAsync());
    }
}
