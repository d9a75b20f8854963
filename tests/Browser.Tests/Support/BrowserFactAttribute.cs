namespace Xnat.Typed.Browser.Tests.Support;

/// <summary>A test that looks at pages in Chromium; skipped where the machine has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is null)
            Skip = "There is no Chromium on this machine: no chromium, chromium-browser or google-chrome in the PATH.";
    }
}
