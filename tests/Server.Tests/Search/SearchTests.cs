using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Xnat.Typed.Server.Tests.Search;

/// <summary>Posted searches: columns, joins, forms of answer, refusals.</summary>
public sealed class SearchTests
{
    private const string Mr = "xnat:mrSessionData";
    private const string Subject = "xnat:subjectData";

    [Fact]
    public async Task ColumnsAreDescribedAndRowsAreTexts()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        using var document = await server.SearchJsonAsync(new Query(Subject)
            .Field("SUBJECT_ID", more: "<xdat:header>The subject</xdat:header>")
            .Field("YOB")
            .Where($"{Subject}/SUBJECT_LABEL", "=", "ann"));

        var set = document.RootElement.GetProperty("ResultSet");
        Assert.Equal("1", set.GetProperty("totalRecords").GetString());
        Assert.Equal(Subject, set.GetProperty("rootElementName").GetString());
        Assert.Equal(
            """
            [{"key":"subject_id","element_name":"xnat:subjectData","id":"SUBJECT_ID","xPATH":"xnat:subjectData.SUBJECT_ID",
            "header":"The subject","type":"string"},
            {"key":"yob","element_name":"xnat:subjectData","id":"YOB","xPATH":"xnat:subjectData.YOB","header":"YOB","type":"integer"},
            {"key":"quarantine_status"}]
            """.ReplaceLineEndings(""),
            set.GetProperty("Columns").GetRawText());
        Assert.Equal(
            """{"subject_id":"XNAT_S00001","yob":"1950","quarantine_status":"active"}""", set.GetProperty("Result")[0].GetRawText());
    }

    [Fact]
    public async Task LinkedColumnBringsTheKeyOfItsObject()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);
        var query = new Query(Subject).Field("SUBJECT_LABEL").Where($"{Subject}/SUBJECT_LABEL", "=", "bob");

        using var asked = await server.SearchJsonAsync(query);
        var (_, unasked) = await server.PostAsync("/data/search", query.Content());

        var columns = asked.RootElement.GetProperty("ResultSet").GetProperty("Columns");
        Assert.Equal("true", columns[0].GetProperty("clickable").GetString());
        Assert.Equal(JsonValueKind.Array, columns[0].GetProperty("linkProps").ValueKind);
        Assert.Equal("""{"key":"subjectid","xPATH":"xnat:subjectData.SUBJECTID"}""", columns[1].GetRawText());
        Assert.Contains("\"subjectid\":\"XNAT_S00002\"", unasked, StringComparison.Ordinal);
        Assert.DoesNotContain("clickable", unasked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xnat:subjectData", "subject_label,subjectid,insert_date,projects,project,mr_count,")]
    [InlineData("xnat:projectData", "id,name,")]
    [InlineData("xnat:mrSessionData", "label,session_id,subject_id,")]
    [InlineData("xnat:imageSessionData", "label,expt_id,session_id,subject_id,")]
    [InlineData("xnat:qcManualAssessorData", "label,expt_id,session_id,subject_id,")]
    [InlineData("xnat:mrScanData", "id,type,quality,")]
    public async Task SearchWithoutColumnsAnswersTheDefaultListing(string root, string start)
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        var (status, csv) = await server.PostAsync("/data/search?format=csv", new Query(root).Content());

        Assert.Equal(200, status);
        var header = csv.Split('\n')[0];
        Assert.StartsWith(start, header, StringComparison.Ordinal);
        Assert.EndsWith(",quarantine_status", header, StringComparison.Ordinal);
        if (root != "xnat:projectData") Assert.Contains("project", header.Split(','));
        Assert.True(csv.Split('\n').Length > 2, csv);
    }

    [Fact]
    public async Task DocumentOfXnatpyFindsTheKeysForItsAddresses()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);
        const string more = "<xdat:header>url</xdat:header>";
        var query = new Query(Mr)
            .Field($"{Mr}/ID", more: more)
            .Field($"{Mr}/project", more: more)
            .Field($"{Mr}/subject_ID", more: more)
            .Field($"{Mr}/label", more: more)
            .Group("AND", ($"{Mr}/age", ">", "60"), ($"{Mr}/label", " LIKE ", "%_1"));

        var row = Assert.Single(await server.SearchAsync(query));

        Assert.Equal("XNAT_E00001 P1 XNAT_S00001 ann_1", $"{row["session_id"]} {row["project"]} {row["subject_id"]} {row["label"]}");
    }

    [Fact]
    public async Task DerivedIdOfAKnownFieldKeepsItsOwnKey()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        var rows = await server.SearchAsync(new Query(Mr)
            .Field("LABEL")
            .Field("LABEL", Subject)
            .Field("GROUP", Subject)
            .Where($"{Mr}/label", "=", "bob_1"));

        Assert.Equal(
            ["bob_1 bob control"], rows.Select(row => $"{row["label"]} {row["xnat_subjectdata_label"]} {row["xnat_subjectdata_group"]}"));
    }

    [Fact]
    public async Task SubjectSearchOfXnatpyNeedsNoColumns()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        var rows = await server.SearchAsync(new Query(Subject).Where($"{Subject}/XNAT_SUBJECTDATA_FIELD_MAP=age_group", "=", "old"));

        var row = Assert.Single(rows);
        Assert.Equal("P1 XNAT_S00001 ann 2", $"{row["project"]} {row["subjectid"]} {row["subject_label"]} {row["mr_count"]}");
    }

    [Fact]
    public async Task SessionSearchJoinsFieldsOfTheSubject()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);
        var query = new Query(Mr)
            .Field("LABEL")
            .Field("SUBJECT_LABEL", Subject)
            .Field("GENDER_TEXT", Subject)
            .Field("NAME", "xnat:projectData")
            .Where($"{Subject}/GENDER_TEXT", "=", "female");

        var rows = await server.SearchAsync(query);

        Assert.Equal(
            ["ann_1 ann female First", "ann_2 ann female First"],
            rows.Select(row =>
                $"{row["label"]} {row["xnat_subjectdata_subject_label"]} {row["xnat_subjectdata_gender_text"]} "
                + $"{row["xnat_projectdata_name"]}"));
    }

    [Fact]
    public async Task SubjectSearchJoinsFieldsOfItsSessions()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        var joined = await server.SearchAsync(new Query(Subject).Field("SUBJECT_LABEL").Field("LABEL", Mr).Field("DATE", Mr));
        var filtered = await server.SearchAsync(new Query(Subject)
            .Field("SUBJECT_LABEL")
            .Field("LABEL", Mr)
            .Where($"{Mr}/age", ">", "70.2"));
        var single = await server.FoundAsync(new Query(Subject).Field("SUBJECT_LABEL").Where($"{Mr}/age", ">", "60"), "subject_label");

        Assert.Equal(
            ["ann ann_1 2020-01-10", "ann ann_2 2020-06-10", "bob bob_1 2021-03-01", "cat  "],
            joined.Select(row => $"{row["subject_label"]} {row["xnat_mrsessiondata_label"]} {row["xnat_mrsessiondata_date"]}"));
        Assert.Equal(["ann ann_2"], filtered.Select(row => $"{row["subject_label"]} {row["xnat_mrsessiondata_label"]}"));
        Assert.Equal("ann", single);
    }

    [Fact]
    public async Task AssessorsScansAndProjectsJoinToo()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        Assert.Equal("ann_2", await server.FoundAsync(new Query(Mr).Field("LABEL").Where("xnat:qcManualAssessorData/pass", "=", "1")));
        Assert.Equal(
            "qc1", await server.FoundAsync(new Query("xnat:qcManualAssessorData").Field("LABEL").Where($"{Mr}/fieldStrength", "=", "1.5")));
        Assert.Equal("ann_1", await server.FoundAsync(new Query(Mr).Field("LABEL").Where("xnat:mrScanData/type", "=", "T1")));
        Assert.Equal("ann_1", await server.FoundAsync(new Query(Mr).Field("LABEL").Where($"{Mr}/scans/scan/quality", "=", "usable")));
        Assert.Equal(
            "P2",
            await server.FoundAsync(new Query("xnat:projectData").Field("ID").Where("xnat:petSessionData/LABEL", "LIKE", "cat%"), "id"));
        Assert.Equal(
            "1", await server.FoundAsync(new Query("xnat:mrScanData").Field("ID").Where($"{Subject}/SUBJECT_LABEL", "=", "ann"), "id"));
    }

    [Fact]
    public async Task RootOfABaseFindsItsSubtypesAndTheirFields()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        Assert.Equal("ann_1 ann_2 bob_1 cat_pet", await server.FoundAsync(new Query("xnat:imageSessionData").Field("LABEL")));
        Assert.Equal("bob_1", await server.FoundAsync(new Query("xnat:imageSessionData").Field("LABEL").Where($"{Mr}/coil", "=", "head")));
    }

    [Fact]
    public async Task ParameterisedColumnsAreNamedAfterTheirArgument()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        var rows = await server.SearchAsync(new Query(Subject).Field("XNAT_SUBJECTDATA_FIELD_MAP=age_group").Field(
            "SUB_PROJECT_IDENTIFIER", more: "<xdat:value>P2</xdat:value>"));

        Assert.Equal(
            ["old ", " ", "young cat"],
            rows.Select(row => $"{row["xnat_subjectdata_field_map_age_group"]} {row["sub_project_identifier_p2"]}"));
    }

    [Fact]
    public async Task LabelWithinAProjectIsTheSharedOne()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);
        await server.PutAsync("/data/projects/P1/subjects/ann/projects/P2?label=shared_ann");

        Assert.Equal(
            "shared_ann",
            await server.FoundAsync(
                new Query(Subject).Field("SUB_PROJECT_IDENTIFIER=P2").Where($"{Subject}/SUBJECT_LABEL", "=", "ann"),
                "sub_project_identifier_p2"));
        Assert.Equal(
            "ann",
            await server.FoundAsync(
                new Query(Subject).Field("SUBJECT_LABEL").Where($"{Subject}/sharing/share/project", "=", "P2"), "subject_label"));
        Assert.Equal(
            "P1, P2",
            await server.FoundAsync(new Query(Subject).Field("PROJECTS").Where($"{Subject}/SUBJECT_LABEL", "=", "ann"), "projects"));
    }

    [Fact]
    public async Task RowsAreSortedByTheKindOfTheField()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            foreach (var age in new[] { "9", "70", "31" }) data.Project("P1").Subject("s" + age).Experiment("e" + age).With("age", age);
            data.Project("P1").Subject("s").Experiment("e");
        });

        Assert.Equal("e9 e31 e70 e", await server.FoundAsync(new Query(Mr).Field("LABEL").Sort("AGE")));
        Assert.Equal("e e31 e70 e9", await server.FoundAsync(new Query(Mr).Field("LABEL").Sort("LABEL")));
        Assert.Equal(
            ["e9", "e70", "e31", "e"],
            (await server.SearchAsync(new Query(Mr).Field("LABEL"), "&sortBy=label&sortOrder=DESC")).Select(row => row["label"]));
    }

    [Fact]
    public async Task AnswerComesAsCsvXmlAndHtml()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);
        var query = new Query(Subject).Field("SUBJECT_ID").Field("PROJECT").Where($"{Subject}/PROJECT", "=", "P2");

        Assert.Equal(
            (200, "subject_id,project,quarantine_status\nXNAT_S00003,P2,active\n"),
            await server.PostAsync("/data/search?format=csv", query.Content()));
        var (_, xml) = await server.PostAsync("/data/search?format=xml", query.Content("search"));
        Assert.Equal(["XNAT_S00003", "P2", "active"], XElement.Parse(xml).Descendants("cell").Select(cell => cell.Value));
        Assert.Equal("1", (string?)XElement.Parse(xml).Attribute("totalRecords"));
        Assert.Contains(
            "<td>XNAT_S00003</td>", (await server.PostAsync("/data/search?format=html", query.Content())).Text, StringComparison.Ordinal);
        Assert.StartsWith(
            "{\"ResultSet\":{\"Columns\":", (await server.PostAsync("/data/search", query.Content())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DocumentMayComeWithoutLengthTypeOrDeclaredEncodingInUtf8()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);
        var text = "<?xml version=\"1.0\" encoding=\"utf-16\"?>"
            + new Query(Subject).Field("SUBJECT_LABEL").Where($"{Subject}/SUBJECT_LABEL", "=", "bob").Text();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/data/search?format=csv")
        {
            Content = TestServer.Bytes([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)], null)
        };
        request.Headers.TransferEncodingChunked = true;

        using var response = await server.Http.SendAsync(request);

        Assert.Equal("subject_label,subjectid,quarantine_status\nbob,XNAT_S00002,active\n", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no xml")]
    [InlineData("<a/>")]
    [InlineData("<bundle><root_element_name>xnat:subjectData</root_element_name></bundle>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><xdat:bundle "
        + "xmlns:xdat=\"http://nrg.wustl.edu/security\"><xdat:root_element_name>&x;</xdat:root_element_name></xdat:bundle>")]
    [InlineData("<xdat:bundle xmlns:xdat=\"http://nrg.wustl.edu/security\"/>")]
    [InlineData("<xdat:bundle xmlns:xdat=\"http://nrg.wustl.edu/security\" colour=\"red\">"
        + "<xdat:root_element_name>xnat:subjectData</xdat:root_element_name></xdat:bundle>")]
    [InlineData("<xdat:bundle xmlns:xdat=\"http://nrg.wustl.edu/security\">"
        + "<xdat:root_element_name>xnat:subjectData</xdat:root_element_name><xdat:column/></xdat:bundle>")]
    [InlineData("<xdat:bundle xmlns:xdat=\"http://nrg.wustl.edu/security\">"
        + "<xdat:root_element_name>xnat:subjectData</xdat:root_element_name><xdat:search_field><xdat:field_ID>PROJECT</xdat:field_ID>"
        + "</xdat:search_field></xdat:bundle>")]
    [InlineData("<xdat:bundle xmlns:xdat=\"http://nrg.wustl.edu/security\">"
        + "<xdat:root_element_name>xnat:subjectData</xdat:root_element_name><xdat:search_where method=\"XOR\"/></xdat:bundle>")]
    public async Task WhatIsNoSearchIs422(string body)
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(422, (await server.PostAsync("/data/search", TestServer.Xml(body))).Status);
        Assert.Equal(422, (await server.PutAsync("/data/search/saved/mine?inbody=true", TestServer.Xml(body))).Status);
    }

    [Fact]
    public async Task DeeplyNestedSetsAreRefusedNotFollowed()
    {
        await using var server = await TestServer.StartAsync();
        var nested = string.Concat(Enumerable.Repeat("<xdat:child_set method=\"AND\">", 100_000))
            + string.Concat(Enumerable.Repeat("</xdat:child_set>", 100_000));
        var body = "<xdat:bundle "
            + "xmlns:xdat=\"http://nrg.wustl.edu/security\"><xdat:root_element_name>xnat:subjectData</xdat:root_element_name>"
            + $"<xdat:search_where method=\"AND\">{nested}</xdat:search_where></xdat:bundle>";

        Assert.Equal(422, (await server.PostAsync("/data/search", TestServer.Xml(body))).Status);
    }

    [Fact]
    public async Task UnknownNamesAre500AndReadingIsNotAllowed()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        Assert.Equal(500, await server.SearchStatusAsync(new Query("xnat:noSuchData")));
        Assert.Equal(500, await server.SearchStatusAsync(new Query(Subject).Field("NO_SUCH_FIELD")));
        Assert.Equal(500, await server.SearchStatusAsync(new Query(Subject).Field("PROJECT", "xnat:noSuchData")));
        Assert.Equal(403, await server.SearchStatusAsync(new Query("xnat:demographicData")));
        Assert.Equal(405, await server.StatusAsync("/data/search"));
    }

    [Fact]
    public async Task OnlyReadableRowsAreFoundAlsoThroughJoins()
    {
        await using var server = await TestServer.StartAsync(
            SearchServer.Seed, new() { Users = [new("admin", "admin"), new("reader", "r") { IsAdmin = false }] });
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("reader", "r");

        Assert.Equal(403, await server.SearchStatusAsync(new Query(Subject)));
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("admin", "admin");
        await server.PutAsync("/data/projects/P2/accessibility/public");
        await server.PutAsync("/data/projects/P1/subjects/ann/projects/P2");
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("reader", "r");

        Assert.Equal("ann cat", await server.FoundAsync(new Query(Subject).Field("SUBJECT_LABEL"), "subject_label"));
        Assert.Equal("", await server.FoundAsync(new Query(Mr).Field("LABEL")));
        Assert.Equal("", await server.FoundAsync(new Query(Subject).Field("SUBJECT_LABEL").Where($"{Mr}/age", ">", "60"), "subject_label"));
        Assert.Equal("P2", await server.FoundAsync(new Query("xnat:projectData").Field("ID"), "id"));
    }
}
