using Microsoft.Playwright;
using Xnat.Typed.Browser.Tests.Support;

namespace Xnat.Typed.Browser.Tests.Pages;

public sealed class SchemaPagesTests(Chromium chromium, WrittenPages pages) : IClassFixture<Chromium>, IClassFixture<WrittenPages>
{
    [BrowserFact]
    public async Task SearchFindsAsOneTypesAndItsLinkCanBeSent()
    {
        await using var window = await chromium.OpenAsync();
        await window.Page.GotoAsync(pages.AddressOf("index.html"));

        await window.Page.Locator("#search").PressSequentiallyAsync("mrScan");
        await Assertions.Expect(window.Page.Locator("#results li").First).ToContainTextAsync("xnat:mrScanData");
        var sent = window.Page.Url;

        await using var other = await chromium.OpenAsync();
        await other.Page.GotoAsync(sent);
        await Assertions.Expect(other.Page.Locator("#search")).ToHaveValueAsync("mrScan");
        await Assertions.Expect(other.Page.Locator("#results li").First).ToContainTextAsync("xnat:mrScanData");
    }

    [BrowserFact]
    public async Task EverythingIsReachedWithKeysAlone()
    {
        await using var window = await chromium.OpenAsync();
        await window.Page.GotoAsync(pages.AddressOf("index.html"));

        await window.Page.Keyboard.PressAsync("/");
        await window.Page.Keyboard.TypeAsync("xnat:mrSessionData");
        await window.Page.Keyboard.PressAsync("ArrowDown");
        await window.Page.Keyboard.PressAsync("ArrowUp");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("xnat:mrSessionData");

        var link = window.Page.Locator("dd a").First;
        for (var presses = 0; presses < 10 && !await link.EvaluateAsync<bool>("link => link === document.activeElement"); presses++)
            await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.Locator("h1")).ToHaveTextAsync("xnat:imageSessionData");
    }

    [BrowserFact]
    public async Task LinkToAMemberShowsIt()
    {
        await using var window = await chromium.OpenAsync();
        await window.Page.GotoAsync(pages.AddressOf("types/xnat-mrScanData.html#parameters%2FvoxelRes%2Fx"));

        await Assertions.Expect(window.Page.Locator("tr:target")).ToContainTextAsync("xnat:mrScanData/parameters/voxelRes/x");
        await Assertions.Expect(window.Page.Locator("tr:target")).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task TextsOfSchemasStayTexts()
    {
        await using var window = await chromium.OpenAsync();
        await window.Page.GotoAsync(pages.AddressOf("types/lab-visitData.html"));

        await Assertions.Expect(window.Page).ToHaveTitleAsync("lab:visitData · Lab & more");
        await Assertions.Expect(window.Page.Locator(".lead")).ToContainTextAsync("<script>document.title='taken'</script>");
        await Assertions.Expect(window.Page.Locator(".values li").First).ToHaveTextAsync("</script><b>bold</b>");
        Assert.Equal(0, await window.Page.Locator("main img, main script, main b").CountAsync());
        Assert.Empty(window.Errors);
    }

    [BrowserFact]
    public async Task NoRequestLeavesThePages()
    {
        await using var window = await chromium.OpenAsync();
        foreach (var page in (string[])["index.html", "index.html#q=coil", "types/xnat-subjectData.html", "types/lab-visitData.html"])
            await window.Page.GotoAsync(pages.AddressOf(page), new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.NotEmpty(window.Requests);
        Assert.All(window.Requests, static address => Assert.True(
            address.StartsWith("file://", StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal), address));
        Assert.Empty(window.Errors);
    }

    [BrowserFact]
    public async Task NarrowWindowHasNothingBesideIt()
    {
        await using var window = await chromium.OpenAsync(width: 340);
        foreach (var page in (string[])["index.html", "types/xnat-mrScanData.html", "types/xnat-subjectData.html"])
        {
            await window.Page.GotoAsync(pages.AddressOf(page));

            var (shown, needed) = (await WidthAsync("clientWidth"), await WidthAsync("scrollWidth"));
            Assert.True(needed <= shown, $"{page} needs {needed} of {shown}");
        }

        Task<int> WidthAsync(string which) => window.Page.EvaluateAsync<int>($"document.documentElement.{which}");
    }

    [BrowserFact]
    public async Task DarkIsDarkAndReadable()
    {
        await using var light = await chromium.OpenAsync();
        await using var dark = await chromium.OpenAsync(scheme: ColorScheme.Dark);

        Assert.True(await BrightnessAsync(light, "backgroundColor") > 200);
        Assert.True(await BrightnessAsync(light, "color") < 80);
        Assert.True(await BrightnessAsync(dark, "backgroundColor") < 50);
        Assert.True(await BrightnessAsync(dark, "color") > 200);

        async Task<double> BrightnessAsync(Window window, string property)
        {
            await window.Page.GotoAsync(pages.AddressOf("types/xnat-mrScanData.html"));
            return await window.Page.EvaluateAsync<double>(
                $"getComputedStyle(document.body).{property}.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3");
        }
    }

    [BrowserFact]
    public async Task PrintedPageHasNoSearch()
    {
        await using var window = await chromium.OpenAsync();
        await window.Page.GotoAsync(pages.AddressOf("types/xnat-mrScanData.html"));

        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(window.Page.Locator("search")).ToBeHiddenAsync();
        await Assertions.Expect(window.Page.Locator("main")).ToBeVisibleAsync();
    }
}
