namespace Xnat.Typed.Browser.Tests.Site;

/// <summary>A test of the documentation's site; skipped where it has not been built.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class SiteFactAttribute : FactAttribute
{
    public SiteFactAttribute()
    {
        if (!File.Exists(Path.Combine(BuiltSite.Folder, "index.html")))
            Skip = "The site of the documentation is not built; `bash .ci/docs.sh` builds it.";
    }
}
