using System.Buffers.Binary;
using System.IO.Compression;
using Xnat.Typed.Server.Tests.Dicom;
using Xnat.Typed.Server.Tests.Importing;

namespace Xnat.Typed.Server.Tests.Files;

/// <summary>A zip whose entries are not what its directory says is refused wherever zips are taken, and nothing of it is kept.</summary>
public sealed class DamagedZipTests
{
    private const string Import = "/data/services/import?project=P1&subject=S1&session=E1";
    private const string Experiment = "/data/projects/P1/subjects/S1/experiments/E1";

    [Fact]
    public async Task ZipWithAWrongChecksumIsRefused() =>
        await AssertRefusedAsync(await File.ReadAllBytesAsync(Cases.PathOf("crc-wrong.zip")));

    [Theory]
    [InlineData(CompressionLevel.NoCompression, 16)]
    [InlineData(CompressionLevel.Optimal, 16)]
    [InlineData(CompressionLevel.NoCompression, 24)]
    [InlineData(CompressionLevel.Optimal, 24)]
    [InlineData(CompressionLevel.Optimal, 0)]
    public async Task ZipWhoseDirectoryDoesNotFitIsRefused(CompressionLevel level, int offset)
    {
        foreach (var hasDescriptor in new[] { false, true })
        {
            var zip = Zip(level, hasDescriptor);
            var directory = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
            // An offset of 0 stands for an archive without its end.
            if (offset > 0) zip[directory + offset]++;
            await AssertRefusedAsync(offset > 0 ? zip : zip[..^10]);
        }
    }

    private static async Task AssertRefusedAsync(byte[] zip)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));

        Assert.Equal(400, (await server.PostAsync(Import, TestServer.Bytes(zip, "application/zip"))).Status);
        Assert.Equal(404, await server.StatusAsync(Experiment));
        await server.PutAsync("/data/projects/P1/resources/R");
        var upload = await server.PutAsync(
            "/data/projects/P1/resources/R/files/a.zip?extract=true", TestServer.Bytes(zip, "application/zip"));
        Assert.Equal(400, upload.Status);
        Assert.Empty(await server.RowsAsync("/data/projects/P1/resources/R/files"));
    }

    private static byte[] Zip(CompressionLevel level, bool hasDescriptor)
    {
        var buffer = new MemoryStream();
        // Only what cannot seek gets the sums behind its data; a pipe's writer is such a stream.
        var pipe = System.IO.Pipelines.PipeWriter.Create(buffer, new(leaveOpen: true));
        using (var zip = new ZipArchive(hasDescriptor ? pipe.AsStream(leaveOpen: true) : buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = zip.CreateEntry("a.dcm", level).Open();
            stream.Write(DicomBytes.Image(DicomBytes.MrImage, "MR", "1"));
        }

        pipe.FlushAsync().AsTask().GetAwaiter().GetResult();
        var bytes = buffer.ToArray();
        Assert.Equal(hasDescriptor, (BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(6)) & 8) != 0);
        return bytes;
    }
}
