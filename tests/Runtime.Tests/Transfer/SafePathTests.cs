namespace Xnat.Typed.Runtime.Tests.Transfer;

public sealed class SafePathTests
{
    [Theory]
    [InlineData("../out.dcm")]
    [InlineData("a/../../out.dcm")]
    [InlineData("..\\out.dcm")]
    [InlineData("/etc/passwd")]
    [InlineData("\\\\host\\share")]
    [InlineData("C:\\out.dcm")]
    [InlineData("")]
    [InlineData("/")]
    public void NameThatLeadsOutIsRefused(string entry) =>
        Assert.Throws<XnatContentException>(() => SafePath.Inside(Path.GetTempPath(), entry));

    [Fact]
    public void NameStaysBelowTheFolder()
    {
        var folder = Path.Combine(Path.GetTempPath(), "target");

        Assert.Equal(Path.Combine(folder, "MR1", "scans", "a.dcm"), SafePath.Inside(folder, "MR1/./scans//a.dcm"));
    }

    [Theory]
    [InlineData("a/b", "a_b", "a_b")]
    [InlineData("T1: final?", "T1: final?", "T1_ final_")]
    [InlineData("nul.txt", "nul.txt", "_nul.txt")]
    [InlineData("end. ", "end. ", "end")]
    [InlineData("..", "_", "_")]
    public void LabelBecomesAFileName(string label, string elsewhere, string onWindows)
    {
        Assert.Equal(elsewhere, SafePath.FileName(label, onWindows: false));
        Assert.Equal(onWindows, SafePath.FileName(label, onWindows: true));
    }
}
