using System.IO.Compression;

namespace Xnat.Typed.Server.Tests.Importing;

/// <summary>What identifies an image is read, so a fault further on keeps no image out of an import.</summary>
public sealed class DamagedImageTests
{
    private const string Import = "/data/services/import?project=P1&subject=S1&session=E1";
    private const string Session = "/data/projects/P1/subjects/S1/experiments/E1";
    private const string Dump = "/data/services/dicomdump?src=/archive/projects/P1/subjects/S1/experiments/E1/scans/1";
    private const string Begin = "00080016 00080018 00080060 ";
    private const string Middle = "00100010 00100020 0020000D 0020000E 00200011 00200013";

    /// <summary>Beside each file the tags of its data set as pydicom reads them, dcmdump where pydicom misses the representation.</summary>
    [Theory]
    [InlineData("cut-after-the-header.dcm", Begin + Middle + " 00280010 00280011 30060002")]
    [InlineData("says-explicit-is-implicit.dcm", Begin + Middle + " 00280010")]
    [InlineData("trailing-zeros.dcm", "00000000 " + Begin + Middle + " 00280010 00280011")]
    [InlineData("vr-null.dcm", Begin + "00081030 " + Middle + " 00280010 00280011")]
    [InlineData("deep-sequence.dcm", Begin + Middle + " 0040A730/0040A730 0040A730/0040A730")]
    [InlineData("item-longer-than-sequence.dcm", Begin + "00081140/00081140 00081140/00081150 " + Middle + " 00280010 00280011")]
    public async Task DamagedImageIsImportedWholeAndDumpedAsFarAsItGoes(string file, string tags)
    {
        var bytes = await File.ReadAllBytesAsync(Cases.PathOf(file));
        await using var server = await ImportAsync(bytes);

        Assert.Equal(bytes, await ContentAsync(server));
        var rows = await server.RowsAsync(Dump);
        Assert.Equal(
            tags,
            string.Join(' ', rows.Where(row => !row["tag1"].StartsWith("(0002", StringComparison.Ordinal)).Select(Tags)));
    }

    [Theory]
    [InlineData("value")]
    [InlineData("pixels")]
    [InlineData("sequence")]
    [InlineData("item")]
    [InlineData("representation")]
    [InlineData("group length")]
    [InlineData("file meta")]
    [InlineData("preamble")]
    [InlineData("private sequence")]
    [InlineData("deflated")]
    [InlineData("deflated by name only")]
    [InlineData("implicit by name only")]
    [InlineData("levels")]
    [InlineData("levels in front")]
    [InlineData("delimiter")]
    [InlineData("big endian")]
    [InlineData("zipped")]
    [InlineData("zipped and cut")]
    public async Task FaultFurtherOnKeepsNoImageOut(string fault)
    {
        var bytes = Damage(fault);
        await using var server = await ImportAsync(bytes);

        Assert.Equal(bytes, await ContentAsync(server));
        var rows = await server.RowsAsync(Dump + "&field=StudyInstanceUID&field=00080016");
        Assert.Equal([DicomBytes.MrImage, "1.2.3"], rows.Select(row => row["value"]));
    }

    [Fact]
    public async Task FileThatIsLeftOutIsSaidToTheListener()
    {
        await using var server = await TestServer.StartAsync(data => data.Project("P1"));
        var zip = Archives.Zip(("a.dcm", DicomBytes.Image(DicomBytes.MrImage, "MR", "1")), ("notes.txt", "no image"u8.ToArray()));

        var (status, _) = await server.PostAsync(Import + "&http-session-listener=job", TestServer.Bytes(zip, "application/zip"));

        Assert.Equal(200, status);
        Assert.Contains("notes.txt was left out", await server.GetAsync("/data/status/job?format=json"), StringComparison.Ordinal);
    }

    private static string Tags(Dictionary<string, string> row) =>
        string.Concat((row["tag2"].Length > 0 ? $"{row["tag1"]}/{row["tag2"]}" : row["tag1"])
            .Where(letter => letter is not ('(' or ')' or ',')));

    private static byte[] Damage(string fault)
    {
        var one = new DicomBytes().Text(0x0008, 0x1150, "UI", "1.2");
        byte[] head = [.. new byte[128], .. "DICM"u8];
        switch (fault)
        {
            case "value": return Study().Text(0x3006, 0x0002, "SH", "label").File(DicomBytes.ExplicitLittle)[..^4];
            case "pixels": return Study().Bytes(0x7fe0, 0x0010, "OW", new byte[64]).File(DicomBytes.ExplicitLittle)[..^40];
            case "sequence": return Without(Study(dicom => dicom.Sequence(0x0008, 0x1140, isUndefined: true, one)), 0xdd);
            case "item": return Without(Study(dicom => dicom.Sequence(0x0008, 0x1140, isUndefined: true, one)), 0x0d);
            case "representation": return Study(dicom => dicom.Text(0x0008, 0x0070, "ZZ", "text")).File(DicomBytes.ExplicitLittle);
            case "group length":
                var wrong = Study().File(DicomBytes.ExplicitLittle);
                wrong[140] = 200;
                return wrong;
            case "file meta": return [.. head, .. Study().DataSet()];
            case "preamble": return Study().DataSet();
            case "private sequence":
                return Study(dicom => dicom.Sequence(
                    0x0009, 0x1010, "UN", isUndefined: true, new DicomBytes(isExplicit: false).Text(0x0009, 0x1011, "LO", "x")))
                    .File(DicomBytes.ExplicitLittle);
            case "deflated": return Study().Bytes(0x0042, 0x0011, "OB", Noise(4000)).File(DicomBytes.Deflated)[..^2000];
            case "deflated by name only": return Named(DicomBytes.Deflated);
            case "implicit by name only": return Named(DicomBytes.ImplicitLittle);
            case "levels": return Study().Sequence(0x0040, 0xa730, isUndefined: true, Deep(5000)).File(DicomBytes.ExplicitLittle);
            case "levels in front":
                return Study(dicom => dicom.Sequence(0x0008, 0x1140, isUndefined: true, Deep(5000))).File(DicomBytes.ExplicitLittle);
            case "delimiter": return Named(DicomBytes.ExplicitLittle, 0xfe, 0xff, 0x0d, 0xe0, 0, 0, 0, 0);
            case "big endian":
                return Study(big: true).Text(0x3006, 0x0002, "SH", "label").File(DicomBytes.ExplicitBig)[..^4];
            case "zipped": return Zipped();
            default: return Zipped()[..^1500];
        }
    }

    private static DicomBytes Study(Action<DicomBytes>? more = null, bool big = false)
    {
        var dicom = new DicomBytes(isExplicit: true, big)
            .Text(0x0008, 0x0016, "UI", DicomBytes.MrImage)
            .Text(0x0008, 0x0018, "UI", "1.2.3.1")
            .Text(0x0008, 0x0060, "CS", "MR");
        more?.Invoke(dicom);
        return dicom
            .Text(0x0010, 0x0020, "LO", "ID 1")
            .Text(0x0020, 0x000d, "UI", "1.2.3")
            .Text(0x0020, 0x000e, "UI", "1.2.3.1")
            .Text(0x0020, 0x0011, "IS", "1");
    }

    /// <summary>The study without the one delimiter (FFFE,E0xx) that it has.</summary>
    private static byte[] Without(DicomBytes study, byte delimiter)
    {
        var file = study.File(DicomBytes.ExplicitLittle);
        var at = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xfe, 0xff, delimiter, 0xe0]);
        return [.. file[..at], .. file[(at + 8)..]];
    }

    /// <summary>An explicit data set behind a file meta group that says another form.</summary>
    private static byte[] Named(string syntax, params byte[] front) =>
        [.. new byte[128], .. "DICM"u8, .. new DicomBytes().Text(0x0002, 0x0010, "UI", syntax).DataSet(), .. front, .. Study().DataSet()];

    private static DicomBytes Deep(int levels)
    {
        // Built from outside to inside would copy each level into the next one.
        byte[] open = [0x40, 0, 0x30, 0xa7, (byte)'S', (byte)'Q', 0, 0, 255, 255, 255, 255, 0xfe, 0xff, 0, 0xe0, 255, 255, 255, 255];
        byte[] close = [0xfe, 0xff, 0x0d, 0xe0, 0, 0, 0, 0, 0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0];
        var all = Enumerable.Repeat(open, levels).Concat(Enumerable.Repeat(close, levels));
        return new DicomBytes().Raw([.. all.SelectMany(part => part)]);
    }

    private static byte[] Zipped()
    {
        var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionMode.Compress, leaveOpen: true))
            zip.Write(Study().Bytes(0x0042, 0x0011, "OB", Noise(4000)).File(DicomBytes.ExplicitLittle));
        return buffer.ToArray();
    }

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }

    private static async Task<TestServer> ImportAsync(byte[] image)
    {
        var server = await TestServer.StartAsync(data => data.Project("P1"));
        var (status, text) = await server.PostAsync(Import, TestServer.Bytes(Archives.Zip(("a.dcm", image)), "application/zip"));
        Assert.True(status == 200, text);
        return server;
    }

    private static async Task<byte[]> ContentAsync(TestServer server)
    {
        var file = Assert.Single(await server.RowsAsync(Session + "/scans/ALL/files"));
        using var response = await server.SendAsync(HttpMethod.Get, file["URI"]);
        return await response.Content.ReadAsByteArrayAsync();
    }
}
