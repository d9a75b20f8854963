using System.Text.Json;

namespace Xnat.Typed.Browser.Tests.Site;

public sealed class LinkTests
{
    [Fact]
    public void PageAnchorAndFileThatAreMissingAreFound()
    {
        var first = SitePage.Read("a/first.html", """
            <h2 id="top">T</h2><a href="#top">1</a><a href="../b.html#here">2</a><a href="https://example.org/x">3</a>
            """);
        var second = SitePage.Read("b.html", """
            <p id="there"></p><a href="a/first.html#top">1</a><a href="a/none.html">2</a><img src="no.png"><img src="yes.png">
            """);
        var pages = new[] { first, second }.ToDictionary(page => page.Path);

        var broken = pages.Values.SelectMany(page => page.Broken(pages, path => path == "yes.png"));

        Assert.Equal(["a/first.html: ../b.html#here", "b.html: a/none.html", "b.html: no.png"], broken);
    }

    [SiteFact]
    public void EveryLinkOfTheSiteLeadsToAPageAndAPlaceInIt()
    {
        var pages = SitePage.ReadAll(BuiltSite.Folder);

        var broken = pages.Values.SelectMany(page => page.Broken(pages, static path => File.Exists(Path.Combine(BuiltSite.Folder, path))));

        Assert.True(pages.Count > 500, $"only {pages.Count} pages are built");
        Assert.Empty(broken.Order(StringComparer.Ordinal));
    }

    [SiteFact]
    public void EveryTypeIsInTheContentsOfTheApiAndFoundBySearch()
    {
        var contents = SitePage.ReadAll(BuiltSite.Folder)["api/toc.html"].Targets.ToHashSet(StringComparer.Ordinal);
        using var index = JsonDocument.Parse(File.ReadAllText(Path.Combine(BuiltSite.Folder, "index.json")));
        var found = index.RootElement.EnumerateObject().Select(static page => page.Name).ToHashSet(StringComparer.Ordinal);

        foreach (var type in (string[])["XnatClient", "XnatNotFoundException", "Model.MrSessionData", "Server.XnatServer"])
        {
            Assert.Contains($"Xnat.Typed.{type}.html", contents);
            Assert.Contains($"api/Xnat.Typed.{type}.html", found);
        }
    }
}
