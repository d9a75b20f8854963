using System.Xml.Linq;
using Xnat.Typed.Server.Tests.Persistence;

namespace Xnat.Typed.Server.Tests.Search;

/// <summary>Searches stored under a name.</summary>
public sealed class SavedSearchTests
{
    private static readonly XNamespace Xdat = "http://nrg.wustl.edu/security";
    private static readonly XnatServerOptions Three = new()
    {
        Users = [new("admin", "admin"), new("ann", "a") { IsAdmin = false }, new("bob", "b") { IsAdmin = false }]
    };

    [Fact]
    public async Task StoredSearchIsListedReadRunAndDeleted()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        Assert.Equal(
            (200, ""),
            await server.PutAsync(
                "/data/search/saved/mine?inbody=true", Left("brief-description=\"mine\" description=\"left-handed\" secure=\"false\"")));

        var row = Assert.Single(await server.RowsAsync("/data/search/saved?format=json"));
        Assert.Equal(
            "mine xnat:subjectData left-handed mine 0 0",
            $"{row["id"]} {row["root_element_name"]} {row["description"]} {row["brief_description"]} {row["secure"]} "
            + $"{row["allow_diff_columns"]}");
        Assert.Contains("\"title\": \"Stored Searches\"", await server.GetAsync("/data/search/saved"), StringComparison.Ordinal);
        var document = XElement.Parse(await server.GetAsync("/data/search/saved/mine"));
        Assert.Equal(Xdat + "bundle", document.Name);
        Assert.Equal("mine", (string?)document.Attribute("ID"));
        Assert.Equal("left", document.Element(Xdat + "search_where")!.Element(Xdat + "criteria")!.Element(Xdat + "value")!.Value);
        Assert.Equal(
            "subject_id,quarantine_status\nXNAT_S00001,active\n",
            await server.GetAsync("/data/search/saved/mine/results?format=csv&refresh=true"));
        Assert.Equal(200, await server.DeleteAsync("/data/search/saved/mine"));
        Assert.Equal(404, await server.StatusAsync("/data/search/saved/mine"));
        Assert.Equal(404, await server.DeleteAsync("/data/search/saved/mine"));
        Assert.Empty(await server.RowsAsync("/data/search/saved"));
        Assert.Empty(server.Server.UnknownRequests);
    }

    [Fact]
    public async Task StoredDocumentReadsBackAndCanBePosted()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);
        var query = new Query("xnat:mrSessionData")
            .Field("LABEL")
            .Field("GENDER_TEXT", "xnat:subjectData", "<xdat:header>M &amp; F</xdat:header>")
            .Where("xnat:mrSessionData/age", ">", "1")
            .Group("OR", ("xnat:mrSessionData/label", "=", "bob_1"), ("xnat:mrSessionData/label", "=", "ann_2"))
                .Sort("AGE")
                .AllowedUser("ann");
        await server.PutAsync("/data/search/saved/again?inbody=true", query.Content());

        var (_, results) = await server.PostAsync(
            "/data/search?format=csv", TestServer.Xml(await server.GetAsync("/data/search/saved/again")));

        Assert.Equal(
            "label,session_id,xnat_subjectdata_gender_text,quarantine_status\nbob_1,XNAT_E00004,male,active\nann_2,XNAT_E00002,female,"
            + "active\n",
            results);
        Assert.Equal(results, await server.GetAsync("/data/search/saved/again/results?format=csv"));
        Assert.Equal("ann", Assert.Single(await server.RowsAsync("/data/search/saved"))["users"]);
    }

    [Fact]
    public async Task ResultsAreSorted()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);
        await server.PutAsync("/data/search/saved/all?inbody=true", new Query("xnat:subjectData").Field("SUBJECT_LABEL").Content());

        Assert.Equal(
            ["cat", "bob", "ann"],
            (await server.RowsAsync("/data/search/saved/all/results?sortBy=subject_label&sortOrder=DESC"))
                .Select(row => row["subject_label"]));
    }

    [Fact]
    public async Task AtSignNamesTheDefaultListing()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        var document = XElement.Parse(await server.GetAsync("/data/search/saved/@xnat:subjectData?dv=listing"));

        Assert.Equal("xnat:subjectData", document.Element(Xdat + "root_element_name")!.Value);
        Assert.Equal("SUBJECT_LABEL", document.Element(Xdat + "search_field")!.Element(Xdat + "field_ID")!.Value);
        Assert.StartsWith(
            "subject_label,subjectid,",
            await server.GetAsync("/data/search/saved/@xnat:subjectData/results?format=csv"),
            StringComparison.Ordinal);
        Assert.Equal(404, await server.StatusAsync("/data/search/saved/@xnat:noSuchData"));
        Assert.Equal(403, (await server.PutAsync("/data/search/saved/@xnat:subjectData?inbody=true", Left("secure=\"false\""))).Status);
    }

    [Fact]
    public async Task CopyGetsAnIdAndAnOwnerOfItsOwn()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        var (status, id) = await server.PutAsync(
            "/data/search/saved/@xnat:subjectData?inbody=true&saveAs=true", Left("brief-description=\"copy\""));

        Assert.Equal(200, status);
        var row = Assert.Single(await server.RowsAsync("/data/search/saved"));
        Assert.Equal($"{id} copy admin", $"{row["id"]} {row["brief_description"]} {row["users"]}");
        Assert.Equal(200, await server.StatusAsync("/data/search/saved/" + id));
    }

    [Fact]
    public async Task SecureSearchIsForTheAllowedOnly()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed, Three);
        await server.PutAsync("/data/projects/P1/accessibility/public");
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("ann", "a");
        await server.PutAsync("/data/search/saved/secret?inbody=true", LeftFor("ann", "true"));
        await server.PutAsync("/data/search/saved/open?inbody=true", LeftFor("ann", "false"));
        await server.PutAsync("/data/search/saved/shared?inbody=true", Left("secure=\"true\""));
        Assert.Equal(["secret", "open", "shared"], (await server.RowsAsync("/data/search/saved")).Select(row => row["id"]));

        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("bob", "b");

        Assert.Equal(["shared"], (await server.RowsAsync("/data/search/saved")).Select(row => row["id"]));
        Assert.Equal(403, await server.StatusAsync("/data/search/saved/secret"));
        Assert.Equal(403, await server.StatusAsync("/data/search/saved/secret/results"));
        Assert.Equal(200, await server.StatusAsync("/data/search/saved/open"));
        Assert.Equal(200, await server.StatusAsync("/data/search/saved/shared/results"));
        Assert.Equal(403, (await server.PutAsync("/data/search/saved/secret?inbody=true", LeftFor("bob", "true"))).Status);
        Assert.Equal(403, await server.DeleteAsync("/data/search/saved/open"));
    }

    [Fact]
    public async Task GroupOfAProjectMayUseASearchAndItsOwnerSeesItToo()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed, Three);
        await server.PutAsync("/data/projects/P1/users/Members/bob");
        await server.PutAsync("/data/projects/P2/users/Owners/ann");
        const string groups = "<xdat:allowed_groups><xdat:groupID>P1_member</xdat:groupID></xdat:allowed_groups></xdat:bundle>";
        var document = new Query("xnat:subjectData")
            .Field("SUBJECT_LABEL")
            .Text()
            .Replace("</xdat:bundle>", groups, StringComparison.Ordinal);

        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("ann", "a");
        Assert.Equal(200, (await server.PutAsync("/data/search/saved/for_members?inbody=true", TestServer.Xml(document))).Status);
        Assert.Equal(200, (await server.PutAsync("/data/search/saved/for_admin?inbody=true", LeftFor("admin", "true"))).Status);

        Assert.Equal(["for_members", "for_admin"], (await server.RowsAsync("/data/search/saved")).Select(row => row["id"]));
        Assert.Equal(["cat"], (await server.RowsAsync("/data/search/saved/for_members/results")).Select(row => row["subject_label"]));
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("bob", "b");
        Assert.Equal(["for_members"], (await server.RowsAsync("/data/search/saved")).Select(row => row["id"]));
        Assert.Equal(
            ["ann", "bob"], (await server.RowsAsync("/data/search/saved/for_members/results")).Select(row => row["subject_label"]));
        Assert.Equal(403, await server.StatusAsync("/data/search/saved/for_admin"));
        Assert.Equal(403, await server.DeleteAsync("/data/search/saved/for_members"));
    }

    [Fact]
    public async Task StoredSearchesOutliveTheServer()
    {
        using var kept = new KeptServer();
        await using (var server = await kept.StartAsync(SearchServer.Seed))
        {
            await server.PutAsync("/data/search/saved/gone?inbody=true", Left("secure=\"false\""));
            await server.PutAsync("/data/search/saved/mine?inbody=true", Left("brief-description=\"left &amp; handed\""));
            await server.DeleteAsync("/data/search/saved/gone");
        }

        await using var again = await kept.StartAsync();

        Assert.Equal(
            "mine left & handed",
            Assert.Single(await again.RowsAsync("/data/search/saved")) is var row ? $"{row["id"]} {row["brief_description"]}" : "");
        Assert.Equal(
            "subject_id,quarantine_status\nXNAT_S00001,active\n", await again.GetAsync("/data/search/saved/mine/results?format=csv"));
    }

    [Fact]
    public async Task ProjectHasListingsAndSearchesOfItsOwn()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);
        await server.PutAsync("/data/projects/P2/subjects/cat/projects/P1");

        var listing = await server.GetAsync("/data/projects/P1/searches/@xnat:subjectData");
        Assert.Equal(200, (await server.PutAsync("/data/archive/projects/P1/searches/left?inbody=true", Left("secure=\"false\""))).Status);

        var (_, found) = await server.PostAsync("/data/search?format=csv", TestServer.Xml(listing));
        Assert.Equal(["ann", "bob", "cat"], found.Split('\n').Skip(1).SkipLast(1).Select(line => line.Split(',')[0]));
        Assert.Equal("P1", (string?)XElement.Parse(await server.GetAsync("/data/projects/P1/searches/left")).Attribute("tag"));
        Assert.Equal("P1", Assert.Single(await server.RowsAsync("/data/search/saved"))["tag"]);
        Assert.Equal(404, await server.StatusAsync("/data/projects/P2/searches/left"));
        Assert.Equal(404, await server.StatusAsync("/data/projects/P9/searches/@xnat:subjectData"));
        Assert.Equal(200, await server.DeleteAsync("/data/projects/P1/searches/left"));
    }

    private static HttpContent Left(string attributes) =>
        new Query("xnat:subjectData").Field("SUBJECT_ID").Where("xnat:subjectData/HANDEDNESS_TEXT", "=", "left").With(attributes).Content();

    private static HttpContent LeftFor(string login, string secure) =>
        new Query("xnat:subjectData").Field("SUBJECT_ID").With($"secure=\"{secure}\"").AllowedUser(login).Content();
}
