using System.Text;
using Xnat.Typed.Tool.Files;

namespace Xnat.Typed.Tool.Tests.Files;

public class XmlTextTests
{
    private const string Letters = "größe Σ Ж 日本";

    static XmlTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("ISO-8859-1", "größe")]
    [InlineData("windows-1252", "größe€")]
    [InlineData("windows-1251", "Ж")]
    [InlineData("ISO-8859-7", "Σ")]
    [InlineData("Shift_JIS", "日本")]
    [InlineData("EUC-JP", "日本")]
    [InlineData("ISO-2022-JP", "日本")]
    [InlineData("UTF-8", Letters)]
    public void FileIsReadAndRewrittenByTheEncodingThatItDeclares(string name, string letters)
    {
        var content = Encoding.GetEncoding(name).GetBytes(Document(name, letters));

        Assert.Equal(Document(name, letters), XmlText.Decode(content).Text);
        Assert.Equal(Document("UTF-8", letters), Encoding.UTF8.GetString(XmlText.ToUtf8(content)));
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    public void WideFileIsKnownByItsMarkOrItsFirstLetter(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] content = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Document("UTF-16", Letters))];

        Assert.Equal(Document("UTF-16", Letters), XmlText.Decode(content).Text);
        Assert.Equal(Document("UTF-8", Letters), Encoding.UTF8.GetString(XmlText.ToUtf8(content)));
    }

    [Fact]
    public void Utf8UnderAnotherNameIsUtf8()
    {
        var content = Encoding.UTF8.GetBytes(Document("ISO-8859-1", Letters));

        Assert.Equal(Document("ISO-8859-1", Letters), XmlText.Decode(content).Text);
        Assert.Equal(Document("UTF-8", Letters), Encoding.UTF8.GetString(XmlText.ToUtf8(content)));
    }

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("US-ASCII")]
    [InlineData("no-such-encoding")]
    public void WhatIsNoLetterOfTheEncodingIsMarkedAndTheFileLeftAsItIs(string name)
    {
        var content = Encoding.Latin1.GetBytes(Document(name, "größe"));

        Assert.Contains("gr\uFFFD", XmlText.Decode(content).Text, StringComparison.Ordinal);
        Assert.Equal(content, XmlText.ToUtf8(content));
    }

    [Fact]
    public void Utf8IsNotTouched()
    {
        byte[] marked = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Document("utf-8", Letters))];

        Assert.Equal(marked, XmlText.ToUtf8(marked));
        Assert.Equal("<a/>"u8.ToArray(), XmlText.ToUtf8("<a/>"u8.ToArray()));
    }

    private static string Document(string encoding, string letters) =>
        $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>\n<a>{letters}</a>";
}
