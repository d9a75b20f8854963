using Xnat.Typed.Server.Search.Comparing;

namespace Xnat.Typed.Server.Tests.Search;

public sealed class SqlPatternTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("", "%", true)]
    [InlineData("", "_", false)]
    [InlineData("abc", "ABC", true)]
    [InlineData("abc", "a%", true)]
    [InlineData("abc", "%c", true)]
    [InlineData("abc", "%b%", true)]
    [InlineData("abc", "a_c", true)]
    [InlineData("abc", "a_", false)]
    [InlineData("abc", "%%_%c%", true)]
    [InlineData("abcabd", "%ab_", true)]
    [InlineData("abcabd", "a%d_", false)]
    public void PercentStandsForAnyTextAndUnderscoreForOneCharacter(string text, string pattern, bool isMatch) =>
        Assert.Equal(isMatch, SqlPattern.IsMatch(text, pattern));

    [Fact]
    public void PatternFullOfPercentSignsTakesNoTime()
    {
        Assert.False(SqlPattern.IsMatch(new string('a', 20_000), string.Concat(Enumerable.Repeat("%a", 2_000)) + "b"));
    }
}
