using System.Text.Json;
using System.Xml.Linq;

namespace Xnat.Typed.Server.Tests.Search;

/// <summary>What can be searched: data types and their fields.</summary>
public sealed class ElementTests
{
    [Fact]
    public async Task DataTypesAreListedWithTheirNamesAndCounts()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);

        using var document = JsonDocument.Parse(await server.GetAsync("/data/search/elements"));

        var set = document.RootElement.GetProperty("ResultSet");
        Assert.Equal("Data-Types", set.GetProperty("title").GetString());
        Assert.False(set.TryGetProperty("totalRecords", out _));
        var rows = await server.RowsAsync("/data/search/elements?format=json");
        Assert.Equal(["COUNT", "ELEMENT_NAME", "PLURAL", "SECURED", "SINGULAR"], rows[0].Keys.Order(StringComparer.Ordinal));
        Assert.Equal("3 true Subject Subjects", Described(rows, "xnat:subjectData"));
        Assert.Equal("3 true MRSession MRSessions", Described(rows, "xnat:mrSessionData"));
        Assert.Equal("1 false MRScan MRScans", Described(rows, "xnat:mrScanData"));
        Assert.Equal("0 true CTSession CTSessions", Described(rows, "xnat:ctSessionData"));
        Assert.DoesNotContain(rows, row => row["ELEMENT_NAME"] is "xnat:imageSessionData" or "xnat:demographicData");
    }

    [Fact]
    public async Task FlagsNarrowTheDataTypes()
    {
        await using var server = await TestServer.StartAsync(
            SearchServer.Seed, new() { Users = [new("admin", "admin"), new("reader", "r") { IsAdmin = false }] });
        await server.PutAsync("/data/projects/P2/accessibility/public");

        Assert.All(await server.RowsAsync("/data/search/elements?secured=true"), row => Assert.Equal("true", row["SECURED"]));
        Assert.All(await server.RowsAsync("/data/search/elements?used"), row => Assert.NotEqual("0", row["COUNT"]));
        Assert.Contains(await server.RowsAsync("/data/search/elements?used=false"), row => row["COUNT"] == "0");
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("reader", "r");
        Assert.Equal(
            ["xnat:petSessionData 1", "xnat:projectData 1", "xnat:subjectData 1"],
            (await server.RowsAsync("/data/search/elements?readable=true"))
                .Select(row => $"{row["ELEMENT_NAME"]} {row["COUNT"]}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task FieldsOfATypeAreDisplayFieldsVariablesAndLabels()
    {
        await using var server = await TestServer.StartAsync(SearchServer.Seed);
        await DeclareAsync(server, "xnat:subjectData", ("Age_Group", "string"), ("Weight", "integer"));

        using var document = JsonDocument.Parse(await server.GetAsync("/data/search/elements/xnat:subjectData?format=json"));

        var set = document.RootElement.GetProperty("ResultSet");
        Assert.Equal("Search Fields", set.GetProperty("title").GetString());
        Assert.Equal("xnat:subjectData", set.GetProperty("element_name").GetString());
        Assert.Equal(JsonValueKind.Object, set.GetProperty("versions").ValueKind);
        Assert.Equal(JsonValueKind.Array, set.GetProperty("versions").GetProperty("listing").ValueKind);
        Assert.False(set.TryGetProperty("totalRecords", out _));
        var rows = (await server.RowsAsync("/data/search/elements/xnat:subjectData?format=json")).ToDictionary(row => row["FIELD_ID"]);
        Assert.Subset(
            rows.Keys.ToHashSet(),
            new HashSet<string>([
                "SUBJECT_ID", "SUBJECT_LABEL", "SUBJECTID", "PROJECT", "PROJECTS", "INSERT_DATE", "INSERT_USER", "GENDER_TEXT",
                "HANDEDNESS_TEXT", "DOB", "SES", "ADD_IDS", "RACE", "ETHNICITY", "XNAT_COL_SUBJECTDATALABEL", "MR_COUNT", "SRC"
            ]));
        Assert.Equal("Subject Subject string false Subject xnat:subjectData 0", Line(rows["SUBJECT_ID"]));
        Assert.Equal(
            "Weight Custom Variable: Weight integer false Custom Variable: Weight xnat:subjectData 1",
            Line(rows["XNAT_SUBJECTDATA_FIELD_MAP=weight"]));
        Assert.Equal(
            "P1 Label within the P1 project. string false Label within the P1 project. xnat:subjectData 2",
            Line(rows["SUB_PROJECT_IDENTIFIER=P1"]));
        Assert.Equal("true", rows["XNAT_SUBJECTDATA_FIELD_MAP"]["REQUIRES_VALUE"]);
    }

    [Theory]
    [InlineData("xnat:projectData", "ID NAME DESCRIPTION PI INSERT_DATE PROJECT_ACCESS PROJ_MR_COUNT PROJ_UT_COUNT SECONDARY_ID")]
    [InlineData(
        "xnat:mrSessionData",
        "SESSION_ID EXPT_ID LABEL PROJECT DATE AGE SUBJECT_ID INSERT_USER FIELDSTRENGTH SCANNER_MODEL XNAT_MRSESSIONDATA_FIELD_MAP")]
    [InlineData("xnat:qcManualAssessorData", "SESSION_ID EXPT_ID LABEL PROJECT SUBJECT_ID IMAGESESSION_ID PASS")]
    [InlineData("xnat:mrScanData", "ID TYPE QUALITY SESSION_ID PROJECT PARAMETERS_TR PARAMETERS_VOXELRES_X")]
    public async Task EachLevelHasItsWellKnownFieldsAndThoseOfTheSchema(string type, string expected)
    {
        await using var server = await TestServer.StartAsync();

        var ids = (await server.RowsAsync($"/data/search/elements/{type}?format=json")).ConvertAll(row => row["FIELD_ID"]);

        Assert.Subset(ids.ToHashSet(), expected.Split(' ').ToHashSet());
        Assert.Equal(ids.Distinct().Count(), ids.Count);
    }

    [Fact]
    public async Task FieldsAreXmlUnlessAFormatIsAskedFor()
    {
        await using var server = await TestServer.StartAsync();

        using var response = await server.SendAsync(HttpMethod.Get, "/data/search/elements/xnat:subjectData");
        var document = XElement.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal("text/xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("FIELD_ID", document.Descendants("column").First().Value);
        Assert.StartsWith(
            "FIELD_ID,HEADER,SUMMARY,TYPE,REQUIRES_VALUE,DESC,ELEMENT_NAME,SRC\n",
            await server.GetAsync("/data/search/elements/xnat:subjectData?format=csv"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralTypesAreListedTogetherAndAnUnknownOneIsRefused()
    {
        await using var server = await TestServer.StartAsync();

        var types = (await server.RowsAsync("/data/search/elements/xnat:subjectData,xnat:mrSessionData?format=json"))
            .Select(row => row["ELEMENT_NAME"])
            .Distinct();

        Assert.Equal(["xnat:subjectData", "xnat:mrSessionData"], types);
        Assert.Equal(400, await server.StatusAsync("/data/search/elements/xnat:noSuchData"));
        Assert.Equal(405, (await server.PostAsync("/data/search/elements")).Status);
    }

    [Fact]
    public async Task DisplayVersionsNameTheDefaultColumns()
    {
        await using var server = await TestServer.StartAsync();

        var version = Assert.Single(await server.RowsAsync("/data/search/elements/xnat:projectData/versions?format=json"));

        Assert.Equal("listing", version["version_name"]);
        Assert.StartsWith("ID,NAME,", version["fields"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task VariablesOfUnreadableProjectsAreNotTold()
    {
        await using var server = await TestServer.StartAsync(
            SearchServer.Seed, new() { Users = [new("admin", "admin"), new("reader", "r") { IsAdmin = false }] });
        await DeclareAsync(server, "xnat:subjectData", ("secret", "string"));
        await server.PutAsync("/data/projects/P2/accessibility/public");
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("reader", "r");

        var ids = (await server.RowsAsync("/data/search/elements/xnat:subjectData?format=json")).ConvertAll(row => row["FIELD_ID"]);

        Assert.Contains("SUB_PROJECT_IDENTIFIER=P2", ids);
        Assert.DoesNotContain("SUB_PROJECT_IDENTIFIER=P1", ids);
        Assert.DoesNotContain("XNAT_SUBJECTDATA_FIELD_MAP=secret", ids);
    }

    /// <summary>Declares custom variables in P1.</summary>
    internal static async Task DeclareAsync(TestServer server, string type, params (string Name, string DataType)[] variables)
    {
        var fields = string.Concat(variables.Select(variable =>
            $"<xnat:field name=\"{variable.Name}\" datatype=\"{variable.DataType}\" type=\"custom\" required=\"0\"/>"));
        var document = $"""
            <xnat:Project ID="P1" xmlns:xnat="http://nrg.wustl.edu/xnat" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <xnat:studyProtocol ID="P1_{type.Replace(':', '_')}" name="Protocol" data-type="{type}" xsi:type="xnat:datatypeProtocol">
                <xnat:definitions><xnat:definition ID="default" data-type="{type}" project-specific="1"><xnat:fields>
                {fields}</xnat:fields></xnat:definition></xnat:definitions>
              </xnat:studyProtocol>
            </xnat:Project>
            """;
        Assert.Equal(200, (await server.PutAsync("/data/projects/P1", TestServer.Xml(document))).Status);
    }

    private static string Described(List<Dictionary<string, string>> rows, string type)
    {
        var row = Assert.Single(rows, row => row["ELEMENT_NAME"] == type);
        return $"{row["COUNT"]} {row["SECURED"]} {row["SINGULAR"]} {row["PLURAL"]}";
    }

    private static string Line(Dictionary<string, string> row) =>
        $"{row["HEADER"]} {row["SUMMARY"]} {row["TYPE"]} {row["REQUIRES_VALUE"]} {row["DESC"]} {row["ELEMENT_NAME"]} {row["SRC"]}";
}
