using System.Buffers.Binary;
using System.IO.Compression;
using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Dicom;

/// <summary>Pictures of scans: made of uncompressed files, or those that the server keeps.</summary>
public sealed class ImageTests
{
    [Fact]
    public async Task GrayIsShownByItsWindow()
    {
        // 0 to 300 in steps of 100, of which 100 to 200 is the window.
        await using var site = await FileSite.StartAsync(Gray([0, 100, 200, 300], more: static dicom => dicom
            .Text(0x0028, 0x1050, "DS", "150.5").Text(0x0028, 0x1051, "DS", "101")));

        var png = Png.Read(await site.File.ToPngAsync());

        Assert.Equal((2, 2, 1), (png.Width, png.Height, png.Channels));
        Assert.Equal([0, 0, 255, 255], png.Pixels);
        var wide = Png.Read(await site.File.ToPngAsync(new() { WindowCenter = 150.5, WindowWidth = 301 }));
        Assert.Equal([0, 85, 170, 255], wide.Pixels);
    }

    [Fact]
    public async Task WithoutAWindowTheWholeRangeIsShown()
    {
        await using var site = await FileSite.StartAsync(Gray([1000, 1010, 1020, 1030]));

        Assert.Equal([0, 85, 170, 255], Png.Read(await site.File.ToPngAsync()).Pixels);
    }

    [Fact]
    public async Task SignedInvertedRescaledAndNarrowSamplesMeanWhatTheySay()
    {
        // Twelve bits of sixteen count; what stands in the others is no part of the value.
        await using var site = await FileSite.StartAsync(Gray(
            [0xf000 | 0x0fff, 0x0000, 0x0001, 0x5002],
            "MONOCHROME1",
            static dicom => dicom.Text(0x0028, 0x1052, "DS", "-1024").Text(0x0028, 0x1053, "DS", "2"),
            stored: 12,
            isSigned: true));

        Assert.Equal([255, 170, 85, 0], Png.Read(await site.File.ToPngAsync()).Pixels);
    }

    [Theory]
    [InlineData(0, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData(1, new byte[] { 1, 3, 5, 2, 4, 6 })]
    public async Task ColoursAreTakenAsTheyAre(byte planar, byte[] stored)
    {
        var bytes = new DicomBytes()
            .Bytes(0x0028, 0x0002, "US", [3, 0]).Text(0x0028, 0x0004, "CS", "RGB").Bytes(0x0028, 0x0006, "US", [planar, 0])
            .Bytes(0x0028, 0x0010, "US", [1, 0]).Bytes(0x0028, 0x0011, "US", [2, 0]).Bytes(0x0028, 0x0100, "US", [8, 0])
            .Bytes(0x7fe0, 0x0010, "OB", planar == 0 ? stored : [1, 4, 2, 5, 3, 6]).File(DicomBytes.ExplicitLittle);
        await using var site = await FileSite.StartAsync(bytes);

        var png = Png.Read(await site.File.ToPngAsync());

        Assert.Equal((2, 1, 3), (png.Width, png.Height, png.Channels));
        Assert.Equal([1, 2, 3, 4, 5, 6], png.Pixels);
    }

    [Fact]
    public async Task FramesAreChosen()
    {
        await using var site = await FileSite.StartAsync(Gray(
            [0, 1, 2, 3, 3, 2, 1, 0], more: static dicom => dicom.Text(0x0028, 0x0008, "IS", "2")));

        Assert.Equal([0, 85, 170, 255], Png.Read(await site.File.ToPngAsync(new() { Frame = 0 })).Pixels);
        Assert.Equal([255, 170, 85, 0], Png.Read(await site.File.ToPngAsync()).Pixels);
        await Assert.ThrowsAsync<ArgumentException>("frame", () => site.File.ToPngAsync(new() { Frame = 2 }));
    }

    [Theory]
    [InlineData("PALETTE COLOR", 8)]
    [InlineData("MONOCHROME2", 1)]
    [InlineData("YBR_FULL", 8)]
    public async Task OtherPixelsAreRefused(string kind, byte bits)
    {
        var bytes = new DicomBytes()
            .Bytes(0x0028, 0x0002, "US", [1, 0]).Text(0x0028, 0x0004, "CS", kind).Bytes(0x0028, 0x0010, "US", [1, 0])
            .Bytes(0x0028, 0x0011, "US", [8, 0]).Bytes(0x0028, 0x0100, "US", [bits, 0])
            .Bytes(0x7fe0, 0x0010, "OB", new byte[8]).File(DicomBytes.ExplicitLittle);
        await using var site = await FileSite.StartAsync(bytes);

        var error = await Assert.ThrowsAsync<XnatContentException>(() => site.File.ToPngAsync());

        Assert.StartsWith("No image can be made of the file: its pixels are of a kind", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PixelsThatBreakOffAreRefused()
    {
        var bytes = Gray([0, 1, 2, 3])[..^4];
        await using var site = await FileSite.StartAsync(bytes);

        await Assert.ThrowsAsync<XnatContentException>(() => site.File.ToPngAsync());
    }

    [SharedFact]
    public async Task SameImageInEachSyntaxIsTheSamePicture()
    {
        var pictures = new List<byte[]>();
        foreach (var name in (string[])["MR_small.dcm", "MR_small_implicit.dcm", "MR_small_bigendian.dcm"])
        {
            await using var site = await FileSite.StartAsync(await File.ReadAllBytesAsync(SharedFiles.PathOf($"dicom/{name}")));
            pictures.Add(await site.File.ToPngAsync());
        }

        Assert.Equal(pictures[0], pictures[1]);
        Assert.Equal(pictures[0], pictures[2]);
        var png = Png.Read(pictures[0]);
        Assert.Equal((64, 64), (png.Width, png.Height));
        Assert.True(png.Pixels.Distinct().Count() > 100);
    }

    [SharedTheory]
    [InlineData("JPEG2000.dcm")]
    [InlineData("MR_small_RLE.dcm")]
    [InlineData("image_dfl.dcm")]
    [InlineData("reportsi.dcm")]
    public async Task CompressedFilesAreForALibrary(string name)
    {
        await using var site = await FileSite.StartAsync(await File.ReadAllBytesAsync(SharedFiles.PathOf($"dicom/{name}")));

        var error = await Assert.ThrowsAsync<XnatContentException>(() => site.File.ToPngAsync());

        Assert.EndsWith("Use ReadDicomAsync with a DICOM library for such files.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SnapshotOfTheServerComesFirst()
    {
        await using var site = await FileSite.StartAsync(Gray([0, 1, 2, 3]));
        var made = await site.Scan.GetImageAsync();
        var snapshots = await site.Scan.Resources.CreateAsync(new ResourceCatalog { Label = "SNAPSHOTS" });
        await snapshots.UploadAsync(new MemoryStream([1, 2]), new() { RemotePath = "E_1_qc.gif", Content = "ORIGINAL" });
        await snapshots.UploadAsync(new MemoryStream([3]), new() { RemotePath = "E_1_qc_t.gif", Content = "THUMBNAIL" });

        var large = await site.Scan.GetImageAsync();
        var small = await site.Scan.GetImageAsync(isThumbnail: true);

        Assert.Equal(("image/png", false, 255), (made.MediaType, made.IsSnapshot, Png.Read(made.Content.ToArray()).Pixels[3]));
        Assert.Equal(("image/gif", true), (large.MediaType, large.IsSnapshot));
        Assert.Equal([1, 2], large.Content.ToArray());
        Assert.Equal([3], small.Content.ToArray());
    }

    [Theory]
    [InlineData(-1, null, null)]
    [InlineData(null, 1.0, null)]
    [InlineData(null, null, 5.0)]
    [InlineData(null, 1.0, 0.5)]
    public async Task OptionWithoutMeaningIsRefused(int? frame, double? centre, double? width)
    {
        await using var site = await FileSite.StartAsync(Gray([0, 1, 2, 3]));
        var options = new XnatImageOptions { Frame = frame, WindowCenter = centre, WindowWidth = width };

        await Assert.ThrowsAsync<ArgumentException>("options", () => site.File.ToPngAsync(options));
    }

    private static byte[] Gray(
        int[] samples, string kind = "MONOCHROME2", Action<DicomBytes>? more = null, byte stored = 16, bool isSigned = false)
    {
        var dicom = new DicomBytes().Bytes(0x0028, 0x0002, "US", [1, 0]).Text(0x0028, 0x0004, "CS", kind);
        var pixels = new byte[samples.Length * 2];
        for (var at = 0; at < samples.Length; at++) BinaryPrimitives.WriteUInt16LittleEndian(pixels.AsSpan(at * 2), (ushort)samples[at]);
        dicom.Bytes(0x0028, 0x0010, "US", [2, 0]).Bytes(0x0028, 0x0011, "US", [2, 0]).Bytes(0x0028, 0x0100, "US", [16, 0])
            .Bytes(0x0028, 0x0101, "US", [stored, 0]).Bytes(0x0028, 0x0102, "US", [(byte)(stored - 1), 0])
            .Bytes(0x0028, 0x0103, "US", [(byte)(isSigned ? 1 : 0), 0]);
        more?.Invoke(dicom);
        return dicom.Bytes(0x7fe0, 0x0010, "OW", pixels).File(DicomBytes.ExplicitLittle);
    }

    /// <summary>What a PNG holds, read by its rules: lengths, checksums, rows without a filter.</summary>
    private sealed record Png(int Width, int Height, int Channels, byte[] Pixels)
    {
        public static Png Read(byte[] png)
        {
            Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], png[..8]);
            Dictionary<string, byte[]> chunks = [];
            for (var at = 8; at < png.Length;)
            {
                var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
                var body = png.AsSpan(at + 4, length + 4);
                var crc = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length));
                Assert.Equal(System.IO.Hashing.Crc32.HashToUInt32(body), crc);
                chunks.Add(System.Text.Encoding.ASCII.GetString(body[..4]), body[4..].ToArray());
                at += 12 + length;
            }

            Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Keys);
            var head = chunks["IHDR"];
            var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(head), BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)));
            var channels = head[9] == 2 ? 3 : 1;
            using var unpacked = new MemoryStream();
            using (var zip = new ZLibStream(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress)) zip.CopyTo(unpacked);
            var rows = unpacked.ToArray().Chunk((width * channels) + 1).ToList();
            Assert.Equal(height, rows.Count);
            Assert.All(rows, static row => Assert.Equal(0, row[0]));
            return new(width, height, channels, [.. rows.SelectMany(static row => row[1..])]);
        }
    }
}
