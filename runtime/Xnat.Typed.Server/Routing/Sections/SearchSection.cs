using static Xnat.Typed.Server.Routing.Route;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>What can be searched, searches, their kept results, and stored searches.</summary>
internal static class SearchSection
{
    public static RouteSection Section { get; } = new("Search",
    [
        Get("/data/search/elements", "data types", static h => h.Searches.Elements),
        Get("/data/search/elements/{type}", "fields of a type", static h => h.Searches.Fields),
        Get("/data/search/elements/{type}/versions", "its listings", static h => h.Searches.Versions),
        Post("/data/search", "runs a search document", static h => h.Searches.RunAsync),
        Get("/data/search/{id}", "a page of a cached result", static h => h.Searches.View),
        Get("/data/search/{id}/{column}", "distinct values of a column", static h => h.Searches.Column),
        Get("/data/search/saved", "stored searches", static h => h.SavedSearches.List),
        Get("/data/search/saved/{id}", "one as a document; a default listing for an id with @", static h => h.SavedSearches.Show),
        Get("/data/search/saved/{id}/results", "what it finds", static h => h.SavedSearches.Results),
        Put("/data/search/saved/{id}", "stores", static h => h.SavedSearches.PutAsync),
        Delete("/data/search/saved/{id}", "removes", static h => h.SavedSearches.Delete),
    ]);
}
