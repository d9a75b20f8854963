
namespace Xnat.Typed.Server.Tests.Importing;

public sealed class ImportTests
{
    private const string Import = "/data/services/import?project=P1&subject=S1&session=E1";
    private const string Session = "/data/projects/P1/subjects/S1/experiments/E1";

    [Fact]
    public async Task ArchivedUploadAnswersItsAddressInLabels()
    {
        await using var server = await Start();

        var answer = await SendAsync(server, Import, Mr("1", "a.dcm"));

        Assert.Equal((200, "/data/archive/projects/P1/subjects/S1/experiments/E1\r\n"), answer);
        var fields = (await server.ItemAsync(Session)).GetProperty("data_fields");
        Assert.Equal(
            ("2020-02-29", "10:11:12", "1.2.3", "MR", "Phantom^A"),
            (Field("date"), Field("time"), Field("UID"), Field("modality"), Field("dcmPatientName")));
        string? Field(string name) => fields.GetProperty(name).GetString();
    }

    [Fact]
    public async Task ScansAreTypedNumberedAndFilled()
    {
        await using var server = await Start();

        await SendAsync(
            server,
            Import,
            Mr("1", "x/a.dcm"),
            Mr("1", "y/a.dcm", instance: "2"),
            ("sc", DicomBytes.Image(DicomBytes.SecondaryCapture, "MR", "99")),
            ("notes.txt", "no image"u8.ToArray()));

        Assert.Equal("xnat:mrSessionData", (await server.ItemAsync(Session)).GetProperty("meta").GetProperty("xsi:type").GetString());
        var scans = await server.RowsAsync(Session + "/scans?columns=ID,type,xsiType,quality,frames,series_description");
        Assert.Equal(
            ["1 Series 1 xnat:mrScanData usable 2", "99 Series 99 xnat:scScanData usable 0"],
            scans.Select(row => $"{row["ID"]} {row["type"]} {row["xsiType"]} {row["quality"]} {row["frames"]}"));
        Assert.Equal(
            ["DICOM:a.dcm", "DICOM:a.dcm_1", "secondary:sc"],
            (await server.RowsAsync(Session + "/scans/ALL/files")).Select(row => $"{row["collection"]}:{row["Name"]}"));
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("tar")]
    [InlineData("tar.gz")]
    public async Task ArchivesOfAllKindsAreTaken(string kind)
    {
        await using var server = await Start();
        var file = Mr("1", "a.dcm");
        var archive = kind == "zip" ? Archives.Zip(file) : Archives.Tar(kind == "tar.gz", file);

        var (status, _) = await server.PostAsync(Import, TestServer.Bytes(archive, "application/octet-stream"));

        Assert.Equal(200, status);
        Assert.Single(await server.RowsAsync(Session + "/scans/1/files"));
    }

    [Fact]
    public async Task MultipartUploadMayCarryItsParameters()
    {
        await using var server = await Start();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("P1"), "project" },
            { new StringContent("S1"), "subject" },
            { new StringContent("E1"), "session" },
            { new ByteArrayContent(Archives.Zip(Mr("1", "a.dcm"))), "file", "a.zip" }
        };

        Assert.Equal(
            (200, "/data/archive/projects/P1/subjects/S1/experiments/E1\r\n"), await server.PostAsync("/data/services/import", form));
    }

    [Fact]
    public async Task SeriesThatShareANumberAreAllRenamed()
    {
        await using var server = await Start();

        await SendAsync(server, Import,
            ("b", DicomBytes.Image(DicomBytes.MrImage, "MR", "1", series: "1.2.3.20")),
            ("a", DicomBytes.Image(DicomBytes.MrImage, "MR", "1", series: "1.2.3.10")),
            ("c", DicomBytes.Image(DicomBytes.CtImage, "CT", "1", series: "1.2.3.15")));

        var scans = await server.RowsAsync(Session + "/scans?columns=ID,UID");
        Assert.Equal(["1-CT1=1.2.3.15", "1-MR1=1.2.3.10", "1-MR2=1.2.3.20"], scans.Select(row => $"{row["ID"]}={row["UID"]}").Order());
    }

    [Fact]
    public async Task SecondUploadNeedsOverwriteAndThenMerges()
    {
        await using var server = await Start();
        await SendAsync(server, Import, Mr("1", "a.dcm"));

        var refused = await SendAsync(server, Import, Mr("2", "b.dcm"));
        Assert.Equal((409, "Session already exists, retry with overwrite enabled"), (refused.Status, TestServer.Heading(refused.Text)));
        Assert.Equal("CONFLICT", Assert.Single(await server.RowsAsync("/data/prearchive/projects/P1"))["status"]);
        var merged = await SendAsync(server, Import + "&overwrite=append", Mr("2", "b.dcm"), Mr("1", "c.dcm", instance: "3"));

        Assert.Equal(200, merged.Status);
        Assert.Equal(
            ["1:a.dcm", "1:c.dcm", "2:b.dcm"],
            (await server.RowsAsync(Session + "/scans/ALL/files")).Select(row => $"{row["URI"].Split('/')[5]}:{row["Name"]}").Order());
    }

    [Fact]
    public async Task MergeOfAnotherStudyNeedsDelete()
    {
        await using var server = await Start();
        await SendAsync(server, Import, Mr("1", "a.dcm"));
        var other = ("b.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1", study: "9.9"));

        Assert.Equal(409, (await SendAsync(server, Import + "&overwrite=append", other)).Status);
        Assert.Equal(200, (await SendAsync(server, Import + "&overwrite=delete", other)).Status);

        Assert.Equal(["1", "1-MR1"], (await server.RowsAsync(Session + "/scans")).Select(row => row["ID"]));
    }

    [Theory]
    [InlineData("4", "", 409)]
    [InlineData("5", "", 200)]
    [InlineData("4", "&prearchive_code=1", 409)]
    [InlineData("5", "&prearchive_code=1", 200)]
    [InlineData("5", "&auto-archive=true", 200)]
    [InlineData("5", "&overwrite=append", 409)]
    public async Task CodeFiveOfAProjectOverwritesTheSessionThatIsThere(string code, string also, int status)
    {
        await using var server = await Start();
        await server.PutAsync($"/data/projects/P1/prearchive_code/{code}");
        await SendAsync(server, Import, Mr("1", "a.dcm"));
        // Another study in the same session is a conflict, which merging alone does not settle.
        var other = ("b.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1", study: "9.9"));

        var answer = await SendAsync(server, Import + also, other);

        Assert.Equal(status, answer.Status);
        var waiting = await server.RowsAsync("/data/prearchive/projects/P1");
        Assert.Equal(
            status == 200 ? [] : [$"CONFLICT {(code == "5" ? "AutoArchiveOverwrite" : "AutoArchive")}"],
            waiting.Select(static row => $"{row["status"]} {row["autoarchive"]}"));
        Assert.Equal(status == 200 ? 2 : 1, (await server.RowsAsync(Session + "/scans")).Count);
    }

    [Fact]
    public async Task DestinationAndProjectSettingDecideWhereItGoes()
    {
        await using var server = await Start();

        var waiting = await SendAsync(server, "/data/services/import?dest=/prearchive&project=P1", Mr("1", "a.dcm"));
        await server.PutAsync("/data/projects/P1/prearchive_code/0");
        var bySetting = await SendAsync(server, Import, Mr("1", "a.dcm"));
        var forced = await SendAsync(
            server, "/data/services/import?dest=/archive/projects/P1/subjects/S7/experiments/E7", Mr("1", "a.dcm"));
        var homeless = await SendAsync(server, "/data/services/import?dest=/archive", Mr("1", "a.dcm"));

        Assert.Equal("/data/prearchive/projects/P1/20240612_101530123/ID_1\r\n", waiting.Text);
        Assert.Equal("/data/prearchive/projects/P1/20240612_101530123/ID_1_1\r\n", bySetting.Text);
        Assert.Equal("/data/archive/projects/P1/subjects/S7/experiments/E7\r\n", forced.Text);
        Assert.Equal("/data/prearchive/projects/Unassigned/20240612_101530123/ID_1\r\n", homeless.Text);
    }

    [Fact]
    public async Task DataNamesItsProjectSubjectAndSession()
    {
        await using var server = await Start();
        var file = ("a", DicomBytes.Image(
            DicomBytes.MrImage, "MR", "1", more: dicom => dicom.Text(0x0010, 0x4000, "LT", "Project:P1 Subject:S5 Session:E5")));

        Assert.Equal(
            "/data/archive/projects/P1/subjects/S5/experiments/E5\r\n", (await SendAsync(server, "/data/services/import", file)).Text);
        Assert.Equal(
            "/data/archive/projects/P1/subjects/Phantom_A/experiments/ID_1\r\n",
            (await SendAsync(server, "/data/services/import?project=P1", Mr("1", "a"))).Text);
    }

    [Fact]
    public async Task SeveralStudiesGoToThePrearchiveOnly()
    {
        await using var server = await Start();
        var files = new[] { Mr("1", "a.dcm"), ("b.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1", study: "9.9")) };

        var refused = await SendAsync(server, Import, files);
        var accepted = await SendAsync(server, "/data/services/import?project=P1&dest=/prearchive", files);

        Assert.Equal((400, "Upload included files for multiple imaging sessions."), (refused.Status, TestServer.Heading(refused.Text)));
        Assert.Equal(2, accepted.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(4, (await server.RowsAsync("/data/prearchive/projects")).Count);
    }

    [Fact]
    public async Task BadUploadsAreRefusedWithTheirReason()
    {
        await using var server = await Start();
        var zip = Archives.Zip(Mr("1", "a.dcm"));

        Assert.Equal(
            (400, "Upload did not include parsable files for session generation."),
            Refusal(await SendAsync(server, Import, ("a.txt", "text"u8.ToArray()))));
        Assert.Equal(
            (400, "The uploaded archive is damaged or of an unknown kind."),
            Refusal(await server.PostAsync(Import, TestServer.Bytes(zip[..(zip.Length / 2)], "application/zip"))));
        Assert.Equal(
            (400, "Upload did not include parsable files for session generation."),
            Refusal(await server.PostAsync(Import, TestServer.Bytes("nonsense"u8.ToArray(), "application/zip"))));
        Assert.Equal((400, "Unable to identify upload format."), Refusal(await server.PostAsync(Import + "&import-handler=SI")));
        Assert.Equal(
            (404, "Unknown import-handler: nope"),
            Refusal(await server.PostAsync(Import + "&import-handler=nope", TestServer.Bytes(zip, "application/zip"))));
        Assert.Equal(
            (404, "Unknown project: P9"),
            Refusal(await server.PostAsync("/data/services/import?project=P9", TestServer.Bytes(zip, "application/zip"))));
        Assert.Empty(await server.RowsAsync("/data/projects/P1/experiments"));

        static (int Status, string Text) Refusal((int Status, string Text) answer) => (answer.Status, TestServer.Heading(answer.Text));
    }

    [Fact]
    public async Task FieldsOfTheUploadReachTheSession()
    {
        await using var server = await Start();

        await SendAsync(server, Import + "&xnat:mrSessionData/note=from+upload", Mr("1", "a.dcm"));

        Assert.Equal("from upload", (await server.ItemAsync(Session)).GetProperty("data_fields").GetProperty("note").GetString());
    }

    [Fact]
    public async Task ScanTypeFollowsTheHabitOfTheProject()
    {
        await using var server = await Start();
        await SendAsync(server, Import, Mr("1", "a.dcm"));
        await server.PutAsync(Session + "/scans/1?type=T1w");

        await SendAsync(
            server,
            Import.Replace("E1", "E2", StringComparison.Ordinal),
            ("b.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1", study: "9.9")));

        Assert.Equal("T1w", Assert.Single(await server.RowsAsync("/data/projects/P1/subjects/S1/experiments/E2/scans"))["type"]);
    }

    [Fact]
    public async Task HeadersOfStoredFilesFillASessionOnRequest()
    {
        await using var server = await Start();
        await server.PutAsync(Session + "?xsiType=xnat:mrSessionData");
        await server.PutAsync(Session + "/scans/1?xsiType=xnat:mrScanData");
        await server.PutAsync(
            Session + "/scans/1/resources/DICOM/files/a.dcm", TestServer.Bytes(Mr("1", "a.dcm").Bytes, "application/dicom"));

        Assert.Equal(200, (await server.PutAsync(Session + "?pullDataFromHeaders=true&fixScanTypes=true")).Status);

        Assert.Equal("2020-02-29", (await server.ItemAsync(Session)).GetProperty("data_fields").GetProperty("date").GetString());
        Assert.Equal("Series 1", Assert.Single(await server.RowsAsync(Session + "/scans"))["type"]);
    }

    [Fact]
    public async Task ConfigurationRoutesAndSplitsUploads()
    {
        await using var server = await Start();
        await server.PutAsync(
            "/data/config/dicom/projectRules?inbody=true", TestServer.Bytes("(0010,0010):Phantom\\^(.*):1"u8.ToArray(), "text/plain"));
        await server.PutAsync("/data/projects/A");
        await server.PutAsync(
            "/data/projects/A/config/separatePETMR/config?inbody=true", TestServer.Bytes("separate"u8.ToArray(), "text/plain"));

        var answer = await SendAsync(
            server,
            "/data/services/import?session=E1",
            ("p", DicomBytes.Image(DicomBytes.PetImage, "PT", "1")),
            ("m", DicomBytes.Image(DicomBytes.MrImage, "MR", "2")));

        Assert.Equal(
            "/data/archive/projects/A/subjects/Phantom_A/experiments/E1_PET\r\n/data/archive/projects/A/subjects/Phantom_A/experiments"
            + "/E1_MR\r\n",
            answer.Text);
        Assert.Equal(
            ["xnat:petSessionData", "xnat:mrSessionData"],
            (await server.RowsAsync("/data/projects/A/experiments")).Select(row => row["xsiType"]));
    }

    [SharedFact("dicom")]
    public async Task RealMrStudyIsArchivedWithItsParameters()
    {
        await using var server = await Start();

        var answer = await SendAsync(
            server, Import, ("MR_small.dcm", await File.ReadAllBytesAsync(SharedFiles.PathOf("dicom/MR_small.dcm"))));

        Assert.Equal(200, answer.Status);
        var scan = (await server.ItemAsync(Session + "/scans/1")).GetProperty("data_fields");
        Assert.Equal(4000.0, scan.GetProperty("parameters/tr").GetDouble());
        Assert.Equal("Tra", scan.GetProperty("parameters/orientation").GetString());
    }

    private static (string Name, byte[] Bytes) Mr(string number, string name, string instance = "1") =>
        (name, DicomBytes.Image(DicomBytes.MrImage, "MR", number, instance: instance));

    private static Task<(int Status, string Text)> SendAsync(TestServer server, string path, params (string Name, byte[] Bytes)[] files) =>
        server.PostAsync(path, TestServer.Bytes(Archives.Zip(files), "application/zip"));

    private static Task<TestServer> Start() => TestServer.StartAsync(data => data.Project("P1"), new() { Clock = new ManualClock() });
}
