using System.IO.Compression;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Importing;

/// <summary>Which files are images of a study is told by what stands in them, in every form that DICOM has.</summary>
public sealed class StudyFolderTests
{
    private const string Study = "1.2.826.0.1.3680043.2.1125.1";

    public static TheoryData<bool, bool, string, bool> Forms
    {
        get
        {
            var data = new TheoryData<bool, bool, string, bool>();
            foreach (var isUndefined in (bool[])[false, true])
            {
                data.Add(true, false, DicomBytes.ExplicitLittle, isUndefined);
                data.Add(false, false, DicomBytes.ImplicitLittle, isUndefined);
                data.Add(true, true, DicomBytes.ExplicitBig, isUndefined);
                data.Add(true, false, DicomBytes.Deflated, isUndefined);
                // Says one thing and is another.
                data.Add(false, false, DicomBytes.ExplicitLittle, isUndefined);
                data.Add(true, false, DicomBytes.ImplicitLittle, isUndefined);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void StudyIsFoundBehindSequencesInEveryForm(bool isExplicit, bool isBigEndian, string syntax, bool isUndefined)
    {
        DicomBytes Inner() => new DicomBytes(isExplicit, isBigEndian).Text(0x0008, 0x1155, "UI", "9.9.9")
            .Text(0x0020, 0x000d, "UI", "7.7.7");
        var bytes = new DicomBytes(isExplicit, isBigEndian)
            .Text(0x0008, 0x0016, "UI", DicomBytes.MrImage)
            .Sequence(0x0008, 0x1140, isUndefined, Inner(), Inner().Sequence(0x0008, 0x1199, isUndefined, Inner()))
            .Text(0x0010, 0x0010, "PN", "Phantom^A")
            .Text(0x0020, 0x000d, "UI", Study)
            .Bytes(0x7fe0, 0x0010, "OW", new byte[100_000])
            .File(syntax);

        Assert.Equal(Study, Read(bytes));
        Assert.Equal(Study, Read(Gzip(bytes)));
        Assert.Equal(Study, StudyOf.File(new PiecewiseStream(bytes, 3)));
    }

    [Fact]
    public void FilesWithoutPreambleAreImagesToo()
    {
        var whole = DicomBytes.Image(DicomBytes.CtImage, "CT", "1", Study);

        Assert.Equal(Study, Read(whole[132..]));
    }

    [Fact]
    public void NoBeginningOfAnImageIsOneOfAnotherStudy()
    {
        var whole = DicomBytes.Image(DicomBytes.CtImage, "CT", "1", Study);

        Assert.All(Enumerable.Range(0, whole.Length), length =>
        {
            // Of a value that is cut there is what there is of it.
            if (Read(whole[..length]) is { } study) Assert.StartsWith(study, Study, StringComparison.Ordinal);
        });
        Assert.Null(Read(whole[..(whole.Length / 2)]));
    }

    [Fact]
    public void FlippedBytesNeitherHangNorThrow()
    {
        var whole = DicomBytes.Image(DicomBytes.CtImage, "CT", "1", Study);
        var random = new Random(5);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = (byte[])whole.Clone();
            for (var flips = random.Next(1, 5); flips > 0; flips--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Read(bytes);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 a zip")]
    [InlineData("plain text, longer than eight")]
    [InlineData("\u0002\0 something")]
    [InlineData("\u0008\0\u0005\0")]
    public void AnythingElseIsNone(string text)
    {
        Assert.Null(Read(System.Text.Encoding.Latin1.GetBytes(text)));
        Assert.Null(Read(new byte[10_000]));
        Assert.Null(Read([.. new byte[128], .. "DICM"u8]));
    }

    [SharedFact("dicom")]
    public async Task RealFilesAreSortedAsTheServerSortsThem()
    {
        await using var site = await TestSite.StudyAsync();
        using var folder = new TemporaryFolder();
        var zip = folder["all.zip"];
        await ZipFile.CreateFromDirectoryAsync(SharedFiles.PathOf("dicom"), zip);
        await site.Client.Http.PostAsync("/data/services/import?dest=/prearchive/projects/brainimages", new ByteArrayContent(
            await File.ReadAllBytesAsync(zip)) { Headers = { ContentType = new("application/zip") } });
        var expected = await site.Client.Prearchive.Sessions().Select(static session => session.StudyInstanceUid).ToListAsync();

        var sorted = await StudyFolder.ReadAsync(SharedFiles.PathOf("dicom"), CancellationToken.None);

        Assert.Equal(
            expected.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            sorted.Studies.Select(static study => study.Uid).Order(StringComparer.Ordinal));
        Assert.Contains("README.md", sorted.NotDicom);
        Assert.Contains("dicomdir/DICOMDIR", sorted.NotDicom);
    }

    private static string? Read(byte[] bytes) => StudyOf.File(new MemoryStream(bytes));

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
