using Xnat.Typed.Tool.Output;
using Xnat.Typed.Tool.Tests.Support;

namespace Xnat.Typed.Tool.Tests.Output;

public sealed class ShellLineTests
{
    [Theory]
    [InlineData("https://xnat.example.org:8080/", "https://xnat.example.org:8080/")]
    [InlineData("My data/fields.json", "'My data/fields.json'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("", "''")]
    [InlineData("$HOME;rm", "'$HOME;rm'")]
    [InlineData("~/x", "'~/x'")]
    [InlineData("Größe", "'Größe'")]
    public void WordIsQuotedWhereAShellWouldReadMoreIntoIt(string word, string quoted) =>
        Assert.Equal(quoted, ShellLine.Word(word, isWindows: false));

    [Theory]
    [InlineData("C:\\data\\fields.json", "C:\\data\\fields.json")]
    [InlineData("C:\\My data", "\"C:\\My data\"")]
    public void WindowsHasDoubleQuotes(string word, string quoted) => Assert.Equal(quoted, ShellLine.Word(word, isWindows: true));

    [UnixFact]
    public async Task ShellTakesTheWordsForWhatTheyAre()
    {
        string[] words = ["a b", "it's", "$HOME", "`id`", "\"", "\\", "*", "#", "", "-n", "ü", "a\tb"];

        var run = await ToolProcess.ShellAsync($"printf '[%s]\\n' {string.Join(' ', words.Select(ShellLine.Word))}");

        Assert.Equal(words.Select(static word => $"[{word}]"), run.Lines);
    }
}
