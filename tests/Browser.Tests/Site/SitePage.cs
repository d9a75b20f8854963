using AngleSharp.Html.Parser;

namespace Xnat.Typed.Browser.Tests.Site;

/// <summary>A built page: where it leads and what it can be led to.</summary>
/// <param name="Path">Its path on the site.</param>
/// <param name="Anchors">The places in it that a link can name.</param>
/// <param name="Targets">What its links, scripts, styles and pictures name, as it is written.</param>
internal sealed record SitePage(string Path, IReadOnlySet<string> Anchors, IReadOnlyList<string> Targets)
{
    /// <summary>All pages and tables of contents below a folder.</summary>
    public static IReadOnlyDictionary<string, SitePage> ReadAll(string folder) =>
        Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories)
            .AsParallel()
            .Select(path => Read(System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)))
            .ToDictionary(page => page.Path, StringComparer.Ordinal);

    /// <summary>Reads one.</summary>
    public static SitePage Read(string path, string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var anchors = document.All.Select(static element => element.Id)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var targets = document.All
            .SelectMany(static element => new[] { element.GetAttribute("href"), element.GetAttribute("src") })
            .OfType<string>();
        return new(path, anchors, [.. targets.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Those of its targets on the site that lead nowhere. Addresses of other sites are not asked.</summary>
    public IEnumerable<string> Broken(IReadOnlyDictionary<string, SitePage> pages, Func<string, bool> isThere)
    {
        var here = new Uri("http://site/" + string.Join('/', Path.Split('/').Select(Uri.EscapeDataString)));
        foreach (var target in Targets)
        {
            if (!Uri.TryCreate(here, target, out var there))
            {
                yield return $"{Path}: {target}";
                continue;
            }

            if (there.Host != "site") continue;
            var path = Uri.UnescapeDataString(there.AbsolutePath)[1..];
            var place = Uri.UnescapeDataString(there.Fragment.TrimStart('#'));
            var leads = pages.TryGetValue(path, out var page) ? place.Length == 0 || page.Anchors.Contains(place) : isThere(path);
            if (!leads) yield return $"{Path}: {target}";
        }
    }
}
