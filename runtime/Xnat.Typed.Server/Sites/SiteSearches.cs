using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Search;
using Xnat.Typed.Server.Search.Display;
using Xnat.Typed.Server.Search.Saved;

namespace Xnat.Typed.Server.Sites;

/// <summary>What a site searches with; one of each.</summary>
internal sealed class SiteSearches
{
    public SiteSearches(Store store)
    {
        var catalog = new DisplayCatalog(store.Types);
        Elements = new ElementTables(catalog, store);
        Engine = new SearchEngine(catalog, store);
        Views = new SearchViews(store.Clock);
        Saved = new SavedSearches(catalog, store);
    }

    /// <summary>What can be searched.</summary>
    public ElementTables Elements { get; }

    public SearchEngine Engine { get; }

    /// <summary>Results that are kept for paging.</summary>
    public SearchViews Views { get; }

    public SavedSearches Saved { get; }
}
