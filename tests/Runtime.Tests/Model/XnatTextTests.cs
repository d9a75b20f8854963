using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Model;

public sealed class XnatTextTests
{
    [Theory]
    [InlineData("R&amp;D", "R&D")]
    [InlineData("&lt;b&gt; &quot;x&quot; &apos;y&apos;", "<b> \"x\" 'y'")]
    [InlineData("&amp;lt;", "&lt;")]
    [InlineData("&amp;amp;amp;", "&amp;amp;")]
    [InlineData("&amp;&lt;&amp;", "&<&")]
    [InlineData("&#60; &#x3C; &nbsp; &eacute; &LT; &Amp;", "&#60; &#x3C; &nbsp; &eacute; &LT; &Amp;")]
    [InlineData("& && &l &lt &am;p; lt; &;", "& && &l &lt &am;p; lt; &;")]
    [InlineData("&&amp;", "&&")]
    [InlineData("&a&lt;mp;", "&a<mp;")]
    [InlineData("", "")]
    [InlineData("plain \u00e9\u4e2d\ud83d\ude00", "plain \u00e9\u4e2d\ud83d\ude00")]
    public void ExactlyOneLevelOfTheFiveEntitiesIsUndone(string stored, string text) => Assert.Equal(text, XnatText.Decode(stored));

    [Theory]
    [InlineData("NULL")]
    [InlineData("null")]
    [InlineData("Null")]
    [InlineData("a\0b")]
    [InlineData("\u0001")]
    [InlineData("bell\u0007")]
    [InlineData("\u000b")]
    [InlineData("\u001f")]
    [InlineData("\ufffe")]
    [InlineData("x\uffff")]
    public void WhatXnatCannotHoldIsRefused(string text) =>
        Assert.Throws<ArgumentException>("value", () => XnatText.RefuseUnstorable(text, "value"));

    [Fact]
    public void HalfOfASurrogatePairIsRefused()
    {
        // Attributes hold UTF-8, so these cannot be theory data.
        foreach (var text in (string[])["\ud800", "a\udc00b", "\udc00\ud800", "\ud83d\ude00\ud83d", "\ud800\ud800\udc00"])
            Assert.Throws<ArgumentException>("value", () => XnatText.RefuseUnstorable(text, "value"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("NULL ")]
    [InlineData("NULLS")]
    [InlineData("tab\tand\r\nline")]
    [InlineData("\u007f\u0085\ufffd")]
    [InlineData("\ud83d\ude00\ud83d\ude00")]
    public void AllElseIsLetThrough(string text) => XnatText.RefuseUnstorable(text, "value");
}
