using System.Buffers.Binary;
using System.IO.Compression;
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

    /// <summary>Offsets are those of the header in front of the entry; the name begins at 30.</summary>
    [Theory]
    [InlineData(14, "CRC or size in its own header")]
    [InlineData(18, "CRC or size in its own header")]
    [InlineData(22, "CRC or size in its own header")]
    [InlineData(8, "compressed otherwise")]
    [InlineData(30, "another name")]
    [InlineData(0, "no header")]
    public async Task ZipWhoseHeaderInFrontDoesNotFitIsRefused(int offset, string reason)
    {
        foreach (var form in new ZipBytes[] { new(), new() { HasDescriptor = true, RepeatsSums = true } })
        {
            var zip = form.Write(("b.txt", "first"u8.ToArray()), ("a.dcm", Image()));
            zip[zip.AsSpan(1).IndexOf("PK\u0003\u0004"u8) + 1 + offset]++;

            Assert.Contains("entry 2 ", await AssertRefusedAsync(zip), StringComparison.Ordinal);
            Assert.Contains(reason, await AssertRefusedAsync(zip), StringComparison.Ordinal);
        }
    }

    /// <summary>Counted backwards from the directory: CRC, size in the archive, size unpacked.</summary>
    [Theory]
    [InlineData(12)]
    [InlineData(8)]
    [InlineData(4)]
    public async Task ZipWhoseDescriptorDoesNotFitIsRefused(int offset)
    {
        foreach (var isSigned in new[] { false, true })
        {
            var zip = new ZipBytes { HasDescriptor = true, IsSigned = isSigned }.Write(("a.dcm", Image()));
            zip[zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) - offset]++;

            Assert.Contains("behind its data", await AssertRefusedAsync(zip), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task EntriesThatLieOneUponTheOtherAreRefused() =>
        Assert.Contains(
            "lies upon another",
            await AssertRefusedAsync(new ZipBytes { RepeatsDirectory = true }.Write(("a.dcm", Image()))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(6, 8, 1, "encrypted")]
    [InlineData(8, 10, 4, "")]
    public async Task EncryptedOrUnknownMethodIsRefused(int inFront, int inDirectory, byte bit, string reason)
    {
        var zip = new ZipBytes().Write(("a.dcm", Image()));
        zip[inFront] ^= bit;
        zip[zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + inDirectory] ^= bit;

        Assert.Contains(reason, await AssertRefusedAsync(zip), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(10)]
    public async Task ZipWithAnotherNumberOfEntriesThanItSaysIsRefused(int offset)
    {
        var zip = new ZipBytes().Write(("a.dcm", Image()));
        zip[^(22 - offset)]++;

        await AssertRefusedAsync(zip);
    }

    [Theory]
    [MemberData(nameof(RealForms))]
    public async Task WhatRealWritersDoIsTaken(string form)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));
        var zip = Form(form).Write(("folder/", []), ("empty.txt", []), ("folder/a.dcm", Image()));
        if (form == "bytes behind") zip = [.. zip, .. new byte[100]];

        var (status, text) = await server.PostAsync(Import, TestServer.Bytes(zip, "application/zip"));

        Assert.True(status == 200, text);
        Assert.Single(await server.RowsAsync(Experiment + "/scans/1/files"));
    }

    public static TheoryData<string> RealForms() =>
    [
        "plain", "descriptor", "descriptor without signature", "sums twice", "wide", "wide descriptor", "wide descriptor without signature",
        "wide in front", "comment", "bytes behind",
    ];

    private static ZipBytes Form(string form) => form switch
    {
        "descriptor" => new() { HasDescriptor = true },
        "descriptor without signature" => new() { HasDescriptor = true, IsSigned = false },
        "sums twice" => new() { HasDescriptor = true, RepeatsSums = true },
        "wide" => new() { IsWide = true },
        "wide descriptor" => new() { IsWide = true, HasDescriptor = true },
        "wide descriptor without signature" => new() { IsWide = true, HasDescriptor = true, IsSigned = false },
        "wide in front" => new() { IsWideInFrontOnly = true },
        "comment" => new() { Comment = "made by hand"u8.ToArray() },
        _ => new(),
    };

    /// <returns>What the import says of it.</returns>
    private static async Task<string> AssertRefusedAsync(byte[] zip)
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1").Subject("S1"));

        var (status, text) = await server.PostAsync(Import, TestServer.Bytes(zip, "application/zip"));
        Assert.Equal(400, status);
        Assert.DoesNotContain("a.dcm", text, StringComparison.Ordinal);
        Assert.Equal(404, await server.StatusAsync(Experiment));
        await server.PutAsync("/data/projects/P1/resources/R");
        var upload = await server.PutAsync(
            "/data/projects/P1/resources/R/files/a.zip?extract=true", TestServer.Bytes(zip, "application/zip"));
        Assert.Equal(400, upload.Status);
        Assert.Empty(await server.RowsAsync("/data/projects/P1/resources/R/files"));
        return text;
    }

    private static byte[] Image() => DicomBytes.Image(DicomBytes.MrImage, "MR", "1");

    private static byte[] Zip(CompressionLevel level, bool hasDescriptor)
    {
        var buffer = new MemoryStream();
        // Only what cannot seek gets the sums behind its data; a pipe's writer is such a stream.
        var pipe = System.IO.Pipelines.PipeWriter.Create(buffer, new(leaveOpen: true));
        using (var zip = new ZipArchive(hasDescriptor ? pipe.AsStream(leaveOpen: true) : buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = zip.CreateEntry("a.dcm", level).Open();
            stream.Write(Image());
        }

        pipe.FlushAsync().AsTask().GetAwaiter().GetResult();
        var bytes = buffer.ToArray();
        Assert.Equal(hasDescriptor, (BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(6)) & 8) != 0);
        return bytes;
    }
}
