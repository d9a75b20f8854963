namespace Xnat.Typed.Server.Tests.Listings;

public sealed class ListingTests
{
    [Fact]
    public async Task SubjectsHaveTheDefaultColumnsInOrder()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"), new() { Clock = new ManualClock() });

        Assert.Equal(
            "ID,project,label,insert_date,insert_user,URI\nXNAT_S00001,P1,S1,2024-06-12 10:15:30.123,admin,/data/subjects/XNAT_S00001\n",
            await server.GetAsync("/data/projects/P1/subjects?format=csv"));
    }

    [Fact]
    public async Task JsonTableHasTextCellsAndACount()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1", "Project 1"));

        Assert.Equal(
            "{\"ResultSet\":{\"Result\":[{\"ID\":\"P1\",\"name\":\"Project 1\",\"URI\":\"/data/projects/P1\"}], \"totalRecords\": \"1\"}}",
            await server.GetAsync("/data/archive/projects?columns=ID%2CURI%2Cname&format=json"));
    }

    [Fact]
    public async Task EmptyTableIsStillATable()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal("{\"ResultSet\":{\"Result\":[], \"totalRecords\": \"0\"}}", await server.GetAsync("/data/projects"));
    }

    [Fact]
    public async Task XmlTableListsColumnsAndCells()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        Assert.Equal(
            "<ResultSet totalRecords=\"1\"><results><columns><column>ID</column><column>URI</column></columns>\n<rows><row>"
            + "<cell>P1</cell><cell>/data/projects/P1</cell></row>\n</rows></results></ResultSet>",
            await server.GetAsync("/data/projects?format=xml&columns=ID"));
    }

    [Fact]
    public async Task ProjectExperimentsLeaveAssessorsOutAndSiteExperimentsDoNot()
    {
        await using var server = await Sessions();

        Assert.Equal(["mr1", "mr2", "pet1"], await Labels(server, "/data/projects/P1/experiments"));
        Assert.Equal(["mr1", "qc1", "mr2", "pet1"], await Labels(server, "/data/experiments"));
        Assert.Equal(["qc1"], await Labels(server, "/data/projects/P1/experiments?xsiType=xnat:imageAssessorData"));
        var row = (await server.RowsAsync("/data/projects/P1/experiments"))[0];
        Assert.Equal("XNAT_E00001", row["xnat:subjectassessordata/id"]);
    }

    [Fact]
    public async Task DataTypeTakesDerivedTypesAlong()
    {
        await using var server = await Sessions();

        Assert.Equal(["mr1", "mr2", "pet1"], await Labels(server, "/data/experiments?xsiType=xnat:imageSessionData"));
        Assert.Equal(["mr1", "mr2"], await Labels(server, "/data/experiments?xsiType=xnat%3AmrSessionData"));
    }

    [Fact]
    public async Task ColumnOfASubtypeNarrowsTheListing()
    {
        await using var server = await Sessions();

        Assert.Equal(["mr1", "mr2"], await Labels(server, "/data/projects/P1/experiments?columns=ID,label,coil"));
        Assert.Equal(["pet1"], await Labels(server, "/data/projects/P1/experiments?columns=ID,label,xnat:petSessionData/patientID"));
    }

    [Theory]
    [InlineData("label=mr1,pet1", "mr1 pet1")]
    [InlineData("label=MR*", "mr1 mr2")]
    [InlineData("label=%25r2", "mr2")]
    [InlineData("label=MR1", "")]
    [InlineData("date=01/01/2020-12/31/2020", "mr1")]
    [InlineData("xnat:subjectData/label=S2", "pet1")]
    [InlineData("note=x&label=mr1", "")]
    public async Task FiltersFollowTheCommaAndWildcardRules(string filter, string expected)
    {
        await using var server = await Sessions();

        Assert.Equal(expected, string.Join(' ', await Labels(server, "/data/projects/P1/experiments?" + filter)));
    }

    [Fact]
    public async Task IsoDateInAFilterFailsAsInTheDatabase()
    {
        await using var server = await Sessions();

        Assert.Equal("", await server.GetAsync("/data/projects/P1/experiments?date=2020-02-29"));
        Assert.Equal(500, await server.StatusAsync("/data/experiments?date=2020-02-29"));
    }

    [Theory]
    [InlineData("yob=1980", "S1")]
    [InlineData("yob=1970-1985", "S1 S3")]
    [InlineData("yob=1970,1980", "S1 S3")]
    public async Task NumbersTakeListsAndRanges(string filter, string expected)
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.Project("P1").Subject("S1").Demographics("yob", "1980");
            data.Project("P1").Subject("S2").Demographics("yob", "1990");
            data.Project("P1").Subject("S3").Demographics("yob", "1970");
        });

        Assert.Equal(expected, string.Join(' ', await Labels(server, "/data/projects/P1/subjects?" + filter)));
    }

    [Fact]
    public async Task PagesCarryNoCount()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            for (var number = 0; number < 5; number++) data.Project("P1").Subject("S" + TestServer.Number(number));
        });

        var page = await server.GetAsync("/data/projects/P1/subjects?limit=2&offset=2");

        Assert.DoesNotContain("totalRecords", page, StringComparison.Ordinal);
        Assert.Equal(["S2", "S3"], await Labels(server, "/data/projects/P1/subjects?limit=2&offset=2"));
        Assert.Equal(5, (await server.RowsAsync("/data/projects/P1/subjects?limit=*&offset=2")).Count);
    }

    [Fact]
    public async Task RowsAreSortedByTheColumnsOwnType()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            var session = data.Project("P1").Subject("S1").Experiment("E1");
            session.Scan("10", "a").With("frames", "9");
            session.Scan("2", "b").With("frames", "100");
            session.Scan("3", "c");
        });

        Assert.Equal(["10", "2", "3"], (await server.RowsAsync("/data/experiments/XNAT_E00001/scans?sortBy=ID")).Select(row => row["ID"]));
        Assert.Equal(
            ["10", "2", "3"],
            (await server.RowsAsync("/data/experiments/XNAT_E00001/scans?columns=ID,frames&sortBy=frames")).Select(row => row["ID"]));
        Assert.Equal(
            ["3", "2", "10"],
            (await server.RowsAsync("/data/experiments/XNAT_E00001/scans?columns=ID,frames&sortBy=frames&sortOrder=DESC"))
                .Select(row => row["ID"]));
    }

    [Fact]
    public async Task PathIntoAListGivesOneRowForEachChild()
    {
        await using var server = await TestServer.StartAsync(data => data
            .Project("P1")
            .Subject("S1")
            .Experiment("E1")
            .Field("age", "12")
            .Field("mood", "fine"));

        var rows = await server.RowsAsync(
            "/data/experiments?columns=ID,xnat:mrSessionData/fields/field/field,xnat:mrSessionData/fields/field/name");

        Assert.Equal(
            ["age=12", "mood=fine"],
            rows.Select(row => row["xnat:mrsessiondata/fields/field/name"] + "=" + row["xnat:mrsessiondata/fields/field/field"]));
    }

    [Fact]
    public async Task UnknownColumnsAreDroppedAndKnownOnesAlwaysThere()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));

        var row = Assert.Single(await server.RowsAsync("/data/projects/P1/subjects?columns=ID,nonsense,gender"));

        Assert.Equal(["ID", "gender", "URI"], row.Keys);
        Assert.Equal("", row["gender"]);
    }

    [Fact]
    public async Task CsvQuotesWhatNeedsIt()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").With("description", "a, \"b\"\nc"));

        Assert.Equal(
            "ID,description,URI\nP1,\"a, \"\"b\"\"c\",/data/projects/P1\n",
            await server.GetAsync("/data/projects?columns=ID,description&format=csv"));
    }

    private static Task<TestServer> Sessions() => TestServer.StartAsync(data =>
    {
        var project = data.Project("P1");
        project.Subject("S1").Experiment("mr1").With("date", "2020-02-29").Assessor("qc1");
        project.Subject("S1").Experiment("mr2").With("date", "2021-02-28").With("note", "x");
        project.Subject("S2").Experiment("pet1", "xnat:petSessionData");
    });

    private static async Task<IEnumerable<string>> Labels(TestServer server, string path) =>
        (await server.RowsAsync(path)).Select(row => row["label"]);
}
