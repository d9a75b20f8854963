using Xnat.Typed.Server.Dicom;

namespace Xnat.Typed.Server.Tests.Dicom;

public sealed class DicomReaderTests
{
    [Theory]
    [InlineData(DicomBytes.ExplicitLittle, true, false)]
    [InlineData(DicomBytes.ImplicitLittle, false, false)]
    [InlineData(DicomBytes.ExplicitBig, true, true)]
    [InlineData(DicomBytes.Deflated, true, false)]
    public void EveryTransferSyntaxIsRead(string syntax, bool isExplicit, bool isBigEndian)
    {
        var inner = new DicomBytes(isExplicit, isBigEndian).Text(0x0008, 0x1150, "UI", "1.2.3");
        var dicom = new DicomBytes(isExplicit, isBigEndian)
            .Text(
                0x0008,
                0x0060,
                "CS",
                "MR").Sequence(0x0008, 0x1140, isUndefined: false, inner).Sequence(0x0008, 0x1199, isUndefined: true, inner, inner)
            .Text(0x0010, 0x0010, "PN", "Phantom^A").UInt16(0x0028, 0x0010, 512).Bytes(0x7fe0, 0x0010, "OW", new byte[16]);

        var header = Read(dicom.File(syntax));

        Assert.Equal("MR", header.Text(0x0008, 0x0060));
        Assert.Equal("Phantom^A", header.Text(0x0010, 0x0010));
        Assert.Equal(512, header.Integer(0x0028, 0x0010));
        Assert.Equal("1.2.3", Assert.Single(header.Find(new(0x0008, 0x1140))!.Items).Text(0x0008, 0x1150));
        Assert.Equal(2, header.Find(new(0x0008, 0x1199))!.Items.Count);
        Assert.Null(header.Find(DicomTag.PixelData));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void FileWithoutPreambleIsRead(bool isExplicit, bool isBigEndian)
    {
        var dicom = new DicomBytes(isExplicit, isBigEndian).Text(0x0008, 0x0060, "CS", "CT").Text(0x0010, 0x0020, "LO", "A");

        Assert.Equal("A", Read(dicom.DataSet()).Text(0x0010, 0x0020));
    }

    [Fact]
    public void EncapsulatedIconIsPassedOver()
    {
        var dicom = new DicomBytes()
            .Sequence(0x0088, 0x0200, isUndefined: true, new DicomBytes().Encapsulated(0x7fe0, 0x0010))
            .Text(0x2050, 0x0020, "CS", "IDENTITY")
            .Encapsulated(0x7fe0, 0x0010);

        Assert.Equal("IDENTITY", Read(dicom.File(DicomBytes.ExplicitLittle)).Text(0x2050, 0x0020));
    }

    [Fact]
    public void UnknownSequenceOfUndefinedLengthIsImplicitInside()
    {
        var item = new DicomBytes(isExplicit: false).Text(0x0010, 0x0020, "LO", "inner");
        var dicom = new DicomBytes().Sequence(0x0009, 0x1010, "UN", isUndefined: true, item).Text(0x0010, 0x0020, "LO", "outer");

        var header = Read(dicom.File(DicomBytes.ExplicitLittle));

        Assert.Equal("inner", Assert.Single(header.Find(new(0x0009, 0x1010))!.Items).Text(0x0010, 0x0020));
        Assert.Equal("outer", header.Text(0x0010, 0x0020));
    }

    [Fact]
    public void PrivateElementsKeepTheirValues()
    {
        var dicom = new DicomBytes(isExplicit: false)
            .Text(0x0009, 0x0010, "LO", "CREATOR")
            .Text(0x0009, 0x1001, "LO", "text")
            .Bytes(0x0009, 0x1002, "OB", [1, 0, 200, 3]);

        var header = Read(dicom.File(DicomBytes.ImplicitLittle));

        Assert.Equal(
            ["LO CREATOR", "UN text", "UN 1\\0\\200\\3"],
            header.Elements.Skip(2).Select(element => $"{element.Vr} {header.Show(element)}"));
    }

    [Fact]
    public void SignedPixelValuesOfImplicitFilesAreSigned()
    {
        var dicom = new DicomBytes(isExplicit: false).UInt16(0x0028, 0x0103, 1).UInt16(0x0028, 0x0106, 0xfffe);

        Assert.Equal("-2", Read(dicom.File(DicomBytes.ImplicitLittle)).Text(0x0028, 0x0106));
    }

    [Theory]
    [InlineData("ISO_IR 100", "42 75 63 5E 4A E9 72 F4 6D 65", "Buc^Jérôme")]
    [InlineData("ISO_IR 144", "BB EE DA 63", "Люкc")]
    [InlineData("ISO_IR 192", "C3 84", "Ä")]
    [InlineData("GB18030", "CD F5 5E D0 A1", "王^小")]
    [InlineData("\\ISO 2022 IR 87", "41 3D 1B 24 42 3B 33 45 44 1B 28 42 5E 42", "A=山田^B")]
    [InlineData("\\ISO 2022 IR 149", "48 3D 1B 24 29 43 FB F3 5E 1B 24 29 43 D1 CE", "H=洪^吉")]
    [InlineData("ISO 2022 IR 100\\ISO 2022 IR 126", "E9 1B 2D 46 C4", "éΔ")]
    [InlineData("", "E9", "é")]
    public void TextIsDecodedByItsCharacterSet(string characterSet, string bytes, string expected)
    {
        var dicom = new DicomBytes().Text(0x0008, 0x0005, "CS", characterSet).Bytes(
            0x0010, 0x0010, "PN", Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal)));

        Assert.Equal(expected, Read(dicom.File(DicomBytes.ExplicitLittle)).Whole(0x0010, 0x0010));
    }

    [Fact]
    public void ItemsInheritTheCharacterSet()
    {
        var item = new DicomBytes().Bytes(0x0008, 0x0104, "LO", [0xc3, 0x84]);
        var dicom = new DicomBytes().Text(0x0008, 0x0005, "CS", "ISO_IR 192").Sequence(0x0008, 0x1032, isUndefined: false, item);

        Assert.Equal("Ä", Read(dicom.File(DicomBytes.ExplicitLittle)).Find(new(0x0008, 0x1032))!.Items[0].Text(0x0008, 0x0104));
    }

    [Fact]
    public void ForeignFilesAreNone()
    {
        Assert.Null(TryRead("This is a text that is no image at all."u8.ToArray()));
        Assert.Null(TryRead([]));
    }

    [Fact]
    public void LastOfTwoElementsWithOneTagCounts()
    {
        var item = new DicomBytes().Text(0x0008, 0x0104, "LO", "first").Text(0x0008, 0x0104, "LO", "last");
        var dicom = new DicomBytes()
            .Sequence(0x0008, 0x1032, isUndefined: true, item)
            .Text(0x0010, 0x0010, "PN", "First")
            .Text(0x0010, 0x0010, "PN", "Last");

        var header = Read(dicom.File(DicomBytes.ExplicitLittle));

        Assert.Equal("Last", header.Text(0x0010, 0x0010));
        Assert.Single(header.Elements, element => element.Tag == new DicomTag(0x0010, 0x0010));
        Assert.Equal("last", header.Find(new(0x0008, 0x1032))!.Items[0].Text(0x0008, 0x0104));
    }

    [Fact]
    public void NoPrefixOfAFileDoesHarm()
    {
        var file = new DicomBytes()
            .Sequence(0x0008, 0x1140, isUndefined: true, new DicomBytes().Text(0x0008, 0x1150, "UI", "1.2"))
            .Encapsulated(0x7fe0, 0x0010)
            .File(DicomBytes.ExplicitLittle);

        var exception = Record.Exception(() =>
        {
            for (var length = 0; length < file.Length; length++) TryRead(file[..length]);
        });

        Assert.Null(exception);
    }

    [Fact]
    public void DictionaryKnowsKeywordsAndNames()
    {
        Assert.Equal(new DicomTag(0x0010, 0x0010), DicomDictionary.TagOf("PatientName"));
        Assert.Null(DicomDictionary.TagOf("patientname"));
        Assert.Equal("Patient’s Name", DicomDictionary.NameOf(new(0x0010, 0x0010)));
        Assert.Equal("Series Instance UID", DicomDictionary.NameOf(new(0x0020, 0x000e)));
        Assert.Equal("Acquisition DateTime", DicomDictionary.NameOf(new(0x0008, 0x002a)));
        Assert.Equal("Name of Physician(s) Reading Study", DicomDictionary.NameOf(new(0x0008, 0x1060)));
    }

    [SharedTheory]
    [InlineData("charset/chrArab.dcm", "قباني^لنزار")]
    [InlineData("charset/chrFren.dcm", "Buc^Jérôme")]
    [InlineData("charset/chrGerm.dcm", "Äneas^Rüdiger")]
    [InlineData("charset/chrGreek.dcm", "Διονυσιος")]
    [InlineData("charset/chrH31.dcm", "Yamada^Tarou=山田^太郎=やまだ^たろう")]
    [InlineData("charset/chrHbrw.dcm", "שרון^דבורה")]
    [InlineData("charset/chrI2.dcm", "Hong^Gildong=洪^吉洞=홍^길동")]
    [InlineData("charset/chrRuss.dcm", "Люкceмбypг")]
    [InlineData("charset/chrX1.dcm", "Wang^XiaoDong=王^小東")]
    [InlineData("charset/chrX2.dcm", "Wang^XiaoDong=王^小东")]
    public void NamesOfRealFilesAreDecoded(string file, string name)
    {
        using var stream = File.OpenRead(SharedFiles.PathOf("dicom/" + file));

        Assert.Equal(name, DicomReader.Read(stream).Whole(0x0010, 0x0010));
    }

    [SharedTheory]
    [InlineData("MR_small.dcm")]
    [InlineData("MR_small_bigendian.dcm")]
    [InlineData("MR_small_implicit.dcm")]
    [InlineData("MR_small_RLE.dcm")]
    [InlineData("MR_small_jp2klossless.dcm")]
    public void VariantsOfOneFileHaveTheSameHeader(string file)
    {
        using var stream = File.OpenRead(SharedFiles.PathOf("dicom/" + file));

        var header = DicomReader.Read(stream);

        Assert.Equal(
            ("MR", "CompressedSamples^MR1", 64),
            (header.Text(0x0008, 0x0060), header.Text(0x0010, 0x0010), header.Integer(0x0028, 0x0010)));
    }

    private static DicomHeader Read(byte[] bytes) => DicomReader.Read(new MemoryStream(bytes));

    private static DicomHeader? TryRead(byte[] bytes) => DicomReader.TryRead(new MemoryStream(bytes));
}
