using System.IO.Compression;
using System.Text;

namespace Xnat.Typed.Server.Tests.Importing;

/// <summary>A gzip is taken by what is in it, whatever it is called.</summary>
public sealed class GzipImportTests
{
    private const string Import = "/data/services/import?project=P1&subject=S1&session=E1";
    private const string Files = "/data/projects/P1/subjects/S1/experiments/E1/scans/1/files";

    [Theory]
    [InlineData("a.dcm.gz", "a.dcm.gz")]
    [InlineData("a.tar.gz", "a.tar.gz")]
    [InlineData("a", "a")]
    [InlineData(null, "upload.dcm.gz")]
    public async Task CompressedImageAloneIsImportedAsItCame(string? name, string stored)
    {
        var image = Gzip(Image());
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        var (status, text) = await server.PostAsync(
            Import + (name is null ? "" : "&filename=" + name), TestServer.Bytes(image, "application/gzip"));

        Assert.True(status == 200, text);
        var file = Assert.Single(await server.RowsAsync(Files));
        Assert.Equal(stored, file["Name"]);
        using var response = await server.SendAsync(HttpMethod.Get, file["URI"]);
        Assert.Equal(image, await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task CompressedImageOfAFormIsImported()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Gzip(Image())), "file", "a.dcm.gz" } };

        var (status, text) = await server.PostAsync(Import, form);

        Assert.True(status == 200, text);
        Assert.Equal("a.dcm.gz", Assert.Single(await server.RowsAsync(Files))["Name"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TarIsToldByItsSum(bool isCompressed)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));
        var tar = OldTar("a.dcm", Image());

        var (status, text) = await server.PostAsync(Import, TestServer.Bytes(isCompressed ? Gzip(tar) : tar, "application/octet-stream"));

        Assert.True(status == 200, text);
        Assert.Equal("a.dcm", Assert.Single(await server.RowsAsync(Files))["Name"]);
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("text")]
    [InlineData("nothing")]
    [InlineData("gzip")]
    [InlineData("cut")]
    [InlineData("broken")]
    public async Task AnyOtherGzipIsRefusedWithAReason(string content)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));
        var gzip = content switch
        {
            "zip" => Gzip(Archives.Zip(("a.dcm", Image()))),
            "text" => Gzip(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("no image ", 200)))),
            // .NET writes no byte at all of nothing.
            "nothing" => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            "gzip" => Gzip(Gzip(Image())),
            "cut" => Gzip(Image())[..12],
            _ => [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255],
        };

        var (status, text) = await server.PostAsync(Import, TestServer.Bytes(gzip, "application/gzip"));

        Assert.Equal(400, status);
        Assert.Contains("neither a DICOM file nor a tar archive", text, StringComparison.Ordinal);
    }

    /// <summary>One large value, many of them, a sequence of them: in the file as it is, in a gzip, deflated.</summary>
    [Theory]
    [InlineData("one", false)]
    [InlineData("many", false)]
    [InlineData("items", false)]
    [InlineData("many", true)]
    public async Task HeaderOfAnySizeIsImportedWhole(string large, bool isCompressed)
    {
        var image = LargeImage(large);
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));

        var (status, text) = await server.PostAsync(
            Import, TestServer.Bytes(isCompressed ? Gzip(image) : Archives.Zip(("a.dcm", image)), "application/octet-stream"));

        Assert.True(status == 200, text);
        Assert.Single(await server.RowsAsync(Files));
        var rows = await server.RowsAsync("/data/services/dicomdump?src=/archive/projects/P1/experiments/E1/scans/1");
        Assert.All(rows, row => Assert.True(row["value"].Length <= 255));
        Assert.Contains(rows, row => row["tag1"] == "(0020,000D)" && row["value"] == "1.2.3");
        Assert.Contains(rows, row => row["tag1"] == "(0009,1010)");
    }

    [Fact]
    public async Task CompressedImageUnpacksToTheLimitAtTheMost()
    {
        await using var server = await TestServer.StartAsync(
            data => data.Project("P1"), new XnatServerOptions { MaxExtractedBytes = 10 << 20 });

        var (status, _) = await server.PostAsync(Import, TestServer.Bytes(Gzip(LargeImage("many")), "application/gzip"));

        Assert.Equal(413, status);
        Assert.Equal(404, await server.StatusAsync("/data/projects/P1/subjects/S1/experiments/E1"));
    }

    private static byte[] Image() => DicomBytes.Image(DicomBytes.MrImage, "MR", "1");

    private static byte[] LargeImage(string large) => DicomBytes.Image(
        DicomBytes.MrImage,
        "MR",
        "1",
        more: dicom =>
        {
            var value = new DicomBytes().Bytes(0x0009, 0x1010, "UT", [.. Enumerable.Repeat((byte)'x', 100_000)]);
            if (large == "one") dicom.Bytes(0x0009, 0x1010, "OB", new byte[80 << 20]);
            else if (large == "items") dicom.Sequence(0x0009, 0x1010, isUndefined: true, [.. Enumerable.Repeat(value, 800)]);
            else for (var number = 0; number < 800; number++) dicom.Raw(value.DataSet());
        });

    /// <summary>As before 1988: no mark of a tar but the sum of its header.</summary>
    private static byte[] OldTar(string name, byte[] bytes)
    {
        var head = new byte[512];
        Encoding.ASCII.GetBytes(name, head);
        Encoding.ASCII.GetBytes("0000644\\00000000\\00000000\\0".Replace("\\0", "\0", StringComparison.Ordinal), head.AsSpan(100));
        Encoding.ASCII.GetBytes(Convert.ToString(bytes.Length, 8).PadLeft(11, '0') + "\0" + "00000000000\0", head.AsSpan(124));
        head.AsSpan(148, 8).Fill((byte)' ');
        Encoding.ASCII.GetBytes(Convert.ToString(head.Sum(value => value), 8).PadLeft(6, '0') + "\0 ", head.AsSpan(148));
        return [.. head, .. bytes, .. new byte[((512 - (bytes.Length % 512)) % 512) + 1024]];
    }

    private static byte[] Gzip(byte[] bytes)
    {
        var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionMode.Compress, leaveOpen: true)) zip.Write(bytes);
        return buffer.ToArray();
    }
}
