namespace Xnat.Typed.Runtime.Tests.Transfer;

/// <summary>What a resource summary says of itself.</summary>
public sealed class ResourceSummaryTests
{
    [Theory]
    [InlineData(2, 300L, "XnatResourceSummary 2 files, 300 bytes")]
    [InlineData(1, 1L, "XnatResourceSummary 1 file, 1 byte")]
    [InlineData(null, 300L, "XnatResourceSummary files not counted, 300 bytes")]
    [InlineData(0, null, "XnatResourceSummary 0 files, bytes not counted")]
    public void CountThatIsAbsentIsSaidToBe(int? files, long? bytes, string text)
    {
        var summary = new XnatResourceSummary("label", XnatResourceLevel.Scan, "1") { Number = "7", FileCount = files, FileSize = bytes };

        Assert.Equal(text, summary.ToString());
    }
}
