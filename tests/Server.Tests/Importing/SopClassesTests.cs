using Xnat.Typed.Server.Importing;

namespace Xnat.Typed.Server.Tests.Importing;

public sealed class SopClassesTests
{
    private const string Storage = "1.2.840.10008.5.1.4.1.1.";

    [Theory]
    [InlineData("4", "MR", "xnat:mrSessionData")]
    [InlineData("4", "", "xnat:mrSessionData")]
    [InlineData("2", "CT", "xnat:ctSessionData")]
    [InlineData("128 2", "PT CT", "xnat:petSessionData")]
    [InlineData("128 4", "PT MR", "xnat:petmrSessionData")]
    [InlineData("4 481.1", "MR RTIMAGE", "xnat:mrSessionData")]
    [InlineData("2 7", "CT OT", "xnat:ctSessionData")]
    [InlineData("7", "OT", "xnat:otherDicomSessionData")]
    [InlineData("7", "MR", "xnat:mrSessionData")]
    [InlineData("66.4", "SEG", "xnat:otherDicomSessionData")]
    [InlineData("2 66.4", "CT SEG", "xnat:ctSessionData")]
    [InlineData("481.3", "RTSTRUCT", "xnat:rtSessionData")]
    [InlineData("9999", "XX", "xnat:otherDicomSessionData")]
    public void SessionTypeFollowsTheClassesAndThenTheModality(string suffixes, string modalities, string expected)
    {
        string?[] classes = [.. suffixes.Split(' ').Select(suffix => Storage + suffix)];

        Assert.Equal(expected, SopClasses.SessionType(classes, modalities.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData("4", "xnat:mrScanData")]
    [InlineData("2.1", "xnat:ctScanData")]
    [InlineData("7", "xnat:scScanData")]
    [InlineData("7 4", "xnat:mrScanData")]
    [InlineData("66.4", "xnat:segScanData")]
    [InlineData("13.1.2", "xnat:otherDicomScanData")]
    [InlineData("9999", "xnat:otherDicomScanData")]
    public void ScanTypeFollowsThePrecedence(string suffixes, string expected) =>
        Assert.Equal(expected, SopClasses.ScanType(suffixes.Split(' ').Select(suffix => Storage + suffix)));

    [Fact]
    public void SecondaryFilesAreThoseOfNoPrimaryClass()
    {
        Assert.True(SopClasses.IsPrimary(DicomBytes.MrImage));
        Assert.False(SopClasses.IsPrimary(DicomBytes.SecondaryCapture));
        Assert.False(SopClasses.IsPrimary(null));
    }
}
