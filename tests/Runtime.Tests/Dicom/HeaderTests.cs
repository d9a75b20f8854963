using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;
using Xnat.Typed.Server;

namespace Xnat.Typed.Runtime.Tests.Dicom;

/// <summary>Headers of files on the server, without their pixels.</summary>
public sealed class HeaderTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task HeaderIsReadWithoutItsPixels(bool hasRanges)
    {
        var bytes = Image(pixels: 8 * 1024 * 1024);
        using var wire = new WireCount { HasRanges = hasRanges };
        await using var site = await FileSite.StartAsync(bytes, wire);

        var header = await site.File.ReadDicomHeaderAsync();

        Assert.Equal(("Phantom^A", "MR", 64), (header.PatientName, header.Modality, header.Rows));
        Assert.Equal(new DateOnly(2020, 2, 29), header.StudyDate);
        Assert.True(header.IsComplete);
        Assert.Equal(["bytes=0-65535"], wire.Ranges);
        Assert.InRange(wire.Read, 1, hasRanges ? 65536 : 256 * 1024);
    }

    [Fact]
    public async Task LongHeaderIsReadInPiecesAndNoneTwice()
    {
        var bytes = Image(pixels: 3_000_000, privateBytes: 300_000);
        using var wire = new WireCount { HasRanges = true };
        await using var site = await FileSite.StartAsync(bytes, wire);

        var header = await site.File.ReadDicomHeaderAsync();

        Assert.Equal(64, header.Rows);
        Assert.Equal(["bytes=0-65535", "bytes=65536-262143", "bytes=262144-1048575"], wire.Ranges);
        Assert.Equal(1024 * 1024, wire.Read);
    }

    [Fact]
    public async Task ElementsAreKnownByKeywordAndTagWithTheirTypes()
    {
        await using var site = await FileSite.StartAsync(Image(pixels: 64));

        var header = await site.File.ReadDicomHeaderAsync();

        Assert.Equal(header["PatientID"]!.Text, header[0x0010, 0x0020]!.Text);
        Assert.Same(header["(0010,0020)"], header["00100020"]);
        Assert.Equal([0.5, 0.75], header.PixelSpacing);
        Assert.Equal((1, 1), (header.SeriesNumber, header["InstanceNumber"]!.WholeNumber));
        Assert.Equal(new TimeOnly(10, 11, 12), header.StudyTime);
        Assert.Null(header["EchoTime"]);
        Assert.Null(header.EchoTime);
        Assert.Equal("(0010,0010) PN PatientName", header["PatientName"]!.ToString());
        Assert.Equal($"XnatDicomHeader of {header.Count} elements", header.ToString());
        Assert.Throws<ArgumentException>("name", () => header["NoSuchKeyword"]);
    }

    [Theory]
    [InlineData("hello, this is no image at all")]
    [InlineData("")]
    [InlineData("x")]
    public async Task WhatIsNoDicomFileIsSaid(string text)
    {
        await using var site = await FileSite.StartAsync(System.Text.Encoding.UTF8.GetBytes(text));

        var error = await Assert.ThrowsAsync<XnatContentException>(() => site.File.ReadDicomHeaderAsync());

        Assert.StartsWith("The file is no DICOM file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FileOfThisMachineIsReadUpToItsPixels()
    {
        using var file = new MemoryStream(Image(pixels: 1_000_000));

        var header = XnatDicomHeader.TryRead(file)!;

        Assert.Equal(("Phantom^A", "ID 1", 64), (header.PatientName, header.PatientId, header.Rows));
        Assert.InRange(file.Position, 1, 64 * 1024);
    }

    [Theory]
    [InlineData("hello, this is no image at all")]
    [InlineData("")]
    [InlineData("x")]
    public void FileOfThisMachineThatIsNoDicomFileHasNoHeader(string text)
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));

        Assert.Null(XnatDicomHeader.TryRead(file));
    }

    [Fact]
    public void StreamThatFailsIsAnExceptionOfTheLibrary()
    {
        using var file = new FailingStream();

        Assert.IsType<IOException>(Assert.Throws<XnatException>(() => XnatDicomHeader.TryRead(file)).InnerException);

        file.Dispose();
        Assert.Throws<ArgumentException>("stream", () => XnatDicomHeader.TryRead(file));
    }

    [Fact]
    public async Task PieceOfAnotherPlaceIsRefused()
    {
        using var wire = new WireCount { HasRanges = true, Shift = 3 };
        await using var site = await FileSite.StartAsync(Image(pixels: 64), wire);

        await Assert.ThrowsAsync<XnatContentException>(() => site.File.ReadDicomHeaderAsync());
    }

    [SharedTheory]
    [InlineData("charset/chrFren.dcm", "Buc^Jérôme")]
    [InlineData("charset/chrGreek.dcm", "Διονυσιος")]
    [InlineData("charset/chrH31.dcm", "Yamada^Tarou=山田^太郎=やまだ^たろう")]
    [InlineData("charset/chrX2.dcm", "Wang^XiaoDong=王^小东")]
    [InlineData("MR_small_bigendian.dcm", "CompressedSamples^MR1")]
    [InlineData("MR_small_implicit.dcm", "CompressedSamples^MR1")]
    [InlineData("MR_small_RLE.dcm", "CompressedSamples^MR1")]
    public async Task RealFilesAreRead(string name, string patient)
    {
        await using var site = await FileSite.StartAsync(await File.ReadAllBytesAsync(SharedFiles.PathOf($"dicom/{name}")));

        var header = await site.File.ReadDicomHeaderAsync();

        Assert.Equal(patient, header.PatientName);
        Assert.True(header.IsComplete);
    }

    [SharedFact]
    public async Task SequencesHaveItems()
    {
        await using var site = await FileSite.StartAsync(await File.ReadAllBytesAsync(SharedFiles.PathOf("dicom/rtplan.dcm")));

        var header = await site.File.ReadDicomHeaderAsync();

        Assert.All(header["BeamSequence"]!.Items, static beam => Assert.NotNull(beam["BeamNumber"]!.WholeNumber));
        Assert.NotEmpty(header["BeamSequence"]!.Items);
    }

    [Fact]
    public async Task LibraryGetsTheWholeFileAndCanSeek()
    {
        var bytes = Image(pixels: 5000);
        await using var site = await FileSite.StartAsync(bytes);

        var length = await site.File.ReadDicomAsync(new LastByte());

        Assert.Equal((bytes.Length, bytes[^1]), length);
    }

    private static byte[] Image(int pixels, int privateBytes = 0) =>
        new DicomBytes()
            .Text(0x0008, 0x0020, "DA", "20200229").Text(0x0008, 0x0030, "TM", "101112").Text(0x0008, 0x0060, "CS", "MR")
            .Text(0x0010, 0x0010, "PN", "Phantom^A").Text(0x0010, 0x0020, "LO", "ID 1")
            .Text(0x0020, 0x0011, "IS", "1").Text(0x0020, 0x0013, "IS", "1")
            .Bytes(0x0027, 0x1010, "UN", new byte[privateBytes])
            .Bytes(0x0028, 0x0010, "US", [64, 0]).Text(0x0028, 0x0030, "DS", "0.5\\0.75")
            .Bytes(0x7fe0, 0x0010, "OB", new byte[pixels]).File(DicomBytes.ExplicitLittle);

    private sealed class FailingStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("The disk is gone.");

        public override int Read(Span<byte> buffer) => throw new IOException("The disk is gone.");
    }

    private sealed class LastByte : IXnatDicomReader<(long Length, int Last)>
    {
        public ValueTask<(long Length, int Last)> ReadAsync(Stream stream, CancellationToken cancellationToken)
        {
            stream.Seek(-1, SeekOrigin.End);
            return new((stream.Length, stream.ReadByte()));
        }
    }
}
