using System.IO.Compression;
using System.Text.Json;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Runtime.Tests.Transfer.Hostile;

namespace Xnat.Typed.Runtime.Tests.Transfer;

/// <summary>Files arrive as they are stored, whatever a proxy puts on them or says of them.</summary>
public sealed class EncodingTests
{
    private const string Resource = "experiments/XNAT_E00001/scans/1/resources/7";
    private const string Path = "/data/" + Resource + "/files/a.nii.gz";

    private static readonly byte[] File = Gzip([.. Enumerable.Range(0, 5000).Select(static at => (byte)(at % 11))]);

    private static string[] Labels =>
        ["", "identity", "gzip", "GZIP", "x-gzip", "deflate", "br", "zstd", "gzip, gzip", "br, gzip", "gzip, zstd"];

    public static TheoryData<string, string, string> Matrix
    {
        get
        {
            var cases = new TheoryData<string, string, string>();
            foreach (var label in Labels)
            {
                foreach (var body in (string[])["as is", "encoded", "broken"])
                {
                    foreach (var catalog in (string[])["length and digest", "digest", "length", "nothing"]) cases.Add(label, body, catalog);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task WholeFileIsWhatTheCatalogSays(string label, string body, string catalog)
    {
        using var folder = new TemporaryFolder();
        using var server = Server(label, body, catalog);
        await using var connection = await server.OpenAsync();
        var file = await FileAsync(connection);

        var bytes = await TryAsync(async () =>
        {
            var result = await file.DownloadAsync(folder["a"]);
            Assert.Equal(ByOf(catalog), result.VerifiedBy);
            Assert.Equal(result.Bytes, new FileInfo(folder["a"]).Length);
            return await System.IO.File.ReadAllBytesAsync(folder["a"]);
        });

        Assert.Equal(Expected(label, body, catalog), bytes);
        Assert.Equal(bytes is null ? [] : ["a"], folder.Files());
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task OpenedFileIsWhatTheCatalogSays(string label, string body, string catalog)
    {
        using var server = Server(label, body, catalog);
        await using var connection = await server.OpenAsync();
        var file = await FileAsync(connection);

        var bytes = await TryAsync(async () =>
        {
            await using var stream = await file.OpenReadAsync();
            using var target = new MemoryStream();
            await stream.CopyToAsync(target);
            return target.ToArray();
        });

        Assert.Equal(Expected(label, body, catalog), bytes);
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task ArchiveIsReadByItsFirstBytes(string label, string body, string catalog)
    {
        var content = HostileArchives.Bytes;
        var zip = new RawZip(HostileArchives.Good).Build();
        await using var stage = await ArchiveStage.OpenAsync();
        object row = new
        {
            Name = "a.dcm",
            URI = "/data/experiments/XNAT_E00001/scans/1/resources/7/files/a.dcm",
            collection = "DICOM",
            Size = catalog.Contains("length", StringComparison.Ordinal) ? $"{content.Length}" : "",
            digest = catalog.Contains("digest", StringComparison.Ordinal) ? ArchiveStage.Digest(content) : "",
        };

        var kept = await TryAsync(async () =>
        {
            await stage.ToFolderAsync([row], Body(zip, label, body), encoding: label.Length == 0 ? null : label);
            return await System.IO.File.ReadAllBytesAsync(System.IO.Path.Combine(stage.Target, HostileArchives.Root, "a.dcm"));
        });

        var isRead = body == "as is" || (body == "encoded" && IsKnown(label));
        Assert.Equal(isRead ? content : null, kept);
        if (!isRead) stage.RequireUntouched();
    }

    [Fact]
    public async Task FilesAndArchivesAreAskedForAsTheyAreAndTextCompressed()
    {
        using var server = Server("", "as is", "length and digest");
        var asked = new Dictionary<string, string>(StringComparer.Ordinal);
        var options = new XnatClientOptions { PrimaryHandler = _ => new Listener(server, asked) };
        var credential = XnatCredential.UserPassword("reader", "secret-1");
        await using var connection = await XnatConnection.OpenAsync(ScriptedServer.Address, credential, options, CancellationToken.None);
        var file = await FileAsync(connection);
        await using (await file.OpenReadAsync())
        {
        }

        Assert.Equal("gzip, deflate, br", asked["GET /data/auth"]);
        Assert.Equal("gzip, deflate, br", asked[$"GET /data/{Resource}/files"]);
        Assert.Equal("identity", asked["GET " + Path]);
    }

    [Theory]
    [InlineData("GET", "data/experiments/E/scans/1/resources/7/files/sub/a.dcm", true)]
    [InlineData("GET", "data/experiments/E/scans/ALL/files?format=zip", true)]
    [InlineData("GET", "data/experiments/E/files?format=tar.gz", true)]
    [InlineData("GET", "data/experiments/E/files?format=application%2Fzip", true)]
    [InlineData("GET", "data/experiments/E/files?format=json", false)]
    [InlineData("GET", "data/experiments/E/files?file_format=DICOM&index=0", true)]
    [InlineData("GET", "data/experiments/E/resources/7/files/sub/", false)]
    [InlineData("GET", "data/experiments/E/resources/7/files/a.zip?listContents=true", false)]
    [InlineData("GET", "data/experiments/E/scans/1/DICOMDIR", true)]
    [InlineData("GET", "data/experiments/E/XAR", true)]
    [InlineData("PUT", "data/experiments/E/scans/1/resources/7/files/sub/a.dcm", false)]
    [InlineData("DELETE", "data/experiments/E/scans/1/resources/7/files/sub/a.dcm", false)]
    [InlineData("HEAD", "data/experiments/E/scans/1/resources/7/files/sub/a.dcm", true)]
    [InlineData("GET", "data/projects/files/subjects?format=json", false)]
    [InlineData("GET", "data/projects/P/subjects/XAR?format=json", false)]
    [InlineData("GET", "data/projects/P/subjects/DICOMDIR", false)]
    [InlineData("GET", "data/projects", false)]
    [InlineData("GET", "data/prearchive/projects/P/1/F/scans/1/resources/DICOM/files/a.dcm", true)]
    [InlineData("GET", "xapi/siteConfig/buildInfo", false)]
    public void AddressTellsWhetherAFileComes(string method, string address, bool isFile)
    {
        var uri = new Uri(ScriptedServer.Address, address);

        Assert.Equal(isFile, FileRoute.Is(uri, $"{method} {RouteTemplate.Of(uri, ScriptedServer.Address)}"));
    }

    private static async Task<byte[]?> TryAsync(Func<Task<byte[]>> run)
    {
        try
        {
            return await run();
        }
        catch (XnatException)
        {
            return null;
        }
    }

    /// <summary>What has to be kept: the file, what came where nothing decides, or nothing.</summary>
    private static byte[]? Expected(string label, string body, string catalog)
    {
        var came = Body(File, label, body);
        if (catalog == "nothing") return came;
        if (came.AsSpan().SequenceEqual(File)) return File;
        return body == "encoded" && IsKnown(label) ? File : null;
    }

    private static bool IsKnown(string label) => !label.Contains("zstd", StringComparison.Ordinal);

    private static VerifiedBy? ByOf(string catalog) => catalog switch
    {
        "nothing" => null,
        "length" => VerifiedBy.Length,
        _ => VerifiedBy.Digest,
    };

    private static byte[] Body(byte[] file, string label, string body)
    {
        if (body == "as is") return file;
        var encoded = file;
        foreach (var coding in label.Split(", ")) encoded = Encode(encoded, coding.ToUpperInvariant());
        return body == "broken" ? [.. encoded[..(encoded.Length / 2)], 1, 2, 3] : encoded;
    }

    private static byte[] Encode(byte[] bytes, string coding) => coding switch
    {
        "GZIP" or "X-GZIP" => Gzip(bytes),
        "DEFLATE" => Through(bytes, static target => new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true)),
        "BR" => Through(bytes, static target => new BrotliStream(target, CompressionLevel.Fastest, leaveOpen: true)),
        "ZSTD" => [0x28, 0xB5, 0x2F, 0xFD, .. bytes],
        _ => bytes,
    };

    private static byte[] Gzip(byte[] bytes) =>
        Through(bytes, static target => new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true));

    private static byte[] Through(byte[] bytes, Func<Stream, Stream> open)
    {
        using var target = new MemoryStream();
        using (var stream = open(target)) stream.Write(bytes);
        return target.ToArray();
    }

    private static ScriptedServer Server(string label, string body, string catalog)
    {
        var row = new
        {
            Name = "a.nii.gz",
            URI = Path,
            collection = "NIFTI",
            Size = catalog.Contains("length", StringComparison.Ordinal) ? $"{File.Length}" : "",
            digest = catalog.Contains("digest", StringComparison.Ordinal) ? ArchiveStage.Digest(File) : "",
        };
        return new ScriptedServer().SignsIn()
            .On($"GET /data/{Resource}/files", JsonSerializer.Serialize(new { ResultSet = new { Result = (object[])[row] } }))
            .On("GET " + Path, _ =>
            {
                var content = new ByteArrayContent(Body(File, label, body));
                content.Headers.ContentType = new("application/octet-stream");
                content.Headers.ContentDisposition = new("attachment") { FileName = "a.nii.gz" };
                if (label.Length > 0) content.Headers.TryAddWithoutValidation("Content-Encoding", label);
                return new() { Content = content };
            });
    }

    private static async Task<XnatFile> FileAsync(XnatConnection connection) =>
        await FileListing.ReadAsync(connection, Resource, null, CancellationToken.None).SingleAsync();

    private sealed class Listener(HttpMessageHandler inner, Dictionary<string, string> asked) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            asked[$"{request.Method} {request.RequestUri!.AbsolutePath}"] = request.Headers.NonValidated["Accept-Encoding"].ToString();
            return base.SendAsync(request, cancellationToken);
        }
    }
}
