using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Items;

public sealed class ItemTests
{
    private const string Subject = "/data/projects/P1/subjects/S1";

    [Fact]
    public async Task HandlerOfAPluginIsUnknown()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));

        using var answer = await server.SendAsync(HttpMethod.Get, "/data/projects/P1/subjects/S1?format=json&handler=report");

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("Invalid handler definition: report", TestServer.Heading(await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task SessionDocumentHasTheShapeOfXnat()
    {
        await using var server = await TestServer.StartAsync(
            data =>
            {
                var session = data
                    .Project("P1")
                    .Subject("S1")
                    .Experiment("E1")
                    .With("date", "2020-09-15")
                    .With("fieldStrength", "3.0")
                    .With("scanner/model", "TrioTim")
                    .Field("age", "12");
                session
                    .Scan("9", "T1w")
                    .With("frames", "176")
                    .With("parameters/tr", "2300")
                    .With("startTime", "10:12:31.5")
                    .File("DICOM", "a.dcm", [1, 2, 3], "DICOM");
                session.Assessor("qc1").With("pass", "1");
            },
            new() { Clock = new ManualClock() });

        var item = await server.ItemAsync("/data/experiments/XNAT_E00001");

        await Snapshot.Match(JsonSerializer.Serialize(item, new JsonSerializerOptions { WriteIndented = true }), "json");
    }

    [Fact]
    public async Task SessionDocumentAsXmlFollowsTheSchema()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            var session = data
                .Project("P1")
                .Subject("S1")
                .Experiment("E1")
                .With("date", "2020-09-15")
                .With("scanner", "MEDPC")
                .With("scanner/model", "TrioTim")
                .Field("age", "12");
            session.Scan("9", "T1w").With("parameters/voxelRes/x", "1").With("parameters/tr", "2300");
        });

        var text = await server.GetAsync("/data/experiments/XNAT_E00001?format=xml&concealHiddenFields=true");

        await Snapshot.Match(text.Replace(server.Server.Url.ToString(), "http://server/", StringComparison.Ordinal), "xml");
    }

    [Fact]
    public async Task PredicateFindsOrMakesTheRow()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));

        await server.PutAsync(Subject
            + "?xnat:subjectData/fields/field%5Bname%3Dage%5D/field=12&xnat:subjectData/fields/field%5Bname%3Dmood%5D/field=fine");
        await server.PutAsync(Subject + "?xnat:subjectData/fields/field%5Bname%3D'age'%5D/field=13");

        Assert.Equal(["age=13", "mood=fine"], Variables(await server.ItemAsync(Subject)));
    }

    [Fact]
    public async Task TypePredicateChoosesTheConcreteType()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));

        await server.PutAsync(Subject
            + "?xsiType=xnat:subjectData&xnat:subjectData/demographics%5B@xsi:type%3Dxnat:demographicData%5D/gender=male&yob=1980");

        var demographics = Child(await server.ItemAsync(Subject), "demographics")[0];
        Assert.Equal("xnat:demographicData", demographics.GetProperty("meta").GetProperty("xsi:type").GetString());
        Assert.Equal("male", demographics.GetProperty("data_fields").GetProperty("gender").GetString());
        Assert.Equal(1980, demographics.GetProperty("data_fields").GetProperty("yob").GetInt32());
    }

    [Fact]
    public async Task IndexAddressesRowsFromZero()
    {
        await using var server = await TestServer.StartAsync(data => data
            .Project("P1")
            .Subject("S1")
            .Experiment("E1")
            .Scan("1", "T1")
            .With("note", "n"));

        await server.PutAsync("/data/projects/P1/subjects/S1/experiments/E1/scans/1?xnat:mrScanData/parameters/addParam[0]/addField=a"
            + "&xnat:mrScanData/parameters/addParam__1/addField=b");

        var rows = Child(await server.ItemAsync("/data/experiments/XNAT_E00001/scans/1"), "parameters/addParam");
        Assert.Equal(["a", "b"], rows.EnumerateArray().Select(row => row.GetProperty("data_fields").GetProperty("addField").GetString()));
    }

    [Fact]
    public async Task NullClearsAFieldAndLeavesTheRowOfAVariable()
    {
        await using var server = await TestServer.StartAsync(data => data
            .Project("P1")
            .Subject("S1")
            .With("group", "a")
            .Field("age", "12"));

        await server.PutAsync(Subject
            + "?xnat:subjectData/group=NULL&xnat:subjectData/fields/field%5Bname%3Dage%5D/field=NULL"
            + "&xnat:subjectData/fields/field%5Bname%3Dage%5D/age=NULL");

        var item = await server.ItemAsync(Subject);
        Assert.False(item.GetProperty("data_fields").TryGetProperty("group", out _));
        Assert.Equal(
            ["name", "xnat_subjectData_field_id"],
            Child(item, "fields/field")[0].GetProperty("data_fields").EnumerateObject().Select(field => field.Name));
    }

    [Fact]
    public async Task UnknownPathStopsAnUpdateAndEmptiesACreation()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));

        await server.PutAsync(Subject + "?xnat:subjectData/group=a&xnat:subjectData/nonsense=b&xnat:subjectData/src=c");
        await server.PutAsync("/data/projects/P1/subjects/S2?xnat:subjectData/group=a&xnat:subjectData/nonsense=b");

        var stored = (await server.ItemAsync(Subject)).GetProperty("data_fields");
        Assert.Equal("a", stored.GetProperty("group").GetString());
        Assert.False(stored.TryGetProperty("src", out _));
        Assert.False((await server.ItemAsync("/data/projects/P1/subjects/S2")).GetProperty("data_fields").TryGetProperty("group", out _));
    }

    [Fact]
    public async Task StrictServerRefusesUnknownPathsAndKeepsTheObject()
    {
        await using var server = await TestServer.StartAsync(
            data => data.Project("P1").Subject("S1"), new() { RefusesUnknownFields = true });

        var (status, text) = await server.PutAsync(Subject + "?xnat:subjectData/group=a&xnat:subjectData/nonsense=b");

        Assert.Equal(400, status);
        Assert.Equal("Unknown field path 'xnat:subjectData/nonsense' for xnat:subjectData.", TestServer.Heading(text));
        Assert.False((await server.ItemAsync(Subject)).GetProperty("data_fields").TryGetProperty("group", out _));
    }

    [Fact]
    public async Task PathOfASuperTypeCountsAndThatOfASubtypeDoesNot()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));
        const string session = "/data/projects/P1/subjects/S1/experiments/E1";

        await server.PutAsync(session + "?xnat:experimentData/note=a&xnat:petSessionData/patientID=b&xnat:MRSessionData/COIL=c");

        var fields = (await server.ItemAsync(session)).GetProperty("data_fields");
        Assert.Equal("a", fields.GetProperty("note").GetString());
        Assert.Equal("c", fields.GetProperty("coil").GetString());
        Assert.False(fields.TryGetProperty("patientID", out _));
    }

    [Fact]
    public async Task ValueThatDoesNotFitIsRefusedAndNothingIsStored()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1").With("note", "old"));
        const string session = "/data/projects/P1/subjects/S1/experiments/E1";

        var (status, text) = await server.PutAsync(session + "?xnat:mrSessionData/note=new&xnat:mrSessionData/date=yesterday");

        Assert.Equal(400, status);
        Assert.Equal(
            "The content of 'xnat:mrSessionData' is not valid: element '{http://nrg.wustl.edu/xnat}:date' must be of type xs:date.",
            TestServer.Heading(text));
        Assert.Equal("old", (await server.ItemAsync(session)).GetProperty("data_fields").GetProperty("note").GetString());
    }

    [Theory]
    [InlineData("02/29/2020")]
    [InlineData("20200229")]
    [InlineData("02.29.2020")]
    [InlineData("2020-02-29")]
    public async Task DatesAreReadInAllFormsAndKeptAsIso(string date)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));

        await server.PutAsync("/data/projects/P1/subjects/S1/experiments/E1?date=" + TestServer.Escape(date));

        Assert.Equal(
            "2020-02-29",
            (await server.ItemAsync("/data/experiments/XNAT_E00001")).GetProperty("data_fields").GetProperty("date").GetString());
    }

    [Fact]
    public async Task MarkupInParametersIsStoredEscaped()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));

        await server.PutAsync(Subject + "?src=R%26D+%3Cb%3E");

        Assert.Equal("R&amp;D &lt;b&gt;", (await server.ItemAsync(Subject)).GetProperty("data_fields").GetProperty("src").GetString());
    }

    [Fact]
    public async Task DocumentCanBeReadChangedAndWrittenBack()
    {
        await using var server = await TestServer.StartAsync(data => data
            .Project("P1")
            .Subject("S1")
            .With("group", "a")
            .Demographics("gender", "female")
            .Field("age", "12"));
        var document = await server.GetAsync(Subject + "?format=xml");

        var (status, _) = await server.PutAsync(
            Subject,
            TestServer.Xml(document.Replace(">12<", ">13<", StringComparison.Ordinal).Replace("\"a\"", "\"b\"", StringComparison.Ordinal)));

        var item = await server.ItemAsync(Subject);
        Assert.Equal(200, status);
        Assert.Equal(["age=13"], Variables(item));
        Assert.Equal("b", item.GetProperty("data_fields").GetProperty("group").GetString());
        Assert.Equal(
            "female",
            Assert.Single(Child(item, "demographics").EnumerateArray()).GetProperty("data_fields").GetProperty("gender").GetString());
    }

    [Fact]
    public async Task DeletionOfWhatADocumentLacksMustBeAllowed()
    {
        await using var server = await TestServer.StartAsync(data => data
            .Project("P1")
            .Subject("S1")
            .With("group", "a")
            .Field("age", "12")
            .Field("mood", "fine"));
        const string document = "<xnat:Subject xmlns:xnat=\"http://nrg.wustl.edu/xnat\"><xnat:fields><xnat:field "
            + "name=\"age\">12</xnat:field></xnat:fields></xnat:Subject>";

        await server.PutAsync(Subject, TestServer.Xml(document));
        Assert.Equal(["age=12", "mood=fine"], Variables(await server.ItemAsync(Subject)));
        await server.PutAsync(Subject + "?allowDataDeletion=true", TestServer.Xml(document));

        var item = await server.ItemAsync(Subject);
        Assert.Equal(["age=12"], Variables(item));
        Assert.False(item.GetProperty("data_fields").TryGetProperty("group", out _));
    }

    [Fact]
    public async Task BrokenXmlIsUnprocessable()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));

        Assert.Equal(422, (await server.PutAsync(Subject, TestServer.Xml("<xnat:Subject"))).Status);
    }

    [Fact]
    public async Task ItemWithoutFormatIsAPage()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        Assert.Contains("<html>", await server.GetAsync("/data/projects/P1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProtocolDefinitionsNestAsXnatpyReadsThem()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));
        const string document = """
            <xnat:Project ID="P1" xmlns:xnat="http://nrg.wustl.edu/xnat" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <xnat:studyProtocol ID="P1_xnat_subjectData" name="Subjects" data-type="xnat:subjectData" xsi:type="xnat:datatypeProtocol">
                <xnat:definitions><xnat:definition ID="default" data-type="xnat:subjectData" project-specific="0"><xnat:fields>
                  <xnat:field name="diagnosis" datatype="string" type="custom" required="0" sequence="0"
                      xmlPath="xnat:subjectData/fields/field[name=diagnosis]/field">
                    <xnat:possibleValues><xnat:possibleValue>control</xnat:possibleValue>
                    <xnat:possibleValue>case</xnat:possibleValue></xnat:possibleValues>
                  </xnat:field></xnat:fields></xnat:definition></xnat:definitions>
              </xnat:studyProtocol>
            </xnat:Project>
            """;

        Assert.Equal(200, (await server.PutAsync("/data/projects/P1", TestServer.Xml(document))).Status);

        var protocol = Child(await server.ItemAsync("/data/projects/P1"), "studyProtocol")[0];
        var field = Child(Child(protocol, "definitions/definition")[0], "fields/field")[0];
        Assert.Equal("xnat:fieldDefinitionGroup_field", field.GetProperty("meta").GetProperty("xsi:type").GetString());
        Assert.Equal("false", field.GetProperty("data_fields").GetProperty("required").GetString());
        Assert.Equal(
            ["control", "case"],
            Child(field, "possibleValues/possibleValue").EnumerateArray().Select(value => value
                .GetProperty("data_fields")
                .GetProperty("possibleValue")
                .GetString()));
    }

    private static JsonElement Child(JsonElement item, string field) =>
        item.GetProperty("children").EnumerateArray().Single(child => child.GetProperty("field").GetString() == field).GetProperty("items");

    private static IEnumerable<string> Variables(JsonElement item) =>
        Child(item, "fields/field")
            .EnumerateArray()
            .Select(row => row.GetProperty("data_fields"))
            .Select(fields => $"{fields.GetProperty("name").GetString()}={fields.GetProperty("field").GetString()}");
}
