using Microsoft.Playwright;
using Xnat.Typed.Browser.Tests.Support;

namespace Xnat.Typed.Browser.Tests.Site;

public sealed class SiteInBrowserTests(Chromium chromium, BuiltSite site) : IClassFixture<Chromium>, IClassFixture<BuiltSite>
{
    private const string TypePage = "api/Xnat.Typed.Model.MrSessionData.html";

    // The index of some thousand pages is read in the background; milliseconds for a busy machine.
    private const float Patience = 120_000;

    [SiteBrowserFact]
    public async Task FirstPageLeadsOn()
    {
        await using var window = await OpenAsync("index.html");

        await Assertions.Expect(window.Page).ToHaveTitleAsync("Xnat.Typed | Xnat.Typed");
        await Assertions.Expect(window.Page.Locator("#navbar a").First).ToHaveTextAsync("Guide");
        var (bar, icon) = (await HeightAsync(window, "header"), await HeightAsync(window, ".navbar-brand svg, .navbar-brand img"));
        Assert.True(icon > 0 && icon < bar, $"the icon is {icon} high, the bar {bar}");
        await window.Page.Locator("article").GetByRole(AriaRole.Link, new() { Name = "Getting started" }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("article h1")).ToHaveTextAsync("Getting started");
        await Assertions.Expect(window.Page.Locator("#toc li.active").Last).ToContainTextAsync("Getting started");
    }

    [SiteBrowserFact]
    public async Task PageOfATypeShowsItsMembersAndTheirText()
    {
        await using var window = await OpenAsync(TypePage);

        await Assertions.Expect(window.Page.Locator("article h1")).ToContainTextAsync("MrSessionData");
        await Assertions.Expect(window.Page.Locator("article pre code .hljs-keyword").First).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.Locator("#Xnat_Typed_Model_MrSessionData_Coil")).ToBeVisibleAsync();
    }

    [SiteBrowserFact]
    public async Task SearchFindsATypeAndAPage()
    {
        await using var window = await OpenAsync("index.html");
        var query = window.Page.Locator("#search-query");
        await Assertions.Expect(query).ToBeEnabledAsync(new() { Timeout = Patience });

        await query.FillAsync("MrSessionData");
        await Assertions.Expect(window.Page.Locator("#search-results .sr-item").First)
            .ToContainTextAsync("MrSessionData", new() { Timeout = Patience });
        await query.FillAsync("prearchive");
        await Assertions.Expect(window.Page.Locator("#search-results"))
            .ToContainTextAsync("The prearchive", new() { Timeout = Patience });
    }

    [SiteBrowserFact]
    public async Task ColoursFollowTheSystem()
    {
        await using var light = await OpenAsync(TypePage);
        await using var dark = await OpenAsync(TypePage, scheme: ColorScheme.Dark);

        var (onLight, onDark) = (await BrightnessAsync(light), await BrightnessAsync(dark));

        Assert.True(onLight.Back > 200 && onLight.Text < 100, $"light: {onLight}");
        Assert.True(onDark.Back < 60 && onDark.Text > 150, $"dark: {onDark}");
    }

    [SiteBrowserFact]
    public async Task NothingIsWiderThanANarrowWindow()
    {
        foreach (var page in (string[])["index.html", TypePage, "errors.html", "from-xnatpy.html", "server/Endpoints.html"])
        {
            await using var window = await OpenAsync(page, width: 390);
            var width = await window.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");

            Assert.True(width <= 390, $"{page} is {width} wide");
        }
    }

    [SiteBrowserFact]
    public async Task ContentsOpenInANarrowWindow()
    {
        await using var window = await OpenAsync("sign-in.html", width: 390);
        await Assertions.Expect(window.Page.Locator("#toc")).Not.ToBeInViewportAsync();

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Show table of contents" }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("#toc li.active").Last).ToBeInViewportAsync();
        await window.Page.Locator("#toc").GetByText("Getting started", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("article h1")).ToHaveTextAsync("Getting started");
    }

    [SiteBrowserFact]
    public async Task NoRequestLeavesTheSite()
    {
        await using var window = await OpenAsync("index.html");
        foreach (var page in (string[])[TypePage, "errors.html", "errors/XNT0201.html", "transfers.html"])
            await window.Page.GotoAsync(site.Address + page, new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.NotEmpty(window.Requests);
        Assert.All(window.Requests, address => Assert.True(
            address.StartsWith(site.Address, StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal), address));
        Assert.Empty(window.Errors);
    }

    private async Task<Window> OpenAsync(string page, int width = 1300, ColorScheme scheme = ColorScheme.Light)
    {
        var window = await chromium.OpenAsync(width, scheme);
        await window.Page.GotoAsync(site.Address + page, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return window;
    }

    private static async Task<float> HeightAsync(Window window, string selector) =>
        (await window.Page.Locator(selector).BoundingBoxAsync())?.Height ?? 0;

    /// <summary>Mean of red, green and blue, of the page and of its text.</summary>
    private static async Task<(int Back, int Text)> BrightnessAsync(Window window)
    {
        var values = await window.Page.EvaluateAsync<int[]>(
            """
            () => ['backgroundColor', 'color'].map(name => {
              const [red, green, blue] = getComputedStyle(document.body)[name].match(/\d+/g).map(Number);
              return Math.round((red + green + blue) / 3);
            })
            """);
        return (values[0], values[1]);
    }
}
