using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Search;

public class StoredSearchTests
{
    [Fact]
    public async Task SearchIsStoredRunListedAndDeleted()
    {
        await using var site = await TestSite.StudyAsync();
        var query = site.Client.Query<MrSessionData>().Where(s => s.Project == "brainimages").WithColumns(MrSessionData.Schema.Age);

        await site.Client.Searches.SaveAsync("brain_sessions", query, "Sessions of brain images");
        var stored = await site.Client.Searches.ToListAsync();
        var rows = await site.Client.Searches.RunAsync("brain_sessions").ToListAsync();
        await site.Client.Searches.DeleteAsync("brain_sessions");

        var search = Assert.Single(stored);
        Assert.Equal(("brain_sessions", "Sessions of brain images", "xnat:mrSessionData"), (search.Id, search.Title, search.DataType));
        Assert.Equal(["MR1 63.0", "MR2 "], rows.Select(static row => $"{row["label"]} {row["age"]}").Order(StringComparer.Ordinal));
        Assert.Empty(await site.Client.Searches.ToListAsync());
        await Assert.ThrowsAsync<XnatNotFoundException>(() => site.Client.Searches.DeleteAsync("brain_sessions"));
        await Assert.ThrowsAsync<XnatNotFoundException>(() => site.Client.Searches.GetXmlAsync("brain_sessions"));
    }

    [Fact]
    public async Task SearchIsSharedWithUsersOneByOne()
    {
        await using var server = await Server.XnatServer.StartAsync(data =>
        {
            data.User("first", "secret").User("second", "secret").User("third", "secret");
            data.Project("P1").Collaborator("first").Collaborator("second").Collaborator("third").Subject("S1").Experiment("MR1");
        });
        await using var owner = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword("admin", "admin"));
        await owner.Searches.SaveAsync("mine", owner.Query<MrSessionData>(), users: ["first"]);
        Assert.Equal([true, false, false], await MayRunAsync());

        await owner.Searches.ShareAsync("mine", ["second", "first"]);

        Assert.Equal([true, true, false], await MayRunAsync());
        Assert.Equal(["first", "second"], (await owner.Searches.SingleAsync()).Users);

        async Task<List<bool>> MayRunAsync()
        {
            var may = new List<bool>();
            foreach (var login in new[] { "first", "second", "third" })
            {
                await using var client = await XnatClient.ConnectAsync(server.Url, XnatCredential.UserPassword(login, "secret"));
                may.Add(await client.Searches.AnyAsync(search => search.Id == "mine"));
                if (may[^1]) Assert.Single(await client.Searches.RunAsync("mine").ToListAsync());
                else await Assert.ThrowsAsync<XnatAccessDeniedException>(() => client.Searches.RunAsync("mine").ToListAsync().AsTask());
            }

            return may;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("@xnat:subjectData")]
    [InlineData("..")]
    public async Task IdOfNobodysOwnIsRefused(string id)
    {
        await using var site = await TestSite.StudyAsync();

        await Assert.ThrowsAnyAsync<ArgumentException>(() => site.Client.Searches.SaveAsync(id, site.Client.Query<MrSessionData>()));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => site.Client.Searches.DeleteAsync(id));
    }

    [Fact]
    public async Task DefaultListingIsRunByItsId()
    {
        await using var site = await TestSite.StudyAsync();

        var rows = await site.Client.Searches.RunAsync("@xnat:subjectData").ToListAsync();

        Assert.Equal(3, rows.Count);
        Assert.Contains("subject_label", rows[0].Keys);
    }

    [Fact]
    public async Task WhatTheServerDoesNotKeepIsSaid()
    {
        await using var site = await TestSite.StudyAsync();
        await site.Client.Searches.SaveAsync("mine", site.Client.Query<MrSessionData>());
        site.Server.Faults.AnswerStatus("/data/search/saved/mine", 200, times: 1);

        await Assert.ThrowsAsync<XnatContentException>(() =>
            site.Client.Searches.SaveAsync("mine", site.Client.Query<MrSessionData>().Where(s => s.Age > 60)));
    }
}
