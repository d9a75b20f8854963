using System.IO.Compression;
using System.Net;

namespace Xnat.Typed.Server.Tests.Importing;

public sealed class PrearchiveTests
{
    private const string Waiting = "/data/prearchive/projects/P1/20240612_101530123/ID_1";

    [Fact]
    public async Task ListingRowHasAllColumnsAndNoCount()
    {
        await using var server = await Start();

        var text = await server.GetAsync("/data/prearchive/projects?format=json");

        Assert.Equal(
            "{\"ResultSet\":{\"Result\":[{\"project\":\"P1\",\"timestamp\":\"20240612_101530123\",\"lastmod\":\"2024-06-12 "
            + "10:15:30.123\",\"uploaded\":\"2024-06-12 10:15:30.123\",\"scan_date\":\"2020-02-29\",\"scan_time\":\"10:11:12\","
            + "\"subject\":\"Phantom_A\","
            + "\"folderName\":\"ID_1\",\"name\":\"ID_1\",\"tag\":\"1.2.3\",\"status\":\"READY\","
            + "\"url\":\"/prearchive/projects/P1/20240612_101530123/ID_1\",\"autoarchive\":\"AutoArchive\",\"prevent_anon\":\"false\","
            + "\"prevent_auto_commit\":\"false\",\"SOURCE\":\"\",\"VISIT\":\"\",\"PROTOCOL\":\"\",\"TIMEZONE\":\"\"}]}}",
            text);
        Assert.Equal(text, await server.GetAsync(Waiting + "?format=json"));
    }

    [Fact]
    public async Task ScansResourcesAndFilesAreListed()
    {
        await using var server = await Start();

        Assert.Equal(["ID", "xsiType", "series_description"], Assert.Single(await server.RowsAsync(Waiting + "/scans?format=json")).Keys);
        Assert.Equal("DICOM", Assert.Single(await server.RowsAsync(Waiting + "/scans/1/resources"))["label"]);
        var file = Assert.Single(await server.RowsAsync(Waiting + "/scans/1/resources/DICOM/files"));
        Assert.Equal(("a.dcm", Waiting + "/scans/1/resources/DICOM/files/a.dcm"), (file["Name"], file["URI"]));
        Assert.Equal(file["Size"], TestServer.Number((await server.Http.GetByteArrayAsync(new Uri(file["URI"], UriKind.Relative))).Length));
        using var zip = new ZipArchive(await server.Http.GetStreamAsync(new Uri(Waiting + "?format=zip", UriKind.Relative)));
        Assert.Equal("ID_1/SCANS/1/DICOM/a.dcm", Assert.Single(zip.Entries).FullName);
        Assert.Equal("MRSession", (await server.XmlAsync(Waiting)).Name.LocalName);
    }

    [Fact]
    public async Task ArchiveServiceAnswersTheAddress()
    {
        await using var server = await Start();

        var answer = await server.PostAsync($"/data/services/archive?src={Waiting}&auto-archive=false&subject=S2&session=E2");

        Assert.Equal((200, "/data/archive/projects/P1/subjects/S2/experiments/E2\r\n"), answer);
        Assert.Empty(await server.RowsAsync("/data/prearchive/projects"));
        Assert.Equal("Series 1", Assert.Single(await server.RowsAsync("/data/projects/P1/subjects/S2/experiments/E2/scans"))["type"]);
        Assert.Equal(404, (await server.PostAsync($"/data/services/archive?src={Waiting}")).Status);
    }

    [Fact]
    public async Task AutoArchivedSessionRedirectsUnlessToldNotTo()
    {
        await using var server = await Start();

        using var response = await server.SendAsync(HttpMethod.Post, $"/data/services/archive?src={Waiting}");

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("/data/archive/projects/P1/subjects/Phantom_A/experiments/ID_1", response.Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task MoveAnswersTheNewAddressWithoutLocation()
    {
        await using var server = await Start();

        using var response = await server.SendAsync(HttpMethod.Post, Waiting + "?action=move&newProject=P2");

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Null(response.Headers.Location);
        Assert.Equal(Waiting.Replace("P1", "P2", StringComparison.Ordinal), (await response.Content.ReadAsStringAsync()).Trim());
        Assert.Equal("P2", Assert.Single(await server.RowsAsync("/data/prearchive/projects"))["project"]);
    }

    [Fact]
    public async Task ActionsBuildCommitAndSetTheStatus()
    {
        await using var server = await Start();

        Assert.Equal(
            (200, Waiting + "\r\n"),
            await server.PostAsync(Waiting + "?format=single", new FormUrlEncodedContent([new("action", "build")])));
        Assert.Equal((200, ""), await server.PostAsync(Waiting + "?action=set-status&status=BUILDING"));
        Assert.Equal(409, (await server.PostAsync(Waiting + "?action=build")).Status);
        Assert.Equal(403, (await server.PostAsync($"/data/services/archive?src={Waiting}")).Status);
        Assert.Equal(200, (await server.PostAsync(Waiting + "?action=reset-status")).Status);
        Assert.Equal(400, (await server.PostAsync(Waiting + "?action=nonsense")).Status);
        Assert.Equal(
            (301, "/data/archive/projects/P1/subjects/Phantom_A/experiments/ID_1"),
            await server.PostAsync(Waiting + "?action=commit&AA=true"));
    }

    [Fact]
    public async Task BulkServicesAnswerTheQueue()
    {
        await using var server = await Start();

        var moved = await server.PostAsync(
            "/data/services/prearchive/move?format=csv",
            new FormUrlEncodedContent([new("src", Waiting), new("newProject", "P2"), new("async", "false")]));
        var deleted = await server.PostAsync(
            $"/data/services/prearchive/delete?format=json&src={Waiting.Replace("P1", "P2", StringComparison.Ordinal)}");

        Assert.Contains("QUEUED_MOVING", moved.Text, StringComparison.Ordinal);
        Assert.Contains("QUEUED_DELETING", deleted.Text, StringComparison.Ordinal);
        Assert.Empty(await server.RowsAsync("/data/prearchive/projects"));
    }

    [Fact]
    public async Task DeletedSessionIsGone()
    {
        await using var server = await Start();

        Assert.Equal(200, await server.DeleteAsync(Waiting));
        Assert.Equal(404, await server.DeleteAsync(Waiting));
    }

    [Fact]
    public async Task DumpWorksInThePrearchiveToo()
    {
        await using var server = await Start();

        var row = Assert.Single(await server.RowsAsync(
            "/data/services/dicomdump?src=/prearchive/projects/P1/20240612_101530123/ID_1/scans/1&field=PatientName&format=json"));

        Assert.Equal(
            ("(0010,0010)", "", "PN", "Phantom^A", "Patient&rsquo;s Name"),
            (row["tag1"], row["tag2"], row["vr"], row["value"], row["desc"]));
    }

    private static async Task<TestServer> Start()
    {
        var server = await TestServer.StartAsync(
            data =>
            {
                data.Project("P1");
                data.Project("P2");
            },
            new() { Clock = new ManualClock() });
        var upload = Archives.Zip(("a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1")));
        await server.PostAsync("/data/services/import?dest=/prearchive&project=P1", TestServer.Bytes(upload, "application/zip"));
        return server;
    }
}
