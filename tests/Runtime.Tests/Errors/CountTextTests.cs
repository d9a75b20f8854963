namespace Xnat.Typed.Runtime.Tests.Errors;

public class CountTextTests
{
    [Theory]
    [InlineData(0, "0 files")]
    [InlineData(1, "1 file")]
    [InlineData(2, "2 files")]
    [InlineData(1_000_001, "1000001 files")]
    public void NounIsSingularAfterOneAlone(long number, string text) => Assert.Equal(text, CountText.Of(number, "file"));
}
