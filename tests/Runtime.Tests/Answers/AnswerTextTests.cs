namespace Xnat.Typed.Runtime.Tests.Answers;

public sealed class AnswerTextTests
{
    [Theory]
    [InlineData("<html><body><h3 class='a'>The <b>request</b>\n failed &amp; ended</h3><h1>other</h1>", "The  request \n failed & ended")]
    [InlineData("<html><title>Maintenance</title><h1>never closed", "Maintenance")]
    [InlineData("<html><h1></h1>", null)]
    public void SentenceOfAPageIsItsHeadingOrTitle(string page, string? sentence) => Assert.Equal(sentence, AnswerText.Sentence(page));

    [Theory]
    [InlineData("<title>", "</t")]
    [InlineData("<h1>", "</h")]
    [InlineData("<h1", "<")]
    public void PageThatRepeatsItselfEndsInNoSentence(string opening, string rest)
    {
        var half = LoginPage.PeekLength / 2;
        var page = "<html>" + Repeated(opening, half) + Repeated(rest, half);

        Assert.Null(AnswerText.Sentence(page));
    }

    private static string Repeated(string text, int length) => string.Concat(Enumerable.Repeat(text, length / text.Length));
}
