using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Importing;

/// <summary>What a session that waits holds and reports, and how it is worked on.</summary>
public sealed class PrearchiveContentTests
{
    private const string Waiting = "/data/prearchive/projects/P1/20240612_101530123/ID_1";

    [Fact]
    public async Task SessionTakesResourcesOfItsOwnAndKeepsThemInTheArchive()
    {
        await using var server = await Start();

        Assert.Equal(
            (200, ""),
            await server.PutAsync(Waiting + "/resources/NOTES/files/in/a.txt", TestServer.Bytes("hello"u8.ToArray(), "text/plain")));

        Assert.Equal(
            ["scans:1:DICOM", "resources::NOTES"],
            (await server.RowsAsync(Waiting + "/resources")).Select(row => $"{row["category"]}:{row["cat_id"]}:{row["label"]}"));
        var file = Assert.Single(await server.RowsAsync(Waiting + "/resources/NOTES/files"));
        Assert.Equal((Waiting + "/resources/NOTES/files/in/a.txt", "5"), (file["URI"], file["Size"]));
        Assert.Equal("hello", await server.GetAsync(file["URI"]));
        Assert.Equal(404, await server.StatusAsync(Waiting + "/resources/NONE/files"));
        Assert.Equal((200, Waiting + "\r\n"), await server.PostAsync(Waiting + "?action=build"));
        using (var zip = new ZipArchive(await server.Http.GetStreamAsync(new Uri(Waiting + "?format=zip", UriKind.Relative))))
            Assert.Equal(["ID_1/SCANS/1/DICOM/a.dcm", "ID_1/RESOURCES/NOTES/in/a.txt"], zip.Entries.Select(entry => entry.FullName));
        await server.PostAsync($"/data/services/archive?src={Waiting}&auto-archive=false&subject=S1&session=E1");
        Assert.Equal("hello", await server.GetAsync("/data/projects/P1/subjects/S1/experiments/E1/resources/NOTES/files/in/a.txt"));
    }

    [Fact]
    public async Task ResourcesScansAndFilesAreDeletedOneByOne()
    {
        await using var server = await Start();
        await server.PutAsync(Waiting + "/resources/NOTES/files/a.txt", TestServer.Bytes([1], "text/plain"));

        Assert.Equal(200, await server.DeleteAsync(Waiting + "/resources/NOTES/files/a.txt"));
        Assert.Equal(404, await server.DeleteAsync(Waiting + "/resources/NOTES/files/a.txt"));
        Assert.Equal(200, await server.DeleteAsync(Waiting + "/resources/NOTES"));
        Assert.Equal(404, await server.DeleteAsync(Waiting + "/resources/NOTES"));
        Assert.Equal(200, await server.DeleteAsync(Waiting + "/scans/1"));
        Assert.Empty(await server.RowsAsync(Waiting + "/scans"));
        Assert.Equal(404, await server.DeleteAsync(Waiting + "/scans/1"));
    }

    [Fact]
    public async Task FilesOfAScanComeAsArchive()
    {
        await using var server = await Start();

        using var zip = new ZipArchive(await server.Http.GetStreamAsync(new Uri(Waiting + "/scans/1?format=zip", UriKind.Relative)));

        Assert.Equal("ID_1/SCANS/1/DICOM/a.dcm", Assert.Single(zip.Entries).FullName);
    }

    [Fact]
    public async Task LogsAreListedAndRead()
    {
        await using var server = await Start();

        Assert.Equal(["0"], (await server.RowsAsync(Waiting + "/logs?format=json")).Select(row => row["id"]));
        Assert.Contains("built xnat:mrSessionData from 1 files", await server.GetAsync(Waiting + "/logs/last"), StringComparison.Ordinal);
        Assert.Equal(await server.GetAsync(Waiting + "/logs/0"), await server.GetAsync(Waiting + "/logs/last"));
        Assert.Equal(404, await server.StatusAsync(Waiting + "/logs/7"));
    }

    [Theory]
    [InlineData("?format=json", 200)]
    [InlineData("?format=csv", 200)]
    [InlineData("", 200)]
    [InlineData("?format=html", 500)]
    [InlineData("?format=html&screen=PrearchiveDetails.vm", 200)]
    [InlineData("?format=image/png", 400)]
    public async Task SessionHasItsForms(string query, int status)
    {
        await using var server = await Start();

        Assert.Equal(status, await server.StatusAsync(Waiting + query));
    }

    [Fact]
    public async Task ActionsAreTakenFromAJsonBodyToo()
    {
        await using var server = await Start();
        static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

        Assert.Equal((200, Waiting + "\r\n"), await server.PostAsync(Waiting, Json("""{"action":"build"}""")));
        Assert.Equal((200, ""), await server.PostAsync(Waiting, Json("""{"action":"set-status","status":"QUEUED_BUILDING"}""")));
        Assert.Equal(409, (await server.PostAsync(Waiting, Json("""{"action":"commit"}"""))).Status);
        Assert.Equal((200, ""), await server.PostAsync(Waiting + "?action=move&newProject=P2"));
        Assert.Equal(400, (await server.PostAsync(Waiting, Json("nonsense"))).Status);
        Assert.Equal(400, (await server.PostAsync(Waiting, Json("""{"action":"set-status","status":"SLEEPING"}"""))).Status);
        Assert.Equal((200, Waiting + "\r\n"), await server.PostAsync(Waiting, Json("""{"action":"reset-status"}""")));
        var moved = await server.PostAsync("/data/services/prearchive/move", Json($$"""{"src":["{{Waiting}}"],"newProject":"P2"}"""));
        Assert.Contains("QUEUED_MOVING", moved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommitForAListenerAnswersAtOnce()
    {
        await using var server = await Start();

        var answer = await server.PostAsync(Waiting + "?action=commit&AA=true&http-session-listener=c1");

        Assert.Equal((200, ""), answer);
        using var status = JsonDocument.Parse(await server.GetAsync("/data/status/c1?format=json"));
        Assert.Equal(
            "Archive:/data/archive/projects/P1/subjects/Phantom_A/experiments/ID_1",
            status.RootElement.GetProperty("msgs")[0][0].GetProperty("msg").GetString());
    }

    [Fact]
    public async Task ArchiveServiceRedirectsWhereAskedAndWhereSomebodyListens()
    {
        await using var server = await Start();
        await Upload(server, "9.9", "ID_1");

        using var redirected = await server.SendAsync(
            HttpMethod.Post, $"/data/services/archive?src={Waiting}&auto-archive=false&redirect=true&session=A");
        using var listened = await server.SendAsync(
            HttpMethod.Post, $"/data/services/archive?src={Waiting}_1&auto-archive=false&http-session-listener=l1&session=B");

        Assert.Equal(HttpStatusCode.SeeOther, redirected.StatusCode);
        Assert.Equal("/data/archive/projects/P1/subjects/Phantom_A/experiments/A", redirected.Headers.Location!.AbsolutePath);
        Assert.Equal(
            (HttpStatusCode.SeeOther, "/app/template/XDATScreen_prearchives.vm"),
            (listened.StatusCode, listened.Headers.Location!.AbsolutePath));
        Assert.Contains("COMPLETED", await server.GetAsync("/data/status/l1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralSourcesAreQueuedAndDone()
    {
        await using var server = await Start();
        await Upload(server, "9.9", "B");

        var (status, text) = await server.PostAsync($"/data/services/archive?src={Waiting}&src={Waiting}_1&format=json");

        Assert.Equal(200, status);
        Assert.Equal(2, text.Split("QUEUED_ARCHIVING").Length - 1);
        Assert.Empty(await server.RowsAsync("/data/prearchive/projects"));
        Assert.Equal(2, (await server.RowsAsync("/data/projects/P1/experiments")).Count);
    }

    [Fact]
    public async Task ArchiveServiceTakesPartsOrADestination()
    {
        await using var server = await Start();
        await Upload(server, "9.9", "B");

        Assert.Equal(
            (200, "/data/archive/projects/P1/subjects/S7/experiments/E7\r\n"),
            await server.PostAsync("/data/services/archive?project=P1&timestamp=20240612_101530123&folder=ID_1&auto-archive=false&dest="
                + "/archive/projects/P1/subjects/S7/experiments/E7"));
        Assert.Equal(
            (200, "/data/archive/projects/P1/subjects/S8/experiments/given\r\n"),
            await server.PostAsync($"/data/services/archive?src={Waiting}_1&auto-archive=false&subject=S8&xnat:mrSessionData/label=given"
                + "&label=other"));
        Assert.Equal(404, (await server.PostAsync("/data/services/archive?project=P1&timestamp=1")).Status);
        Assert.Equal(400, (await server.PostAsync("/data/services/archive?src=/archive/projects/P1/subjects/S1")).Status);
    }

    [Fact]
    public async Task FailedArchivingIs500AndLeavesTheConflictBehind()
    {
        await using var server = await Start();
        await server.PostAsync($"/data/services/archive?src={Waiting}&auto-archive=false&subject=S1&session=E1");
        await Upload(server, "9.9", "ID_1");

        var answer = await server.PostAsync($"/data/services/archive?src={Waiting}&auto-archive=false&subject=S1&session=E1");

        Assert.Equal(500, answer.Status);
        Assert.StartsWith("FAILED: Invalid modification of session UID", TestServer.Heading(answer.Text), StringComparison.Ordinal);
        Assert.Equal("CONFLICT", Assert.Single(await server.RowsAsync("/data/prearchive/projects/P1"))["status"]);
        Assert.Equal(
            200,
            (await server.PostAsync($"/data/services/archive?src={Waiting}&auto-archive=false&subject=S1&session=E1"
                + "&overwrite=append")).Status);
    }

    [Fact]
    public async Task ValidationTellsWhatArchivingWouldRunInto()
    {
        await using var server = await Start();
        async Task<string> Types() =>
            string.Join(
                ' ',
                (await Rows(await server.PostAsync($"/data/services/validate-archive?src={Waiting}&session=E1&format=json")))
                    .Select(row => row
                    .GetProperty("type")
                    .GetString()));

        var free = await Types();
        await server.PostAsync($"/data/services/archive?src={Waiting}&auto-archive=false&subject=S1&session=E1");
        await Upload(server, "9.9", "ID_1");
        var taken = await Types();

        Assert.Equal("PASS", free);
        Assert.Equal("WARN CONFLICT CONFLICT FAIL CONFLICT", taken);
    }

    [Fact]
    public async Task SessionsWithoutProjectAreTheAdministrators()
    {
        await using var server = await TestServer.StartAsync(
            data => data.Project("P1"),
            new() { Clock = new ManualClock(), Users = [new("admin", "admin"), new("member", "m") { IsAdmin = false }] });
        await server.PutAsync("/data/projects/P1/users/Members/member");
        var zip = Archives.Zip(("a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1")));
        var (_, homeless) = await server.PostAsync("/data/services/import?dest=/prearchive", TestServer.Bytes(zip, "application/zip"));
        await server.PostAsync("/data/services/import?dest=/prearchive&project=P1", TestServer.Bytes(zip, "application/zip"));

        Assert.Equal(400, (await server.PostAsync($"/data/services/archive?src={homeless.Trim()}")).Status);
        Assert.Equal(200, (await server.PutAsync("/data/prearchive")).Status);
        Assert.Equal(2, (await server.RowsAsync("/data/prearchive")).Count);
        Assert.Single(await server.RowsAsync("/data/prearchive/projects/Unassigned,P9"));
        server.Http.DefaultRequestHeaders.Authorization = TestServer.Basic("member", "m");
        Assert.Equal(["P1"], (await server.RowsAsync("/data/prearchive/projects")).Select(row => row["project"]));
        Assert.Equal(403, await server.StatusAsync(homeless.Trim()));
        Assert.Equal(403, await server.StatusAsync("/data/prearchive/projects?tag=1.2.3"));
        Assert.Equal(403, (await server.PutAsync("/data/prearchive")).Status);
        Assert.Equal(403, (await server.PostAsync($"/data/services/prearchive/delete?src={homeless.Trim()}")).Status);
    }

    [Fact]
    public async Task RecentUploadsAreListedByAge()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(data => data.Project("P1"), new() { Clock = clock });
        await Upload(server, "1.2.3", "A");
        clock.Advance(TimeSpan.FromDays(5));
        await Upload(server, "9.9", "B");
        clock.Advance(TimeSpan.FromDays(6));

        Assert.Equal(["B"], (await server.RowsAsync("/data/prearchive/experiments?recent=true")).Select(row => row["name"]));
        Assert.Equal(["A", "B"], (await server.RowsAsync("/data/prearchive/experiments?recent=12")).Select(row => row["name"]));
        Assert.Equal(400, await server.StatusAsync("/data/prearchive/experiments"));
    }

    [Fact]
    public async Task BulkServicesShowLockedSessionsAsTheyAre()
    {
        await using var server = await Start();
        await server.PostAsync(Waiting + "?action=set-status&status=ARCHIVING");

        var locked = await Rows(await server.PostAsync($"/data/services/prearchive/delete?format=json&src={Waiting}"));
        await server.PostAsync(Waiting + "?action=reset-status");
        var rebuilt = await Rows(await server.PostAsync($"/data/services/prearchive/rebuild?format=json&src={Waiting}"));

        Assert.Equal("ARCHIVING", Assert.Single(locked).GetProperty("status").GetString());
        Assert.Equal("QUEUED_BUILDING", Assert.Single(rebuilt).GetProperty("status").GetString());
        Assert.Equal("READY", Assert.Single(await server.RowsAsync("/data/prearchive/projects"))["status"]);
        Assert.Empty(await Rows(await server.PostAsync("/data/services/prearchive/delete?format=json")));
        Assert.Equal(500, (await server.PostAsync("/data/services/prearchive/delete?src=nonsense")).Status);
        Assert.Equal(404, (await server.PostAsync($"/data/services/prearchive/move?src={Waiting}&newProject=P9")).Status);
    }

    private static async Task Upload(TestServer server, string study, string name)
    {
        var file = DicomBytes.Image(
            DicomBytes.CtImage,
            "CT",
            "1",
            study,
            more: name == "ID_1" ? null : dicom => dicom.Text(0x0010, 0x4000, "LT", $"Session:{name}"));
        await server.PostAsync(
            "/data/services/import?dest=/prearchive&project=P1", TestServer.Bytes(Archives.Zip(("b.dcm", file)), "application/zip"));
    }

    private static Task<List<JsonElement>> Rows((int Status, string Text) answer)
    {
        using var document = JsonDocument.Parse(answer.Text);
        return Task.FromResult(document.RootElement
            .GetProperty("ResultSet")
            .GetProperty("Result")
            .EnumerateArray()
            .Select(row => row.Clone())
            .ToList());
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
        await server.PostAsync(
            "/data/services/import?dest=/prearchive&project=P1",
            TestServer.Bytes(Archives.Zip(("a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1"))), "application/zip"));
        return server;
    }
}
