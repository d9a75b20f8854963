using System.IO.Compression;
using System.Net;
using System.Xml.Linq;

namespace Xnat.Typed.Server.Tests.Files;

/// <summary>The many ways to ask for files: filters, folders, indices, paths, catalogs, several objects at once.</summary>
public sealed class FileListingTests
{
    private const string Scan = "/data/projects/P1/subjects/S1/experiments/E1/scans/1";
    private const string Files = Scan + "/resources/R/files";

    [Theory]
    [InlineData("/in/", "b.txt c.dat d.txt")]
    [InlineData("/in/?recursive=false", "b.txt c.dat")]
    [InlineData("/in/*", "b.txt c.dat d.txt")]
    [InlineData("/?recursive=false", "a.txt")]
    [InlineData("?file_format=TXT", "a.txt b.txt")]
    [InlineData("?file_format=TXT&file_format=DAT", "a.txt b.txt c.dat")]
    [InlineData("?file_format=TXT,DAT", "")]
    [InlineData("?file_format=NULL", "d.txt")]
    [InlineData("?file_content=NULL", "d.txt")]
    [InlineData("?file_content=X&file_format=DAT", "c.dat")]
    public async Task FoldersAndFiltersNarrowTheListing(string query, string expected)
    {
        await using var server = await Filled();

        Assert.Equal(expected, string.Join(' ', (await server.RowsAsync(Files + query)).Select(row => row["Name"])));
    }

    [Fact]
    public async Task IndexOfASingleResourceCountsOnlyBesideAFilter()
    {
        await using var server = await Filled();

        Assert.Equal("b", await server.GetAsync(Files + "?index=1&file_format=TXT"));
        Assert.Equal(404, await server.StatusAsync(Files + "?index=7&file_format=TXT"));
        Assert.Equal(4, (await server.RowsAsync(Files + "?index=1")).Count);
        Assert.Equal("a", await server.GetAsync(Scan + "/files?index=0"));
    }

    [Fact]
    public async Task LocatorReplacesTheAddressByAPathOfTheServer()
    {
        await using var server = await Filled();

        Assert.Equal(
            "/data/xnat/archive/P1/arc001/E1/SCANS/1/R/a.txt",
            (await server.RowsAsync(Files + "?locator=absolutePath"))[0]["absolutePath"]);
        Assert.Equal("arc001/E1/SCANS/1/R/a.txt", (await server.RowsAsync(Files + "?locator=projectPath"))[0]["projectPath"]);
    }

    [Fact]
    public async Task ContentsOfAZipAreListedAndReadEitherWay()
    {
        await using var server = await Filled();
        var zip = Archives.Zip(("in/x.txt", "inner"u8.ToArray()), ("y.txt", [1]));
        await server.PutAsync(Files + "/a.zip", TestServer.Bytes(zip, "application/zip"));

        var rows = await server.RowsAsync(Files + "/a.zip?listContents=true");

        Assert.Equal(["in/x.txt=5", "y.txt=1"], rows.Select(row => $"{row["File Name"]}={row["Size"]}"));
        Assert.Equal("inner", await server.GetAsync(Files + "/a.zip/in/x.txt"));
        Assert.Equal(404, await server.StatusAsync(Files + "/a.zip!/none"));
        Assert.Equal(400, await server.StatusAsync(Files + "/a.txt?listContents=true"));
    }

    [Fact]
    public async Task CatalogOfAddressesNamesEveryFile()
    {
        await using var server = await Filled();

        using var response = await server.SendAsync(HttpMethod.Get, Files + "?format=xcat");
        var entries = XElement
            .Parse(await response.Content.ReadAsStringAsync())
            .Descendants()
            .Where(element => element.Name.LocalName == "entry")
            .ToList();

        Assert.Equal("application/xcat", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline; filename=\"files.xcat\";", response.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Equal(4, entries.Count);
        Assert.Equal("a", await server.GetAsync(new Uri((string)entries[0].Attribute("URI")!).AbsolutePath));
    }

    [Fact]
    public async Task FileIsSentWholeWithItsHeadersAndNotTwice()
    {
        var clock = new ManualClock();
        await using var server = await Filled(clock);
        using var ranged = new HttpRequestMessage(HttpMethod.Get, Files + "/in/b.txt");
        ranged.Headers.Range = new(0, 0);

        using var whole = await server.Http.SendAsync(ranged);
        using var known = new HttpRequestMessage(HttpMethod.Get, Files + "/in/b.txt");
        known.Headers.IfModifiedSince = clock.GetUtcNow();
        using var unchanged = await server.Http.SendAsync(known);
        using var old = new HttpRequestMessage(HttpMethod.Get, Files + "/in/b.txt");
        old.Headers.IfModifiedSince = clock.GetUtcNow() - TimeSpan.FromDays(1);
        using var changed = await server.Http.SendAsync(old);
        using var head = await server.SendAsync(HttpMethod.Head, Files + "/in/b.txt");

        Assert.Equal((HttpStatusCode.OK, 1L), (whole.StatusCode, whole.Content.Headers.ContentLength));
        Assert.Equal("attachment; filename=\"b.txt\";", whole.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Equal("must-revalidate", whole.Headers.GetValues("Cache-Control").Single());
        Assert.Empty(whole.Headers.AcceptRanges);
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (unchanged.StatusCode, changed.StatusCode));
        Assert.Equal((1L, whole.Content.Headers.LastModified), (head.Content.Headers.ContentLength, head.Content.Headers.LastModified));
    }

    [Fact]
    public async Task SeveralResourcesAndSessionsCanBeNamedInOnePath()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.Project("P1").Subject("S1").Experiment("E1").File("A", "a", [1]).File("B", "b", [1]).File("C", "c", [1]);
            data.Project("P1").Subject("S1").Experiment("E2").File("A", "d", [1]);
        });

        Assert.Equal(["a", "b"], (await server.RowsAsync("/data/experiments/XNAT_E00001/resources/A,B/files")).Select(row => row["Name"]));
        using var response = await server.SendAsync(
            HttpMethod.Get, "/data/projects/P1/subjects/S1/experiments/E1,E2/resources/A/files?format=zip&compression=0");
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        Assert.Equal("attachment; filename=\"various.zip\";", response.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Equal(["E1/resources/A/files/a", "E2/resources/A/files/d"], zip.Entries.Select(entry => entry.FullName));
        Assert.Empty(await server.RowsAsync("/data/experiments/XNAT_E00001/resources/NONE/files"));
    }

    [Fact]
    public async Task WithoutCompressionLengthAndChecksumStandBeforeTheBytes()
    {
        byte[][] contents = [[], [1, 2, 3], new byte[200_000]];
        new Random(1).NextBytes(contents[2]);
        await using var server = await TestServer.StartAsync(data =>
        {
            var session = data.Project("P1").Subject("S1").Experiment("E1");
            for (var number = 0; number < contents.Length; number++) session.File("R", $"ö{number}", contents[number]);
        });

        using var response = await server.SendAsync(HttpMethod.Get, "/data/experiments/XNAT_E00001/files?format=zip&compression=0");
        var bytes = await response.Content.ReadAsByteArrayAsync();

        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal(["ö0", "ö1", "ö2"], zip.Entries.Select(static entry => entry.Name));
        var at = 0;
        foreach (var (entry, content) in zip.Entries.Zip(contents))
        {
            await using var stream = await entry.OpenAsync();
            using var unpacked = new MemoryStream();
            await stream.CopyToAsync(unpacked);
            Assert.Equal(content, unpacked.ToArray());
            // Stored, without a descriptor behind.
            Assert.Equal((0, 0), (BitConverter.ToUInt16(bytes, at + 8), BitConverter.ToUInt16(bytes, at + 6) & 8));
            Assert.Equal((entry.Crc32, content.Length), (BitConverter.ToUInt32(bytes, at + 14), BitConverter.ToInt32(bytes, at + 22)));
            at += 30 + BitConverter.ToUInt16(bytes, at + 26) + content.Length;
        }
    }

    [Fact]
    public async Task AllFilesOfASessionComeFromEveryLevel()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            var session = data.Project("P1").Subject("S1").Experiment("E1").File("R", "session", [1]);
            session.Scan("1", "T1").File("R", "scan", [1]);
            session.Assessor("qc1").File("R", "assessor", [1]);
        });

        Assert.Equal(["session"], (await server.RowsAsync("/data/experiments/XNAT_E00001/files")).Select(row => row["Name"]));
        Assert.Equal(
            ["session", "scan", "assessor"],
            (await server.RowsAsync("/data/experiments/XNAT_E00001/files?all=true")).Select(row => row["Name"]));
        Assert.Equal(
            ["resources::", "scans:1:T1", "assessors:XNAT_E00002:xnat:qcManualAssessorData"],
            (await server.RowsAsync("/data/experiments/XNAT_E00001/resources?all=true"))
                .Select(row => $"{row["category"]}:{row["cat_id"]}:{row["cat_desc"]}"));
        Assert.Equal(
            ["assessor"],
            (await server.RowsAsync("/data/experiments/XNAT_E00001/assessors/xnat:qcManualAssessorData/files")).Select(row => row["Name"]));
    }

    [Fact]
    public async Task ImagesAreNotRendered()
    {
        await using var server = await Filled();

        using var response = await server.SendAsync(HttpMethod.Get, Files + "/a.txt?format=image/jpeg");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal(
            "This server does not render images; fetch the file itself.", TestServer.Heading(await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task DicomFilesOfAScanAreListedBesideNothingElse()
    {
        await using var server = await TestServer.StartAsync(data => data
            .Project("P1")
            .Subject("S1")
            .Experiment("E1")
            .Scan("1", "T1")
            .File("NIFTI", "a.nii", [1])
            .File("secondary", "b.dcm", [1])
            .File("DICOM", "a.dcm", [1]));

        Assert.Equal(["a.dcm", "b.dcm"], (await server.RowsAsync(Scan + "/DICOMDIR")).Select(row => row["Name"]));
        Assert.Equal(404, await server.StatusAsync("/data/experiments/XNAT_E00001/scans/9/DICOMDIR"));
    }

    [Fact]
    public async Task FolderOfASessionIsListedAndPacked()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            var session = data.Project("P1").Subject("S1").Experiment("E1").With("note", "packed").File("R", "in/session", [1]);
            session.Scan("1", "T1").File("DICOM", "scan", [1, 2]);
        });

        Assert.Equal(
            ["RESOURCES::true", "SCANS::true"],
            (await server.RowsAsync("/data/experiments/XNAT_E00001/DIR?format=json"))
                .Select(row => $"{row["Name"]}:{row["Size"]}:{row["Directory"]}"));
        Assert.Equal(
            "scan:2:false",
            Assert.Single((await server.RowsAsync("/data/projects/P1/experiments/E1/DIR/SCANS/1/DICOM"))
                .Select(row => $"{row["Name"]}:{row["Size"]}:{row["Directory"]}")));
        Assert.Equal(
            ["RESOURCES/R/in/session", "SCANS/1/DICOM/scan"],
            (await server.RowsAsync("/data/experiments/XNAT_E00001/DIR?recursive=true")).Select(row => row["Name"]));
        using var response = await server.SendAsync(HttpMethod.Get, "/data/experiments/XNAT_E00001/XAR");
        var bytes = await response.Content.ReadAsByteArrayAsync();
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal("application/xar", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(["E1/E1.xml", "E1/RESOURCES/R/in/session", "E1/SCANS/1/DICOM/scan"], zip.Entries.Select(entry => entry.FullName));

        await server.DeleteAsync("/data/experiments/XNAT_E00001");
        var (status, address) = await server.PostAsync(
            "/data/services/import?import-handler=XAR", TestServer.Bytes(bytes, "application/octet-stream"));

        Assert.Equal((200, "/data/archive/experiments/XNAT_E00002\r\n"), (status, address));
        Assert.Equal(
            "packed",
            (await server.ItemAsync("/data/projects/P1/subjects/S1/experiments/E1"))
                .GetProperty("data_fields")
                .GetProperty("note")
                .GetString());
        Assert.Equal(
            ["scan"], (await server.RowsAsync("/data/experiments/XNAT_E00002/scans/1/resources/DICOM/files")).Select(row => row["Name"]));
        Assert.Equal(["session"], (await server.RowsAsync("/data/experiments/XNAT_E00002/resources/R/files")).Select(row => row["Name"]));
        Assert.Equal(
            400,
            (await server.PostAsync(
                "/data/services/import?import-handler=XAR", TestServer.Bytes(Archives.Zip(("a.txt", [1])), "application/zip"))).Status);
    }

    private static async Task<TestServer> Filled(ManualClock? clock = null)
    {
        var server = await TestServer.StartAsync(
            data => data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1"), new() { Clock = clock ?? new ManualClock() });
        foreach (var (path, query) in new[]
        {
            ("a.txt", "format=TXT&content=X"),
            ("in/b.txt", "format=TXT&content=Y"),
            ("in/c.dat", "format=DAT&content=X"),
            ("in/deep/d.txt", "")
        })
            Assert.Equal(
                200,
                (await server.PutAsync(
                    $"{Files}/{path}?{query}", TestServer.Bytes([(byte)path.Split('/')[^1][0]], "application/octet-stream"))).Status);
        return server;
    }
}
