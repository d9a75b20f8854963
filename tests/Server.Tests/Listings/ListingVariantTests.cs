using System.Net;

namespace Xnat.Typed.Server.Tests.Listings;

/// <summary>Other tables at the addresses of listings, and other forms of them.</summary>
public sealed class ListingVariantTests
{
    [Fact]
    public async Task AccountsRelationToProjectsIsATableOfItsOwn()
    {
        await using var server = await People();

        var rows = await server.RowsAsync("/data/projects?accessible=true");

        Assert.Equal(["P1", "P2", "P3"], rows.Select(row => row["id"]));
        Assert.Equal(
            [
                "id", "name", "description", "secondary_id", "pi", "project_invs", "project_access", "project_access_img", "insert_date",
                "insert_user"
            ],
            rows[0].Keys.Take(10));
        Assert.Contains("\"title\": \"Projects\"", await server.GetAsync("/data/projects?accessible=true"), StringComparison.Ordinal);
        Assert.Contains("\"xdat_user_id\": \"", await server.GetAsync("/data/projects?accessible=true"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accessible=true", "P1 P2")]
    [InlineData("owner=true", "")]
    [InlineData("member=true", "P1")]
    [InlineData("collaborator=true", "")]
    [InlineData("recent=true", "P1")]
    [InlineData("dataAccess=writable", "P1")]
    [InlineData("dataAccess=readable", "P1 P2")]
    [InlineData("permissions=edit&dataType=xnat:subjectData", "P1")]
    [InlineData("admin=true", "P1 P2")]
    [InlineData("favorite=true", "")]
    [InlineData("activeSince=01/01/2030", "")]
    [InlineData("prearc_code=true", "P1 P2")]
    public async Task RelationsNarrowTheTable(string query, string expected)
    {
        await using var server = await People();
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("member", "m");

        Assert.Equal(expected, string.Join(' ', (await server.RowsAsync("/data/projects?" + query)).Select(row => row["id"])));
    }

    [Fact]
    public async Task FiltersOnProjectsAreForThoseWhoReadEverything()
    {
        await using var server = await People();

        Assert.Equal(["P2"], (await server.RowsAsync("/data/projects?ID=P2")).Select(row => row["ID"]));
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("member", "m");
        Assert.Equal(["P1", "P2"], (await server.RowsAsync("/data/projects?ID=P2")).Select(row => row["ID"]));
    }

    [Fact]
    public async Task ExperimentsOfTheSiteHaveATitleAndAListOfRecentOnes()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(
            data => data.Project("P1").Subject("S1").Experiment("E1"), new() { Clock = clock });
        clock.Advance(TimeSpan.FromDays(100));
        await server.PutAsync("/data/projects/P1/subjects/S1/experiments/E2?xsiType=xnat:mrSessionData");

        Assert.Contains("\"title\": \"Matching experiments\"", await server.GetAsync("/data/experiments"), StringComparison.Ordinal);
        Assert.Contains(
            "\"title\": \"Recent Experiments\"", await server.GetAsync("/data/experiments?recent=true"), StringComparison.Ordinal);
        Assert.Equal(["E2"], (await server.RowsAsync("/data/experiments?recent=true")).Select(row => row["label"]));
        Assert.Equal(["E2", "E1"], (await server.RowsAsync("/data/experiments?recent=200")).Select(row => row["label"]));
        Assert.DoesNotContain("title", await server.GetAsync("/data/projects/P1/experiments"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data/projects", "alias", "xnat:projectData/aliases/alias/alias")]
    [InlineData("/data/projects/P1/subjects", "gender", "xnat:subjectData/demographics[@xsi:type=xnat:demographicData]/gender")]
    [InlineData("/data/experiments", "coil", "xnat:mrSessionData/coil")]
    [InlineData("/data/projects/P1/experiments", "note", "xnat:experimentData/note")]
    public async Task FieldsOfAListingAreItsShortcuts(string path, string key, string xpath)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        var rows = await server.RowsAsync(path + "?fields");

        Assert.Contains(rows, row => row["key"] == key && row["xpath"] == xpath);
        Assert.DoesNotContain("totalRecords", await server.GetAsync(path + "?fields"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data/projects", false)]
    [InlineData("/data/experiments/XNAT_E00001/scans", false)]
    [InlineData("/data/experiments/XNAT_E00001/assessors", false)]
    [InlineData("/data/subjects", true)]
    [InlineData("/data/experiments", true)]
    [InlineData("/data/projects/P1/subjects", true)]
    [InlineData("/data/projects/P1/experiments", true)]
    public async Task OnlySomeListingsKnowPages(string path, bool isPaged)
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            var session = data.Project("P1").Subject("S1").Experiment("E1");
            session.Scan("1", "T1");
        });

        var text = await server.GetAsync(path + "?limit=0");

        Assert.Equal(!isPaged, text.Contains("totalRecords", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/data/subjects?limit=many", 500)]
    [InlineData("/data/experiments?offset=none", 500)]
    [InlineData("/data/experiments?xsiType=xnat:noSuchData", 500)]
    [InlineData("/data/projects/P1/experiments?limit=many", 200)]
    [InlineData("/data/projects/P1/experiments?xsiType=xnat:noSuchData", 200)]
    [InlineData("/data/projects/P1/subjects/S1/experiments?date=2020-02-29", 200)]
    public async Task BrokenQueriesFailAsTheyDoInTheDatabase(string path, int status)
    {
        await using var server = await TestServer.StartAsync(data => data
            .Project("P1")
            .Subject("S1")
            .Experiment("E1")
            .With("date", "2020-02-29"));

        using var response = await server.SendAsync(HttpMethod.Get, path);

        Assert.Equal(status, (int)response.StatusCode);
        if (status == 200) Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(null, HttpStatusCode.OK, "application/json")]
    [InlineData("*/*", HttpStatusCode.OK, "application/json")]
    [InlineData("text/xml", HttpStatusCode.OK, "text/xml")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", HttpStatusCode.OK, "text/html")]
    [InlineData("application/json", HttpStatusCode.OK, "application/json")]
    [InlineData("text/csv", HttpStatusCode.NotAcceptable, "text/html")]
    public async Task AcceptDecidesWhereNoFormatIsGiven(string? accept, HttpStatusCode status, string type)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/data/projects");
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await server.Http.SendAsync(request);

        Assert.Equal((status, type), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task FragmentIsTheTableAlone()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        var fragment = await server.GetAsync("/data/projects?format=xList&columns=ID");

        Assert.Equal(
            "<table class=\"x_rs_t\" cellpadding=\"0\" cellspacing=\"0\"><tr><th>ID</th><th>URI</th></tr><tr><td>P1</td>"
            + "<td>/data/projects/P1</td></tr></table>",
            fragment);
        Assert.Contains(fragment, await server.GetAsync("/data/projects?format=html&columns=ID"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FiltersCanComeAsAForm()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.Project("P1").Subject("S1");
            data.Project("P1").Subject("S2");
        });
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            "/data/subjects?req_format=form&format=csv&columns=label") { Content = new FormUrlEncodedContent([new("label", "S2")]) };

        using var response = await server.Http.SendAsync(request);

        Assert.Equal("ID,label,URI\nXNAT_S00002,S2,/data/subjects/XNAT_S00002\n", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task ProjectTellsItsArchiveAndPipelines()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        Assert.Contains("current_arc=\"arc001\"", await server.GetAsync("/data/projects/P1/archive_spec"), StringComparison.Ordinal);
        Assert.Empty(await server.RowsAsync("/data/projects/P1/pipelines"));
        Assert.Equal(400, await server.StatusAsync("/data/projects/P1/scan_type_mapping"));
    }

    private static async Task<TestServer> People()
    {
        var server = await TestServer.StartAsync(
            data =>
            {
                data.Project("P1");
                data.Project("P2");
                data.Project("P3");
            },
            new() { Users = [new("admin", "admin"), new("member", "m") { IsAdmin = false }] });
        await server.PutAsync("/data/projects/P1/users/Members/member");
        await server.PutAsync("/data/projects/P2/accessibility/public");
        return server;
    }
}
