using System.Net;
using System.Xml.Linq;

namespace Xnat.Typed.Server.Tests.Items;

/// <summary>Whole documents: what nests in them, what they bring with them, what they remove, and pages for people.</summary>
public sealed class DocumentTests
{
    private const string Xnat = "http://nrg.wustl.edu/xnat";
    private const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";
    private const string Namespaces = $"xmlns:xnat=\"{Xnat}\" xmlns:xsi=\"{Xsi}\"";
    private const string Subject = "/data/projects/P1/subjects/S1";
    private const string Session = Subject + "/experiments/E1";

    [Theory]
    [InlineData("PUT", "/data/projects/P1/subjects/S1", "<x/>")]
    [InlineData("PUT", "/data/projects/P1/subjects/S1", "--x\r\nContent-Disposition: form-data; name=a; filename=a.xml\r\n\r\n<x/>")]
    [InlineData(
        "PUT", "/data/projects/P1/resources/R/files/a.txt", "--x\r\nContent-Disposition: form-data; name=a; filename=a.txt\r\n\r\nhalf")]
    [InlineData("POST", "/data/services/import?project=P1", "nonsense")]
    public async Task MultipartBodyWithoutItsEndIsABadRequest(string method, string path, string body)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));

        using var answer = await server.SendAsync(
            new HttpMethod(method), path, TestServer.Bytes(System.Text.Encoding.ASCII.GetBytes(body), "multipart/form-data; boundary=x"));

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.StartsWith(
            "The multipart body cannot be read", TestServer.Heading(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(404, await server.StatusAsync("/data/projects/P1/resources/R"));
    }

    [Fact]
    public async Task SubjectDocumentHoldsItsSessionsScansAndAssessors()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            var session = data.Project("P1").Subject("S1").Experiment("E1").With("date", "2020-02-29");
            session.Scan("1", "T1").File("DICOM", "a", [1]);
            session.Assessor("qc1");
        });

        var document = await server.XmlAsync(Subject);

        XName type = XName.Get("type", Xsi);
        var experiment = Assert.Single(document.Elements(XName.Get("experiments", Xnat)).Elements());
        Assert.Equal(
            ("experiment", "xnat:mrSessionData", "E1"),
            (experiment.Name.LocalName, (string?)experiment.Attribute(type), (string?)experiment.Attribute("label")));
        Assert.Equal("xnat:mrScanData", (string?)Assert.Single(experiment.Elements(XName.Get("scans", Xnat)).Elements()).Attribute(type));
        Assert.Equal(
            "xnat:qcManualAssessorData",
            (string?)Assert.Single(experiment.Elements(XName.Get("assessors", Xnat)).Elements()).Attribute(type));
        Assert.Equal("DICOM", (string?)document.Descendants(XName.Get("file", Xnat)).Single().Attribute("label"));
        Assert.Contains(
            $"{Xnat} {server.Server.Url}schemas/xnat/xnat.xsd",
            (string)document.Attribute(XName.Get("schemaLocation", Xsi))!,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubjectDocumentCreatesAndChangesItsExperiments()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));
        static HttpContent Document(string note) => TestServer.Xml($"""
            <xnat:Subject label="S1" {Namespaces}>
              <xnat:experiments><xnat:experiment label="E1" xsi:type="xnat:mrSessionData">
                <xnat:note>{note}</xnat:note>
                <xnat:scans><xnat:scan ID="1" type="T1" xsi:type="xnat:mrScanData"/></xnat:scans>
                <xnat:assessors><xnat:assessor label="qc1" xsi:type="xnat:qcManualAssessorData"/></xnat:assessors>
              </xnat:experiment></xnat:experiments>
            </xnat:Subject>
            """);

        Assert.Equal(201, (await server.PutAsync(Subject, Document("first"))).Status);
        Assert.Equal(200, (await server.PutAsync(Subject, Document("second"))).Status);

        Assert.Equal(["E1", "qc1"], (await server.RowsAsync("/data/experiments")).Select(row => row["label"]));
        var fields = (await server.ItemAsync(Session)).GetProperty("data_fields");
        Assert.Equal(
            ("second", "XNAT_S00001", "P1"),
            (fields.GetProperty("note").GetString(), fields.GetProperty("subject_ID")
                .GetString(), fields.GetProperty("project").GetString()));
        Assert.Equal(
            "XNAT_E00001",
            (await server.ItemAsync(Session + "/scans/1")).GetProperty("data_fields").GetProperty("image_session_ID").GetString());
        Assert.Equal("XNAT_E00001", Assert.Single(await server.RowsAsync(Session + "/assessors"))["session_ID"]);
        Assert.Equal(
            400,
            (await server.PutAsync(
                Subject,
                TestServer.Xml($"<xnat:Subject label=\"S1\" {Namespaces}><xnat:experiments><xnat:experiment "
                    + "label=\"E2\"/></xnat:experiments></xnat:Subject>"))).Status);
    }

    [Fact]
    public async Task HiddenKeysLeadBackToTheirRows()
    {
        await using var server = await TestServer.StartAsync(data => data
            .Project("P1")
            .Subject("S1")
            .Experiment("E1")
            .Field("age", "12")
            .Field("mood", "fine"));

        var text = await server.GetAsync(Session + "?format=xml");
        var concealed = await server.GetAsync(Session + "?format=xml&concealHiddenFields=true");
        // The second variable is renamed: only its key tells which one it was.
        var (status, _) = await server.PutAsync(
            Session, TestServer.Xml(text.Replace("name=\"mood\"", "name=\"temper\"", StringComparison.Ordinal)));

        Assert.Matches(
            """<!--hidden_fields\[xnat_experimentData_field_id="\d+",fields_field_xnat_experimentDat_id="XNAT_E00001"\]-->""", text);
        Assert.DoesNotContain("hidden_fields", concealed, StringComparison.Ordinal);
        Assert.Equal(200, status);
        Assert.Equal(
            ["age=12", "temper=fine"],
            (await server.XmlAsync(Session))
                .Descendants(XName.Get("field", Xnat))
                .Select(field => $"{field.Attribute("name")!.Value}={string.Concat(field.Nodes().OfType<XText>())}"));
    }

    [Theory]
    [InlineData(Session, "true", true)]
    [InlineData(Session, "1", true)]
    [InlineData(Session, "false", false)]
    [InlineData("/data/projects/P1/experiments/E1", "true", true)]
    [InlineData("/data/projects/P1/experiments/E1", "1", false)]
    public async Task DocumentRemovesWhatItLeavesOutOnlyWhereThatIsAllowed(string path, string value, bool isRemoved)
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            var session = data
                .Project("P1")
                .Subject("S1")
                .Experiment("E1")
                .With("note", "old")
                .With("date", "2020-02-29")
                .Field("age", "12");
            session.Scan("1", "T1");
        });

        await server.PutAsync(
            $"{path}?allowDataDeletion={value}",
            TestServer.Xml($"<xnat:MRSession {Namespaces}><xnat:date>2021-01-01</xnat:date></xnat:MRSession>"));

        var item = await server.ItemAsync(Session);
        Assert.Equal("2021-01-01", item.GetProperty("data_fields").GetProperty("date").GetString());
        Assert.Equal(!isRemoved, item.GetProperty("data_fields").TryGetProperty("note", out _));
        Assert.Equal(isRemoved ? 0 : 2, item.GetProperty("children").GetArrayLength());
        Assert.Equal("E1", item.GetProperty("data_fields").GetProperty("label").GetString());
    }

    [Fact]
    public async Task ScansNeverLoseWhatADocumentLeavesOut()
    {
        await using var server = await TestServer.StartAsync(data => data
            .Project("P1")
            .Subject("S1")
            .Experiment("E1")
            .Scan("1", "T1")
            .With("note", "old"));

        await server.PutAsync(
            Session + "/scans/1?allowDataDeletion=true", TestServer.Xml($"<xnat:MRScan ID=\"1\" type=\"T2\" {Namespaces}/>"));

        var fields = (await server.ItemAsync(Session + "/scans/1")).GetProperty("data_fields");
        Assert.Equal(("T2", "old"), (fields.GetProperty("type").GetString(), fields.GetProperty("note").GetString()));
    }

    [Theory]
    [InlineData(
        "date=yesterday",
        "The content of 'xnat:mrSessionData' is not valid: element '{http://nrg.wustl.edu/xnat}:date' must be of type xs:date.")]
    [InlineData(
        "xnat:mrSessionData/delay=long",
        "The content of 'xnat:mrSessionData' is not valid: element '{http://nrg.wustl.edu/xnat}:delay' must be of type xs:integer.")]
    [InlineData("validation_status=maybe", null)]
    public async Task InvalidValuesAreRefusedInTheFormThatClientsParse(string parameter, string? expected)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));

        var (status, text) = await server.PutAsync($"{Session}?{parameter}");

        Assert.Equal(expected is null ? 200 : 400, status);
        if (expected is not null) Assert.Equal(expected, TestServer.Heading(text));
    }

    [Fact]
    public async Task ValueOutsideOfItsEnumerationIsRefused()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));

        var (status, text) = await server.PutAsync(Subject + "?handedness=both");

        Assert.Equal(400, status);
        Assert.StartsWith(
            "The content of 'xnat:demographicData' is not valid: element '{http://nrg.wustl.edu/xnat}:handedness' must be one of ",
            TestServer.Heading(text),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task PageShowsTheFieldsAndDoesNotBeginLikeAnError()
    {
        await using var server = await TestServer.StartAsync(data => data
            .Project("P1")
            .Subject("S1")
            .Experiment("E1")
            .With("note", "a < b")
            .Scan("1", "T1"));

        using var response = await server.SendAsync(HttpMethod.Get, Session);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.False(page.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)
            || page.StartsWith("<html", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("<th>note</th><td>a &lt; b</td>", page, StringComparison.Ordinal);
        Assert.Contains("<h4>scans/scan</h4>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IdentifiersWithOtherCharactersAreRefused()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        var subject = await server.PutAsync(Subject + "?ID=a%20b");
        var session = await server.PutAsync(Session + "?xsiType=xnat:mrSessionData&ID=a%20b");

        Assert.Equal((417, "Invalid character in subject label."), (subject.Status, TestServer.Heading(subject.Text)));
        Assert.Equal((417, "Invalid character in experiment label."), (session.Status, TestServer.Heading(session.Text)));
    }

    [Fact]
    public async Task SharedItemIsAnsweredInTheFormThatIsAskedFor()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1");
            data.Project("P2");
        });

        var json = await server.PutAsync(Subject + "/projects/P2?format=json");
        var scan = await server.PutAsync(Session + "/scans/1/projects/P2?format=xml");

        Assert.StartsWith("{\"items\":[{", json.Text, StringComparison.Ordinal);
        Assert.StartsWith("<?xml", scan.Text, StringComparison.Ordinal);
        Assert.Equal((200, ""), await server.PutAsync(Subject + "/projects/P1"));
        Assert.Equal(409, (await server.PutAsync(Session + "/projects/P1")).Status);
        using var request = new HttpRequestMessage(HttpMethod.Get, Session + "?format=json");
        request.Headers.Accept.ParseAdd("application/json");
        using var refused = await server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotAcceptable, refused.StatusCode);
    }
}
