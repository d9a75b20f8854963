using Xnat.Typed.Server.Dicom;

namespace Xnat.Typed.Server.Tests.Dicom;

public sealed class DicomValueTests
{
    [Theory]
    [InlineData("OB", "00 07 FF", "0\\7\\255", "0\\7\\255")]
    [InlineData("US", "01 00 FF FF", "1\\65535", "256\\65535")]
    [InlineData("OW", "01 00", "1", "256")]
    [InlineData("SS", "FE FF 01 00", "-2\\1", "-257\\256")]
    [InlineData("UL", "01 00 00 00", "1", "16777216")]
    [InlineData("OL", "FF FF FF FF", "4294967295", "4294967295")]
    [InlineData("SL", "FE FF FF FF", "-2", "-16777217")]
    [InlineData("UV", "01 00 00 00 00 00 00 00", "1", "72057594037927936")]
    [InlineData("OV", "FF FF FF FF FF FF FF FF", "18446744073709551615", "18446744073709551615")]
    [InlineData("SV", "FE FF FF FF FF FF FF FF", "-2", "-72057594037927937")]
    [InlineData("AT", "10 00 20 00 FE FF 0D E0", "00100020\\FFFEE00D", "10002000\\FEFF0DE0")]
    public void IntegersAreShownOneByOne(string vr, string bytes, string little, string big)
    {
        Assert.Equal(little, Show(vr, bytes));
        Assert.Equal(big, Show(vr, bytes, isBigEndian: true));
    }

    [Theory]
    [InlineData("FL", "00 00 C0 3F 00 00 20 C1", "1.5\\-10")]
    [InlineData("OF", "CD CC CC 3D", "0.1")]
    [InlineData("FD", "9A 99 99 99 99 99 B9 3F", "0.1")]
    [InlineData("OD", "00 00 00 00 00 00 F0 7F", "Infinity")]
    public void FractionsAreShownWhole(string vr, string bytes, string expected)
    {
        var reversed = string.Join(' ', bytes.Split(' ').Chunk(vr[1] == 'D' ? 8 : 4).Select(number => string.Join(' ', number.Reverse())));

        Assert.Equal(expected, Show(vr, bytes));
        Assert.Equal(expected, Show(vr, reversed, isBigEndian: true));
    }

    [Theory]
    [InlineData("US", "01 00 02", "1")]
    [InlineData("UL", "01 00 00", "")]
    [InlineData("FD", "", "")]
    [InlineData("OB", "", "")]
    public void BytesTooFewForANumberAreLeftOut(string vr, string bytes, string expected) => Assert.Equal(expected, Show(vr, bytes));

    [Theory]
    [InlineData("PN", "A^B==  ", "A^B")]
    [InlineData("PN", "A=\\B=x=", "A\\B=x")]
    [InlineData("PN", " A^B ", " A^B")]
    [InlineData("LO", "text \0", "text")]
    [InlineData("CS", "MR ", "MR")]
    [InlineData("UI", "1.2\0", "1.2")]
    [InlineData("UN", "text ", "text")]
    [InlineData("UN", "te\tt ", "116\\101\\9\\116\\32")]
    [InlineData("SQ", "bytes", "")]
    public void TextsLoseTheirPadding(string vr, string value, string expected) =>
        Assert.Equal(expected, Show(vr, Convert.ToHexString(System.Text.Encoding.Latin1.GetBytes(value))));

    [Fact]
    public void LongValueOfAnUnknownKindIsCut() =>
        Assert.Equal(string.Join('\\', Enumerable.Repeat("1", 255)), Show("UN", Convert.ToHexString([.. Enumerable.Repeat((byte)1, 300)])));

    private static string Show(string vr, string bytes, bool isBigEndian = false)
    {
        var value = Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal));
        return DicomValue.Text(new DicomElement(new DicomTag(0x0009, 0x1001), vr, value, []), DicomCharacterSet.Default, isBigEndian);
    }
}
