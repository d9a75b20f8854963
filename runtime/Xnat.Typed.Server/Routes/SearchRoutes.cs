using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Search;
using Xnat.Typed.Server.Search.Display;
using Xnat.Typed.Server.Search.Documents;
using Xnat.Typed.Server.Search.Saved;

namespace Xnat.Typed.Server.Routes;

/// <summary>Searches: what can be searched, posted searches, their kept results, and stored searches.</summary>
internal sealed class SearchRoutes
{
    private readonly Site site;
    private readonly ElementTables elements;
    private readonly SearchEngine engine;
    private readonly SearchViews views;
    private readonly SavedSearchRoutes saved;

    public SearchRoutes(Site site)
    {
        this.site = site;
        elements = site.Searches.Elements;
        engine = site.Searches.Engine;
        views = site.Searches.Views;
        saved = new SavedSearchRoutes(site.Store, site.Searches.Saved, engine);
    }

    /// <summary>Searches of a project, below <c>/data/projects/{project}/searches</c>.</summary>
    public Task<Answer> OfProjectAsync(XnatRequest request, string project, string id, CancellationToken cancellationToken) => saved.OfProjectAsync(request, project, id, cancellationToken);

    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        switch (segments)
        {
            case ["search"]:
                request.Route = "/data/search";
                return await PostAsync(request, cancellationToken).ConfigureAwait(false);
            case ["search", "elements"]:
                request.Route = "/data/search/elements";
                return Read(request, () => elements.Elements(request.Access, request.Query.Flag("secured"), request.Query.Flag("used"), request.Query.Flag("readable")), request.Format);
            case ["search", "elements", var types]:
                request.Route = "/data/search/elements/{type}";
                // The list of fields is XML unless a format is asked for.
                return Read(request, () => elements.Fields(types, request.Access), request.Format ?? "xml");
            case ["search", "elements", var types, "versions"]:
                request.Route = "/data/search/elements/{type}/versions";
                return Read(request, () => elements.DisplayVersions(types), request.Format);
            case ["search", "saved", ..]:
                return await saved.HandleAsync(request, [.. segments.Skip(2)], cancellationToken).ConfigureAwait(false);
            case ["search", var id]:
                request.Route = "/data/search/{view}";
                return Read(request, () => View(request, id), request.Format);
            case ["search", var id, var column]:
                request.Route = "/data/search/{view}/{column}";
                return Read(request, () => views.Find(id, request.Access.Login).Distinct(column), request.Format);
            default:
                return null;
        }
    }

    private async Task<Answer> PostAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        if (request.Method != "POST") throw RestException.MethodNotAllowed();
        var search = await SearchDocumentReader.ReadAsync(request.Context.Request.Body, cancellationToken).ConfigureAwait(false);
        var result = site.Store.Read(() => engine.Run(search, request.Access)).SortedBy(request.Query["sortBy"], request.Query["sortOrder"]);
        var isKept = request.Query.Flag("cache");
        var id = isKept ? views.Keep(request.Access.Login, result) : null;
        // A kept result is paged: the first answer has rows only where it says how many.
        return Show(request, result.Page(id, request.Query["offset"], request.Query["limit"] ?? (isKept ? "0" : null), request.Format == "json"), request.Format);
    }

    private Table View(XnatRequest request, string id) => views.Find(id, request.Access.Login)
        .SortedBy(request.Query["sortBy"], request.Query["sortOrder"])
        .Page(id, request.Query["offset"], request.Query["limit"], request.Format == "json");

    private Answer Read(XnatRequest request, Func<Table> table, string? format)
    {
        if (!request.IsRead) throw RestException.MethodNotAllowed();
        return Show(request, site.Store.Read(table), format);
    }

    private static Answer Show(XnatRequest request, Table table, string? format) => format == request.Format
        ? ListingRoutes.Show(request, table)
        : Answer.Stream(TableWriter.MediaType(format), (stream, token) => TableWriter.WriteAsync(table, format, stream, token));
}
