using Xnat.Typed.Browser.Tests.Support;

namespace Xnat.Typed.Browser.Tests.Site;

/// <summary>A test that looks at the documentation's site in Chromium; skipped where there is no site or no Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SiteBrowserFactAttribute : SiteFactAttribute
{
    public SiteBrowserFactAttribute() => Skip ??= new BrowserFactAttribute().Skip;
}
