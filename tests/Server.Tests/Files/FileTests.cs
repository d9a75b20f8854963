using System.Formats.Tar;
using System.IO.Compression;
using System.Net;

namespace Xnat.Typed.Server.Tests.Files;

public sealed class FileTests
{
    private const string Scan = "/data/projects/P1/subjects/S1/experiments/E1/scans/1";

    [Fact]
    public async Task UploadedFileComesBackWithItsHeaders()
    {
        await using var server = await Start();
        Assert.Equal(
            (200, ""),
            await server.PutAsync(
                Scan + "/resources/NIFTI/files/a/b%20c.nii?format=NIFTI&content=RAW&tags=x",
                TestServer.Bytes([1, 2, 3], "application/octet-stream")));

        using var response = await server.SendAsync(HttpMethod.Get, Scan + "/resources/NIFTI/files/a/b%20c.nii");

        Assert.Equal([1, 2, 3], await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment; filename=\"b c.nii\";", response.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Equal(3, response.Content.Headers.ContentLength);
        Assert.NotNull(response.Content.Headers.LastModified);
        Assert.Empty(response.Headers.AcceptRanges);
    }

    [Fact]
    public async Task HeadHasTheLengthAndNoBody()
    {
        await using var server = await Start(data => data.File("R", "a.txt", "hello"u8.ToArray()));

        using var response = await server.SendAsync(HttpMethod.Head, Scan + "/resources/R/files/a.txt");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(5, response.Content.Headers.ContentLength);
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task FileListingUsesNumbersAndKeepsTheLevelOfTheRequest()
    {
        await using var server = await Start(data => data.File("R", "a.txt", "hello"u8.ToArray(), "TEXT"));
        var number = Assert.Single(await server.RowsAsync(Scan + "/resources"))["xnat_abstractresource_id"];

        var row = Assert.Single(await server.RowsAsync(Scan + "/resources/R/files?columns=ID,URI,Name"));
        var stored = Assert.Single(await server.RowsAsync(Scan + "/files"));

        Assert.Equal(["Name", "Size", "URI", "collection", "file_tags", "file_format", "file_content", "cat_ID", "digest"], row.Keys);
        Assert.Equal(
            ("a.txt", "5", "R", number, "5d41402abc4b2a76b9719d911017c592"),
            (row["Name"], row["Size"], row["collection"], row["cat_ID"], row["digest"]));
        Assert.Equal($"/data/projects/P1/subjects/XNAT_S00001/experiments/XNAT_E00001/scans/1/resources/{number}/files/a.txt", row["URI"]);
        Assert.Equal($"/data/experiments/XNAT_E00001/scans/1/resources/{number}/files/a.txt", stored["URI"]);
        Assert.Equal("hello", await server.GetAsync(row["URI"]));
        Assert.Equal(
            row["URI"],
            Assert.Single(await server.RowsAsync(row["URI"][..(row["URI"].IndexOf("/files/", StringComparison.Ordinal) + 6)]))["URI"]);
    }

    [Fact]
    public async Task ExistingFileIsKeptAndReportedUnlessOverwritten()
    {
        await using var server = await Start(data => data.File("R", "a.txt", "old"u8.ToArray()));

        var refused = await server.PutAsync(
            Scan + "/resources/R/files/a.txt", TestServer.Bytes("new"u8.ToArray(), "application/octet-stream"));
        Assert.Equal((200, "{\"duplicates\":[\"a.txt\"]}"), refused);
        Assert.Equal("old", await server.GetAsync(Scan + "/resources/R/files/a.txt"));
        var accepted = await server.PutAsync(
            Scan + "/resources/R/files/a.txt?overwrite=true", TestServer.Bytes("new"u8.ToArray(), "application/octet-stream"));

        Assert.Equal((200, ""), accepted);
        Assert.Equal("new", await server.GetAsync(Scan + "/resources/R/files/a.txt"));
    }

    [Fact]
    public async Task PyxnatsPostWithoutContentTypeIsTheFile()
    {
        await using var server = await Start(data => data.File("R", "x", [0]));
        var number = Assert.Single(await server.RowsAsync(Scan + "/resources"))["xnat_abstractresource_id"];

        Assert.Equal(
            (200, ""),
            await server.PostAsync(
                $"{Scan}/resources/{number}/files/a.bin?format=U&content=U&tags=U&overwrite=false&inbody=true",
                TestServer.Bytes([9, 8], null)));

        Assert.Equal("\t\b", await server.GetAsync($"{Scan}/resources/R/files/a.bin"));
    }

    [Fact]
    public async Task MultipartPartsBringTheirNames()
    {
        await using var server = await Start();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent([1]), "one", "one.bin" },
            { new ByteArrayContent([2]), "two", "two.bin" }
        };

        Assert.Equal(200, (await server.PostAsync(Scan + "/resources/R/files", form)).Status);

        Assert.Equal(["one.bin", "two.bin"], (await server.RowsAsync(Scan + "/resources/R/files")).Select(row => row["Name"]));
    }

    [Theory]
    [InlineData("upload.zip")]
    [InlineData("upload.tar")]
    [InlineData("upload.tar.gz")]
    [InlineData("upload.tgz")]
    public async Task ArchivesAreUnpackedByTheirExtension(string name)
    {
        await using var server = await Start();
        var archive = name.EndsWith("zip", StringComparison.Ordinal)
            ? Archives.Zip(("a.txt", "a"u8.ToArray()), ("in/b.txt", "b"u8.ToArray()))
            : Archives.Tar(!name.EndsWith(".tar", StringComparison.Ordinal), ("a.txt", "a"u8.ToArray()), ("in/b.txt", "b"u8.ToArray()));

        Assert.Equal(
            (200, ""),
            await server.PutAsync($"{Scan}/resources/R/files/{name}?extract=true", TestServer.Bytes(archive, "application/octet-stream")));

        Assert.Equal("b", await server.GetAsync(Scan + "/resources/R/files/in/b.txt"));
        Assert.Equal(2, (await server.RowsAsync(Scan + "/resources/R/files")).Count);
    }

    [Fact]
    public async Task ArchiveThatLeavesItsFolderIsRefused()
    {
        await using var server = await Start();

        var (status, text) = await server.PutAsync(
            Scan + "/resources/R/files/x.zip?extract=true", TestServer.Bytes(Archives.Zip(("../evil.txt", [1])), "application/zip"));

        Assert.Equal((400, "The uploaded archive has an entry that leaves its folder."), (status, TestServer.Heading(text)));
    }

    [Theory]
    [InlineData("", "E1/scans/1-T1_w_/resources/R/files/a/b.txt E1/scans/2/resources/R/files/c.txt")]
    [InlineData("&structure=simplified", "E1/scans/1/R/a/b.txt E1/scans/2/R/c.txt")]
    [InlineData("&structure=improved", "scans/1_T1(w)/R/a/b.txt scans/2/R/c.txt")]
    [InlineData("&structure=legacy", "E1/SCANS/1/R/a/b.txt E1/SCANS/2/R/c.txt")]
    [InlineData(
        "&projectIncludedInPath=true&subjectIncludedInPath=true",
        "P1/S1/E1/scans/1-T1_w_/resources/R/files/a/b.txt P1/S1/E1/scans/2/resources/R/files/c.txt")]
    public async Task ZipHasTheLayoutThatIsAskedFor(string parameters, string expected)
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            var session = data.Project("P1").Subject("S1").Experiment("E1");
            session.Scan("1", "T1(w)").File("R", "a/b.txt", [1]);
            session.Scan("2", "").File("R", "c.txt", [2]);
        });

        using var response = await server.SendAsync(
            HttpMethod.Get, "/data/experiments/XNAT_E00001/scans/ALL/files?format=zip" + parameters);
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());

        Assert.Equal(expected, string.Join(' ', zip.Entries.Select(entry => entry.FullName)));
        Assert.Equal("application/zip", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment; filename=\"E1.zip\";", response.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.True(response.Headers.TransferEncodingChunked);
    }

    [Fact]
    public async Task ResourcesOfEveryLevelHaveTheirPlaceInTheZip()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            data.Project("P1").File("R", "p", [1]);
            data.Project("P1").Subject("S1").File("R", "s", [1]).Experiment("E1").File("R", "e", [1]).Assessor("qc1").File("R", "a", [1]);
        });

        Assert.Equal(["P1/resources/R/files/p"], await Entries(server, "/data/projects/P1/resources/R/files?format=zip"));
        Assert.Equal(["S1/resources/R/files/s"], await Entries(server, "/data/projects/P1/subjects/S1/files?format=zip"));
        Assert.Equal(["E1/resources/R/files/e"], await Entries(server, "/data/experiments/XNAT_E00001/files?format=zip"));
        Assert.Equal(
            ["qc1/out/resources/R/files/a"],
            await Entries(server, "/data/experiments/XNAT_E00001/assessors/qc1/out/resources/R/files?format=zip"));
        Assert.Equal(404, await server.StatusAsync("/data/experiments/XNAT_E00001/scans/ALL/files?format=zip"));
    }

    [Theory]
    [InlineData("tar", false)]
    [InlineData("tar.gz", true)]
    public async Task TarsHoldTheSameFiles(string format, bool isCompressed)
    {
        await using var server = await Start(data => data.File("R", "a.txt", "hello"u8.ToArray()));

        await using var body = await server.Http.GetStreamAsync(new Uri($"{Scan}/resources/R/files?format={format}", UriKind.Relative));
        await using var tar = new TarReader(isCompressed ? new GZipStream(body, CompressionMode.Decompress) : body);
        var entry = await tar.GetNextEntryAsync();

        Assert.Equal("E1/scans/1-T1/resources/R/files/a.txt", entry!.Name);
        Assert.Equal("hello", await new StreamReader(entry.DataStream!).ReadToEndAsync());
    }

    [Fact]
    public async Task ScansAreFoundByListTypeAndStar()
    {
        await using var server = await TestServer.StartAsync(data =>
        {
            var session = data.Project("P1").Subject("S1").Experiment("E1");
            foreach (var (id, type) in new[]
            {
                ("1", "T1"),
                ("2", "T2"),
                ("3", "T2"),
                ("4", "")
            }) session.Scan(id, type).File("R", id, [1]);
        });

        async Task<string> Names(string specification) =>
            string.Concat((await server.RowsAsync($"/data/experiments/XNAT_E00001/scans/{specification}/files"))
                .Select(row => row["Name"]));

        Assert.Equal(
            ("1234", "1234", "13", "23", "4"),
            (await Names("*"), await Names("ALL"), await Names("1,3"), await Names("T2"), await Names("NULL")));
        Assert.Equal(404, await server.StatusAsync("/data/experiments/XNAT_E00001/scans/T9/files"));
    }

    [Fact]
    public async Task FolderIsCreatedOnceAndDescribed()
    {
        await using var server = await Start();

        Assert.Equal((200, ""), await server.PutAsync(Scan + "/resources/NIFTI?format=NIFTI&content=RAW&tags=BIDS"));
        var again = await server.PutAsync(Scan + "/resources/NIFTI");

        Assert.Equal((409, "Specified resource already exists."), (again.Status, TestServer.Heading(again.Text)));
        var row = Assert.Single(await server.RowsAsync(Scan + "/resources?columns=ID,URI,label,xsiType"));
        Assert.Equal(
            ("NIFTI", "xnat:resourceCatalog", "scans", "1", "T1", "0", "BIDS", "RAW"),
            (
                row["label"],
                row["element_name"],
                row["category"],
                row["cat_id"],
                row["cat_desc"],
                row["file_count"],
                row["tags"],
                row["content"]));
        Assert.Equal(200, await server.DeleteAsync(Scan + "/resources/NIFTI"));
        Assert.Equal(404, await server.StatusAsync(Scan + "/resources/NIFTI"));
    }

    [Fact]
    public async Task CatalogIsXmlWhateverIsAsked()
    {
        await using var server = await Start(data => data.File("R", "in/a.txt", "hello"u8.ToArray()));

        var catalog = await server.GetAsync(Scan + "/resources/R?format=json");

        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<cat:Catalog", catalog, StringComparison.Ordinal);
        Assert.Contains("URI=\"in/a.txt\"", catalog, StringComparison.Ordinal);
        Assert.Contains("digest=\"5d41402abc4b2a76b9719d911017c592\"", catalog, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilesAreDeletedOneByOneAndByFolder()
    {
        await using var server = await Start(data => data.File("R", "a", [1]).File("R", "in/b", [1]).File("R", "in/c", [1]));

        Assert.Equal(200, await server.DeleteAsync(Scan + "/resources/R/files/in"));
        Assert.Equal(["a"], (await server.RowsAsync(Scan + "/resources/R/files")).Select(row => row["Name"]));
        Assert.Equal(404, await server.DeleteAsync(Scan + "/resources/R/files/in"));
        Assert.Equal(400, await server.DeleteAsync(Scan + "/resources/nope/files/a"));
    }

    [Fact]
    public async Task MissingFilesAndEmptyBodiesAreRefused()
    {
        await using var server = await Start();

        var (status, text) = await server.PutAsync(Scan + "/resources/R/files/a", TestServer.Bytes([], "application/octet-stream"));

        Assert.Equal(400, status);
        Assert.StartsWith("<html>", text, StringComparison.Ordinal);
        Assert.Equal(404, await server.StatusAsync(Scan + "/resources/R/files/a"));
        Assert.Equal(204, await server.StatusAsync(Scan + "/resources/R/files/a?accept-not-found=true"));
    }

    [Fact]
    public async Task MembersOfAStoredZipAreReadable()
    {
        await using var server = await Start(data => data.File("R", "a.zip", Archives.Zip(("in/x.txt", "inner"u8.ToArray()))));

        Assert.Equal("inner", await server.GetAsync(Scan + "/resources/R/files/a.zip!/in/x.txt"));
    }

    [Fact]
    public async Task LargeFilesSurviveUnharmed()
    {
        await using var server = await Start();
        var bytes = new byte[3_000_000];
        new Random(1).NextBytes(bytes);

        await server.PutAsync(Scan + "/resources/R/files/a.bin", TestServer.Bytes(bytes, "application/octet-stream"));

        Assert.Equal(bytes, await server.Http.GetByteArrayAsync(new Uri(Scan + "/resources/R/files/a.bin", UriKind.Relative)));
    }

    private static async Task<IEnumerable<string>> Entries(TestServer server, string path)
    {
        await using var body = await server.Http.GetStreamAsync(new Uri(path, UriKind.Relative));
        using var zip = new ZipArchive(body);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private static Task<TestServer> Start(Action<SeedScan>? seed = null) => TestServer.StartAsync(data =>
    {
        var scan = data.Project("P1").Subject("S1").Experiment("E1").Scan("1", "T1");
        seed?.Invoke(scan);
    });
}
