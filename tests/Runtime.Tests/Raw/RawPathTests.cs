using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Raw;

/// <summary>Paths of the caller's own: where they lead, and what their values become.</summary>
public sealed class RawPathTests
{
    [Theory]
    [InlineData("/data/projects", "https://lab.example.org/xnat/data/projects")]
    [InlineData("data/projects?format=json", "https://lab.example.org/xnat/data/projects?format=json")]
    [InlineData("//evil.example.org/x", "https://lab.example.org/xnat/evil.example.org/x")]
    [InlineData("https://lab.example.org/xnat/data/x", "https://lab.example.org/xnat/data/x")]
    [InlineData("/data/subjects/S%231", "https://lab.example.org/xnat/data/subjects/S%231")]
    public void PathBeginsAtTheWebApplication(string path, string address) =>
        Assert.Equal(address, ((XnatPath)path).On(new("https://lab.example.org/xnat/")).AbsoluteUri);

    [Theory]
    [InlineData("https://evil.example.org/data/projects")]
    [InlineData("http://lab.example.org/xnat/data/projects")]
    [InlineData("https://lab.example.org/other/data")]
    [InlineData("/../other/data")]
    [InlineData("/data/%2e%2e/%2e%2e/other")]
    [InlineData("/data/projects#part")]
    [InlineData("\\data")]
    [InlineData("/data/pro\njects")]
    [InlineData("")]
    [InlineData(" ")]
    public void WhatLeadsElsewhereIsRefused(string path) =>
        Assert.Throws<ArgumentException>(() => ((XnatPath)path).On(new("https://lab.example.org/xnat/")));

    [Fact]
    public void NothingIsNoPath() => Assert.Throws<ArgumentException>(static () => default(XnatPath).On(new("https://lab.example.org/")));

    [Theory]
    [InlineData("S 1")]
    [InlineData("S#1")]
    [InlineData("S?1")]
    [InlineData("50%")]
    [InlineData("%2F")]
    [InlineData("a+b=c")]
    [InlineData("Grüße")]
    [InlineData("患者")]
    [InlineData("😀")]
    [InlineData("007")]
    public async Task ValueIsFoundByWhateverItIsCalled(string label)
    {
        await using var site = await TestSite.StartAsync(seed => seed.Project("P1").Subject(label));

        var text = await site.Client.Raw.GetTextAsync($"/data/projects/P1/subjects/{label}?format=xml");
        await site.Client.Raw.PutAsync($"/data/projects/P1/subjects/{label}?group={label}");

        Assert.Contains("<xnat:Subject", text, StringComparison.Ordinal);
        var subject = await (await site.Client.Projects.GetAsync("P1")).Subjects.GetAsync(label);
        Assert.Equal(label, subject.Group);
    }

    [Theory]
    [InlineData("a/b", "'/'")]
    [InlineData("a\\b", "'\\'")]
    [InlineData("a\nb", "a line feed")]
    public void ValueThatXnatTakesInNoAddressIsRefusedByItsCharacter(string label, string character)
    {
        var error = Assert.Throws<ArgumentException>(() => Path($"/data/subjects/{label}"));

        Assert.Contains($"XNAT takes {character}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HalfOfASurrogatePairIsRefused() => Assert.Throws<ArgumentException>(static () => Path($"/data/subjects/{"a\ud83d"}"));

    [Fact]
    public void MarkupStaysInItsPiece() => Assert.Equal("/data/x/%22a%26b%22%3C", Path($"/data/x/{"\"a&b\"<"}"));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(null)]
    public void ValueThatWouldShortenThePathIsRefused(string? label) =>
        Assert.Throws<ArgumentException>(() => Path($"/data/projects/P1/subjects/{label}"));

    [Fact]
    public void ValuesOfTheQueryMayBeAnything()
    {
        var path = Path($"/data/x?a={"b/c"}&empty={""}&on={true}&day={new DateOnly(2024, 5, 17):yyyy-MM-dd}&number={1.5}");

        Assert.Equal("/data/x?a=b%2Fc&empty=&on=true&day=2024-05-17&number=1.5", path);
    }

    private static string Path(XnatPath path) => path.ToString();
}
