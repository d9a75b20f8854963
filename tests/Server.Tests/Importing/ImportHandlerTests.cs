using System.Text.Json;

namespace Xnat.Typed.Server.Tests.Importing;

/// <summary>Import handlers other than the session importer, and where uploads may come from.</summary>
public sealed class ImportHandlerTests
{
    private const string Import = "/data/services/import?project=P1&subject=S1&session=E1";
    private const string Waiting = "/data/prearchive/projects/P1/20240612_101530123/E1";

    [Fact]
    public async Task FilesSentOneByOneGatherInOneSessionUntilItIsCommitted()
    {
        await using var server = await Start();
        var first = await SendOne(server, Import + "&filename=a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1"));
        var second = await SendOne(server, Import + "&filename=b.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1", instance: "2"));

        Assert.Equal((200, Waiting + "\r\n"), first);
        Assert.Equal(first, second);
        var row = Assert.Single(await server.RowsAsync("/data/prearchive/projects/P1"));
        Assert.Equal("RECEIVING", row["status"]);
        Assert.Equal(404, await server.StatusAsync(Waiting));
        Assert.Equal((200, Waiting + "\r\n"), await server.PostAsync(Waiting + "?action=commit"));
        Assert.Equal("READY", Assert.Single(await server.RowsAsync("/data/prearchive/projects/P1"))["status"]);
        Assert.Equal(["a.dcm", "b.dcm"], (await server.RowsAsync(Waiting + "/scans/1/resources/DICOM/files")).Select(file => file["Name"]));
        Assert.Equal("2", (await server.XmlAsync(Waiting)).Descendants().Single(element => element.Name.LocalName == "frames").Value);
    }

    [Fact]
    public async Task DicomZipRefusesOtherFilesUnlessToldToPassThemOver()
    {
        await using var server = await Start();
        var zip = Archives.Zip(("a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1")), ("readme.txt", "text"u8.ToArray()));
        var notes = Archives.Zip(("readme.txt", "text"u8.ToArray()));

        var refused = await SendZip(server, Import + "&import-handler=DICOM-zip", zip);

        Assert.Equal((400, "unable to read DICOM object readme.txt"), (refused.Status, TestServer.Heading(refused.Text)));
        Assert.Equal(200, (await SendZip(server, Import + "&import-handler=DICOM-zip&Ignore-Unparsable=true", zip)).Status);
        Assert.Equal(200, (await SendZip(server, Import + "&import-handler=DICOM-zip&action=commit", zip)).Status);
        Assert.Equal(400, (await SendZip(server, Import + "&import-handler=DICOM-zip&Ignore-Unparsable=true", notes)).Status);
    }

    [Fact]
    public async Task DicomZipArchivesOnlyWhenItCommitsAndIsToldTo()
    {
        await using var server = await Start();
        await server.PutAsync("/data/projects/P1/prearchive_code/0");
        var zip = Archives.Zip(("a b.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1")));

        var committed = await SendZip(server, Import + "&import-handler=DICOM-zip&action=commit", zip);
        await server.DeleteAsync(Waiting);
        var archived = await SendZip(server, Import + "&import-handler=DICOM-zip&action=commit&AA=true", zip);
        var conflict = await SendZip(server, Import + "&import-handler=DICOM-zip&action=commit&AA=true", zip);

        Assert.Equal((200, Waiting + "\r\n"), committed);
        Assert.Equal((200, "/data/archive/projects/P1/subjects/S1/experiments/E1\r\n"), archived);
        Assert.Equal(400, conflict.Status);
        Assert.StartsWith("unable to archive for the Prearchive session", TestServer.Heading(conflict.Text), StringComparison.Ordinal);
        Assert.Equal(
            "a_b.dcm", Assert.Single(await server.RowsAsync("/data/projects/P1/subjects/S1/experiments/E1/scans/1/files"))["Name"]);
    }

    [Fact]
    public async Task ClashingNamesAndRenamedFilesFollowTheTemplateOfTheSite()
    {
        await using var server = await Start();
        var zip = Archives.Zip(
            ("x/a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1")),
            ("y/a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1", instance: "2")));

        await SendZip(server, Import + "&import-handler=DICOM-zip&action=commit&AA=true", zip);
        await SendZip(server, Import.Replace("E1", "E2", StringComparison.Ordinal) + "&rename=true", zip);

        var names = (await server.RowsAsync("/data/projects/P1/subjects/S1/experiments/E1/scans/1/files")).ConvertAll(file => file["Name"]);
        Assert.Equal("a.dcm", names[0]);
        Assert.Matches(@"^1\.2\.3-1-2-[0-9a-z]+\.dcm$", names[1]);
        Assert.All(
            await server.RowsAsync("/data/projects/P1/subjects/S1/experiments/E2/scans/1/files"),
            file => Assert.Matches(@"^1\.2\.3-1-[12]-[0-9a-z]+\.dcm$", file["Name"]));
    }

    [Fact]
    public async Task DirectArchiveAnswersAnAddressOfItsOwn()
    {
        await using var server = await Start();

        var answer = await SendZip(
            server,
            Import + "&import-handler=DICOM-zip&Direct-Archive=true",
            Archives.Zip(("a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1"))));

        Assert.Equal((200, "/xapi/direct-archive/P1/1.2.3/E1\r\n"), answer);
        Assert.Single(await server.RowsAsync("/data/projects/P1/subjects/S1/experiments/E1/scans"));
    }

    /// <summary>Each file joins the session that is being received; the second one is no conflict with the first.</summary>
    [Fact]
    public async Task FilesSentOneByOneForTheArchiveAreGatheredUntilSomebodyArchivesThem()
    {
        await using var server = await Start();
        const string direct = "/xapi/direct-archive/P1/1.2.3/E1";

        foreach (var number in new[] { "1", "2" })
            Assert.Equal((200, direct + "\r\n"), await SendFileAsync(server, number));

        Assert.Contains($"\"location\":\"{direct}\"", await server.GetAsync("/xapi/direct-archive"), StringComparison.Ordinal);
        Assert.Empty(await server.RowsAsync("/data/prearchive/projects/P1"));
        Assert.Equal(404, await server.StatusAsync("/data/projects/P1/subjects/S1/experiments/E1"));
        Assert.Equal(404, (await server.PostAsync("/xapi/direct-archive/P1/1.2.3/E9")).Status);

        Assert.Equal(200, (await server.PostAsync(direct)).Status);

        Assert.Equal("[]", await server.GetAsync("/xapi/direct-archive"));
        Assert.Equal(2, (await server.RowsAsync("/data/projects/P1/subjects/S1/experiments/E1/scans")).Count);
        Assert.Equal(404, (await server.PostAsync(direct)).Status);
        // A later file of the study joins what is archived.
        Assert.Equal(200, (await SendFileAsync(server, "3")).Status);
        Assert.Equal(200, (await server.PostAsync(direct)).Status);
        Assert.Equal(3, (await server.RowsAsync("/data/projects/P1/subjects/S1/experiments/E1/scans")).Count);
    }

    [Fact]
    public async Task WhatIsReceivedForTheArchiveGoesThereWhenNoFileHasComeForAWhile()
    {
        var clock = new ManualClock();
        await using var server = await TestServer.StartAsync(data => data.Project("P1"), new() { Clock = clock });
        await SendFileAsync(server, "1");
        clock.Advance(TimeSpan.FromMinutes(4));
        await SendFileAsync(server, "2");
        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(404, await server.StatusAsync("/data/projects/P1/subjects/S1/experiments/E1"));

        clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(2, (await server.RowsAsync("/data/projects/P1/subjects/S1/experiments/E1/scans")).Count);
    }

    /// <summary>Without a project there is no archive to go to: the files wait together in the prearchive.</summary>
    [Fact]
    public async Task FilesForTheArchiveOfNoProjectAreGatheredInThePrearchive()
    {
        await using var server = await Start();

        foreach (var number in new[] { "1", "2" }) await SendFileAsync(server, number, "/data/services/import?subject=S1&session=E1");

        Assert.Equal("E1", Assert.Single(await server.RowsAsync("/data/prearchive"))["name"]);
        Assert.Equal("[]", await server.GetAsync("/xapi/direct-archive"));
    }

    [Fact]
    public async Task WhatTheArchiveRefusesIsASessionOfThePrearchive()
    {
        await using var server = await Start();
        await SendFileAsync(server, "1");
        await server.PutAsync("/data/projects/P1/subjects/S1");
        await server.PutAsync("/data/projects/P1/subjects/S1/experiments/E1?xsiType=xnat:mrSessionData&xnat:mrSessionData/UID=9.9");

        var (status, _) = await SendFileAsync(server, "2", Import + "&action=commit");

        Assert.Equal(400, status);
        Assert.Equal("CONFLICT", Assert.Single(await server.RowsAsync("/data/prearchive"))["status"]);
        Assert.Equal("[]", await server.GetAsync("/xapi/direct-archive"));
    }

    private static Task<(int Status, string Text)> SendFileAsync(TestServer server, string series, string address = Import) =>
        server.PostAsync(
            address + "&import-handler=gradual-DICOM&Direct-Archive=true&inbody=true",
            TestServer.Bytes(DicomBytes.Image(DicomBytes.MrImage, "MR", series), "application/dicom"));

    [Fact]
    public async Task CachedUploadIsImportedInTheBackgroundForAListener()
    {
        await using var server = await Start();
        var zip = Archives.Zip(("a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1")));
        await server.PutAsync("/data/user/cache/resources/up/files/a.zip", TestServer.Bytes(zip, "application/zip"));

        var submitted = await server.PostAsync(Import
            + "&src=/user/cache/resources/up/files/a.zip&http-session-listener=job1&dest=/prearchive");
        var again = await server.PostAsync(Import
            + "&src=/user/cache/resources/up/files/a.zip&http-session-listener=job2&prearchive_code=1");
        var failed = await server.PostAsync(Import
            + "&src=/user/cache/resources/up/files/a.zip&http-session-listener=job3&prearchive_code=1&overwrite=append");

        Assert.Equal((200, "Submitted for prearchival"), submitted);
        Assert.Equal((200, "Submitted for archival"), again);
        Assert.Equal(200, failed.Status);
        Assert.Equal(
            [("PROCESSING", false), ("COMPLETED", true)],
            (await Messages(server, "job1")).Select(message => (message.Status, message.Terminal)));
        Assert.StartsWith("Prearchive:/data/prearchive/projects/P1/", (await Messages(server, "job1"))[^1].Text, StringComparison.Ordinal);
        Assert.Equal("Archive:/data/archive/projects/P1/subjects/S1/experiments/E1", (await Messages(server, "job2"))[^1].Text);
        Assert.Equal("FAILED", (await Messages(server, "job3"))[^1].Status);
        Assert.Equal(404, await server.StatusAsync("/data/status/unknown"));
    }

    [Theory]
    [InlineData("&src=/user/cache/nonsense", 400, "src uri is invalid.")]
    [InlineData("&src=/user/cache/resources/up/files/none.zip", 404, "Unknown src file.")]
    [InlineData("&src=/user/cache/resources/up", 400, "src uri is invalid.")]
    [InlineData("&import-handler=inbox&path=/tmp", 400, "This site has no inbox.")]
    [InlineData("&import-handler=SI", 400, "Unable to identify upload format.")]
    [InlineData("", 500, "The server encountered an unexpected condition which prevented it from fulfilling the request")]
    public async Task SourcesThatAreNoneAreRefused(string parameters, int status, string text)
    {
        await using var server = await Start();

        var answer = await server.PostAsync(Import + parameters);

        Assert.Equal((status, text), (answer.Status, TestServer.Heading(answer.Text)));
    }

    [Fact]
    public async Task ListenerNeedsAnId()
    {
        await using var server = await Start();

        var answer = await SendZip(
            server, Import + "&http-session-listener=", Archives.Zip(("a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1"))));

        Assert.Equal(400, answer.Status);
        Assert.Empty(await server.RowsAsync("/data/projects/P1/experiments"));
    }

    [Fact]
    public async Task InboxIsReadWhereTheSiteHasOne()
    {
        var folder = Directory.CreateTempSubdirectory("inbox-");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "visit"));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "visit", "a.dcm"), DicomBytes.Image(DicomBytes.MrImage, "MR", "1"));
        await using var server = await TestServer.StartAsync(
            data => data.Project("P1"), new() { Clock = new ManualClock(), InboxFolder = folder.FullName });

        var (status, address) = await server.PostAsync(
            "/data/services/import?import-handler=inbox&path=visit&cleanupAfterImport=true&PROJECT_ID=P1&SUBJECT_ID=S1&EXPT_LABEL=E1");
        using var job = JsonDocument.Parse(await server.GetAsync(address.Trim()));
        var outside = await server.PostAsync("/data/services/import?import-handler=inbox&path=..&PROJECT_ID=P1");

        Assert.Equal(200, status);
        Assert.Equal(
            ("Completed", "admin"),
            (job.RootElement.GetProperty("status").GetString(), job.RootElement.GetProperty("username").GetString()));
        Assert.Single(await server.RowsAsync("/data/projects/P1/subjects/S1/experiments/E1/scans"));
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, "visit")));
        Assert.Equal(400, outside.Status);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("&format=text/plain", "/data/archive/projects/P1/subjects/S1/experiments/E1")]
    [InlineData("&format=json", "/data/archive/projects/P1/subjects/S1/experiments/E1\r\n")]
    [InlineData("&format=html", "<html><body>/data/archive/projects/P1/subjects/S1/experiments/E1</body></html>")]
    public async Task FormatSaysHowTheAddressComes(string format, string expected)
    {
        await using var server = await Start();

        Assert.Equal(
            (200, expected),
            await SendZip(server, Import + format, Archives.Zip(("a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1")))));
    }

    [Fact]
    public async Task FailureAsHtmlIsAPageWithStatus200()
    {
        await using var server = await Start();

        var (status, text) = await SendZip(server, Import + "&format=html", Archives.Zip(("a.txt", [1])));

        Assert.Equal((200, "<html><body>Upload did not include parsable files for session generation.</body></html>"), (status, text));
    }

    [Fact]
    public async Task SessionThatIsBeingArchivedCannotBeArchivedTwice()
    {
        await using var server = await Start();
        var zip = Archives.Zip(("a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1")));
        var (_, waiting) = await SendZip(server, Import + "&dest=/prearchive", zip);
        await server.PostAsync(waiting.Trim() + "?action=set-status&status=ARCHIVING");

        var answer = await SendZip(server, Import, zip);

        Assert.Equal(423, answer.Status);
        Assert.StartsWith("Duplicate archive attempt", TestServer.Heading(answer.Text), StringComparison.Ordinal);
    }

    private static async Task<List<(string Status, string Text, bool Terminal)>> Messages(TestServer server, string id)
    {
        using var document = JsonDocument.Parse(await server.GetAsync($"/data/status/{id}?format=json"));
        return
        [
            .. document.RootElement
                .GetProperty("msgs")[0]
                .EnumerateArray()
                .Select(message => (message.GetProperty("status")
                    .GetString()!, message.GetProperty("msg").GetString()!, message.GetProperty("terminal")
                    .GetBoolean()))
        ];
    }

    private static Task<(int Status, string Text)> SendZip(TestServer server, string path, byte[] zip) =>
        server.PostAsync(path, TestServer.Bytes(zip, "application/zip"));

    private static Task<(int Status, string Text)> SendOne(TestServer server, string path, byte[] file) =>
        server.PostAsync(path, TestServer.Bytes(file, "application/dicom"));

    private static Task<TestServer> Start() => TestServer.StartAsync(data => data.Project("P1"), new() { Clock = new ManualClock() });
}
