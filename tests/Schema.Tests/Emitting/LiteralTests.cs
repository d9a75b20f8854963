using Xnat.Typed.Schema.Emitting;

namespace Xnat.Typed.Schema.Tests.Emitting;

public class LiteralTests
{
    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("\"; System.Environment.Exit(1); //", "\"\\\"; System.Environment.Exit(1); //\"")]
    [InlineData("line\nend\u2028", "\"line\\u000aend\\u2028\"")]
    [InlineData("ä", "\"\\u00e4\"")]
    public void StringsStayStrings(string text, string expected) => Assert.Equal(expected, Literal.String(text));

    [Theory]
    [InlineData("a < b & c", "a &lt; b &amp; c")]
    [InlineData("one\r\ntwo\u0085three\u2028four\u2029five", "one  two three four five")]
    [InlineData("left\u202eright", "left right")]
    public void DocumentationStaysOnItsLine(string text, string expected) => Assert.Equal(expected, Literal.Documentation(text));

    [Theory]
    [InlineData("a\n#error b", "a #error b")]
    [InlineData("</summary>*/", "</summary>*/")]
    public void CommentsStayOnTheirLine(string text, string expected) => Assert.Equal(expected, Literal.Comment(text));
}
