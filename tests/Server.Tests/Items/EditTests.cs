using System.Net;

namespace Xnat.Typed.Server.Tests.Items;

public sealed class EditTests
{
    private const string Sessions = "/data/projects/P1/subjects/S1/experiments/";

    [Fact]
    public async Task ProjectAnswersEmptyAnd200NewOrNot()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal((200, ""), await server.PutAsync("/data/projects/P1?name=Project+1&description=d"));
        Assert.Equal((200, ""), await server.PutAsync("/data/projects/P1?description=e"));

        var fields = (await server.ItemAsync("/data/projects/P1")).GetProperty("data_fields");
        Assert.Equal(
            ("Project 1", "e", "P1"),
            (fields.GetProperty("name").GetString(), fields.GetProperty("description").GetString(), fields.GetProperty("secondary_ID")
                .GetString()));
    }

    [Theory]
    [InlineData("/data/projects/a%20b", 417, "Invalid character in project ID.")]
    [InlineData("/data/projects/P2?name=Taken", 409, "Requested new project conflicts with existing projects: P1")]
    [InlineData("/data/projects/P2?xnat:projectData/ID=P3", 417, "Project ID cannot be modified.")]
    [InlineData("/data/projects/P9/subjects/S1", 422, "Submitted subject record must include the project attribute.")]
    [InlineData("/data/projects/P1/subjects/S1/experiments/E1", 417, "Need PUT Contents")]
    [InlineData("/data/projects/P1/subjects/S1/experiments/E1?xsiType=xnat:noSuchData", 400, "Unknown data type xnat:noSuchData.")]
    [InlineData(
        "/data/projects/P9/subjects/S1/experiments/E1?xsiType=xnat:mrSessionData",
        404,
        "The server has not found anything matching the request URI")]
    [InlineData("/data/experiments/E1?xsiType=xnat:mrSessionData", 422, "Submitted experiment record must include the project attribute.")]
    [InlineData("/data/experiments/NO_E1/scans/1?xsiType=xnat:mrScanData", 417, "Specified scan must reference a valid image session.")]
    [InlineData("/data/experiments/XNAT_E00001/scans/1?xsiType=xnat:imageScanData", 400, "xnat:imageScanData is not the type of a scan.")]
    [InlineData("/data/experiments/XNAT_E00001/scans/1", 417, "Need PUT Contents")]
    public async Task RefusalsHaveTheirStatusAndText(string path, int status, string text)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1", "Taken").Subject("S2").Experiment("E0"));

        var answer = await server.PutAsync(path);

        Assert.Equal((status, text), (answer.Status, TestServer.Heading(answer.Text)));
    }

    [Fact]
    public async Task SubjectAnswersItsId201And200()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        Assert.Equal(
            (201, "XNAT_S00001"),
            await server.PutAsync("/data/projects/P1/subjects/S1?xsiType=xnat:subjectData&req_format=qs&xnat:subjectData/label=S1"));
        Assert.Equal((200, "XNAT_S00001"), await server.PutAsync("/data/projects/P1/subjects/S1?gender=male"));
        Assert.Equal((200, "XNAT_S00001"), await server.PutAsync("/data/projects/P1/subjects/XNAT_S00001"));
    }

    [Fact]
    public async Task PostToAListingAnswersTheFullAddressAnd200()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));

        using var response = await server.SendAsync(HttpMethod.Post, "/data/projects/P1/subjects?label=S2");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(server.Server.Url + "data/projects/P1/subjects/XNAT_S00002", text);
        Assert.Equal(text, response.Headers.Location!.ToString());
        Assert.Equal(409, (await server.PostAsync("/data/projects/P1/subjects?label=S2")).Status);
        Assert.EndsWith("/scans/1", (await server.PostAsync("/data/experiments/XNAT_E00001/scans")).Text, StringComparison.Ordinal);
        Assert.Equal(
            "xnat:mrScanData",
            (await server.ItemAsync("/data/experiments/XNAT_E00001/scans/1")).GetProperty("meta").GetProperty("xsi:type").GetString());
    }

    [Fact]
    public async Task UnknownSubjectOfANewExperimentIsCreated()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        Assert.Equal((201, "XNAT_E00001"), await server.PutAsync(Sessions + "E1?xsiType=xnat:mrSessionData&date=2020-01-02"));

        Assert.Equal("S1", Assert.Single(await server.RowsAsync("/data/projects/P1/subjects"))["label"]);
        Assert.Equal(
            "XNAT_S00001",
            (await server.ItemAsync("/data/experiments/XNAT_E00001")).GetProperty("data_fields").GetProperty("subject_ID").GetString());
    }

    [Fact]
    public async Task LabelOfAnotherSubjectsSessionMovesIt()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.Project("P1").Subject("S1").Experiment("E1").With("visit", "v");
            data.Project("P1").Subject("S2");
        });

        Assert.Equal((200, "XNAT_E00001"), await server.PutAsync("/data/projects/P1/subjects/S2/experiments/E1"));

        Assert.Empty(await server.RowsAsync("/data/projects/P1/subjects/S1/experiments"));
        Assert.Single(await server.RowsAsync("/data/projects/P1/subjects/S2/experiments"));
        Assert.False((await server.ItemAsync("/data/experiments/XNAT_E00001")).GetProperty("data_fields").TryGetProperty("visit", out _));
    }

    [Fact]
    public async Task ShortcutsWorkBelowASubjectOnly()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));

        await server.PutAsync("/data/projects/P1/experiments/E1?note=lost");
        await server.PutAsync("/data/experiments/XNAT_E00001?xnat:mrSessionData/coil=head");
        var before = (await server.ItemAsync("/data/experiments/XNAT_E00001")).GetProperty("data_fields");
        await server.PutAsync(Sessions + "E1?note=kept");

        Assert.False(before.TryGetProperty("note", out _));
        Assert.Equal("head", before.GetProperty("coil").GetString());
        Assert.Equal(
            "kept", (await server.ItemAsync("/data/experiments/XNAT_E00001")).GetProperty("data_fields").GetProperty("note").GetString());
    }

    [Fact]
    public async Task LabelOfAStoredObjectRenamesItAndDropsTheRest()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.Project("P1").Subject("S1").Experiment("E1");
            data.Project("P1").Subject("S1").Experiment("E2");
        });

        Assert.Equal((200, ""), await server.PutAsync(Sessions + "E1?label=E9&note=lost"));
        var taken = await server.PutAsync(Sessions + "E9?label=E2");
        var typed = await server.PutAsync(Sessions + "E9?xnat:mrSessionData/label=E3");

        Assert.Equal((409, "Specified label is already in use."), (taken.Status, TestServer.Heading(taken.Text)));
        Assert.Equal((400, "Label must be modified through separate URI."), (typed.Status, TestServer.Heading(typed.Text)));
        Assert.Equal(404, await server.StatusAsync(Sessions + "E1?format=json"));
        Assert.False((await server.ItemAsync(Sessions + "E9")).GetProperty("data_fields").TryGetProperty("note", out _));
    }

    [Fact]
    public async Task KeysOfAStoredObjectCannotBeSet()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.Project("P2");
            data.Project("P1").Subject("S1");
        });

        Assert.Equal(400, (await server.PutAsync("/data/projects/P1/subjects/S1?xnat:subjectData/ID=X")).Status);
        Assert.Equal(409, (await server.PutAsync("/data/projects/P1/subjects/S1?xnat:subjectData/project=P2")).Status);
    }

    [Fact]
    public async Task ScanAnswersEmptyAndKeepsItsType()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));

        Assert.Equal((200, ""), await server.PutAsync(Sessions + "E1/scans/1?xsiType=xnat:mrScanData&type=T1"));
        Assert.Equal((200, ""), await server.PutAsync(Sessions + "E1/scans/1?quality=usable"));
        Assert.Equal(409, (await server.PutAsync(Sessions + "E1/scans/1?xsiType=xnat:ctScanData")).Status);
        Assert.Equal((200, ""), await server.PutAsync(Sessions + "E1/scans/1?xnat:ctScanData/note=x"));
        Assert.False((await server.ItemAsync(Sessions + "E1/scans/1")).GetProperty("data_fields").TryGetProperty("note", out _));

        var row = Assert.Single(await server.RowsAsync(Sessions + "E1/scans"));
        Assert.Equal(
            ("1", "T1", "usable", "xnat:mrScanData", "/data/experiments/XNAT_E00001/scans/1"),
            (row["ID"], row["type"], row["quality"], row["xsiType"], row["URI"]));
    }

    [Fact]
    public async Task AssessorIsAnExperimentOfItsSession()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1"));

        Assert.Equal(
            (201, "XNAT_E00002"),
            await server.PutAsync(Sessions + "E1/assessors/qc1?xsiType=xnat:qcManualAssessorData&label=qc1&req_format=qs"));

        var row = Assert.Single(await server.RowsAsync(Sessions + "E1/assessors"));
        Assert.Equal(("qc1", "E1", "XNAT_E00001"), (row["label"], row["session_label"], row["session_ID"]));
        Assert.Equal(400, (await server.PutAsync(Sessions + "E1/assessors/qc1?label=other")).Status);
        Assert.Equal((200, ""), await server.PutAsync("/data/projects/P1/experiments/qc1?label=qc2"));
    }

    [Fact]
    public async Task DeletedObjectsAreGoneWithWhatTheyHold()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1"));

        Assert.Equal(400, await server.DeleteAsync(Sessions + "E1/nonsense"));
        Assert.Equal(200, await server.DeleteAsync(Sessions + "E1/scans/1?removeFiles=true"));
        Assert.Empty(await server.RowsAsync(Sessions + "E1/scans"));
        Assert.Equal(200, await server.DeleteAsync("/data/projects/P1/subjects/S1?removeFiles=true"));
        Assert.Equal(404, await server.StatusAsync("/data/experiments/XNAT_E00001?format=json"));
        Assert.Equal(200, await server.DeleteAsync("/data/projects/P1"));
        Assert.Equal(400, await server.DeleteAsync("/data/projects/P1"));
        Assert.Equal(403, (await server.PutAsync("/data/projects/P1")).Status);
    }

    [Fact]
    public async Task MembersCreateAndOnlyOwnersDelete()
    {
        await using var server = await TestServer.StartAsync(
            data => data.Project("P1").Subject("S1"), new() { Users = [new("admin", "admin"), new("member", "m") { IsAdmin = false }] });
        await server.PutAsync("/data/projects/P1/users/Members/member");
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("member", "m");

        Assert.Equal(201, (await server.PutAsync("/data/projects/P1/subjects/S2")).Status);
        Assert.Equal(403, await server.DeleteAsync("/data/projects/P1/subjects/S2"));
    }

    [Fact]
    public async Task AliasesResolveLikeTheProject()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));

        await server.PutAsync("/data/projects/P1?alias=other");

        Assert.Single(await server.RowsAsync("/data/projects/other/subjects"));
    }

    [Fact]
    public async Task CustomVariablesCanBeSentAsAForm()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));

        await server.PutAsync(
            "/data/projects/P1/subjects/S1", new FormUrlEncodedContent([new("xnat:subjectData/fields/field[name=age]/field", "12")]));

        Assert.Contains(
            "\"field\":\"12\"", (await server.ItemAsync("/data/projects/P1/subjects/S1")).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LabelWithMarkupIsStoredEscapedAndFoundAgain()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        Assert.Equal(201, (await server.PutAsync("/data/projects/P1/subjects/a%26b%20c")).Status);

        Assert.Equal("a&amp;b c", Assert.Single(await server.RowsAsync("/data/projects/P1/subjects"))["label"]);
        Assert.Equal((200, "XNAT_S00001"), await server.PutAsync("/data/projects/P1/subjects/a%26b%20c"));
    }

    [Fact]
    public async Task DocumentCreatesASessionWithItsScans()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));
        const string document = """
            <xnat:MRSession label="E1" xmlns:xnat="http://nrg.wustl.edu/xnat" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <xnat:date>2020-02-29</xnat:date><xnat:scanner model="TrioTim">MEDPC</xnat:scanner>
              <xnat:scans><xnat:scan ID="1" type="T1" xsi:type="xnat:mrScanData"><xnat:parameters><xnat:voxelRes x="1" y="1"/>
              <xnat:tr>2300</xnat:tr></xnat:parameters></xnat:scan></xnat:scans>
            </xnat:MRSession>
            """;

        Assert.Equal(201, (await server.PutAsync(Sessions + "E1", TestServer.Xml(document))).Status);
        Assert.Equal(
            400,
            (await server.PutAsync(
                Sessions + "E1", TestServer.Xml(document.Replace("\"E1\"", "\"E2\"", StringComparison.Ordinal)))).Status);

        var scan = (await server.ItemAsync(Sessions + "E1/scans/1")).GetProperty("data_fields");
        Assert.Equal(
            (2300.0, 1.0, "XNAT_E00001"),
            (scan.GetProperty("parameters/tr").GetDouble(), scan.GetProperty("parameters/voxelRes/y")
                .GetDouble(), scan.GetProperty("image_session_ID").GetString()));
        var session = (await server.ItemAsync(Sessions + "E1")).GetProperty("data_fields");
        Assert.Equal(("MEDPC", "TrioTim"), (session.GetProperty("scanner").GetString(), session.GetProperty("scanner/model").GetString()));
    }
}
