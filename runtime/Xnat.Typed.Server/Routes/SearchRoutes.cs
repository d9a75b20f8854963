using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Search;
using Xnat.Typed.Server.Search.Documents;

namespace Xnat.Typed.Server.Routes;

/// <summary>Searches: what can be searched, posted searches and their kept results.</summary>
internal sealed class SearchRoutes(Site site)
{
    private readonly SiteSearches services = site.Searches;

    public Answer Elements(XnatRequest request)
    {
        var query = request.Query;
        return Read(
            request,
            () => services.Elements.Elements(request.Access, query.Flag("secured"), query.Flag("used"), query.Flag("readable")),
            request.Format);
    }

    /// <summary>The list of fields, which is XML unless a format is asked for.</summary>
    public Answer Fields(XnatRequest request) =>
        Read(request, () => services.Elements.Fields(request.Values["type"], request.Access), request.Format ?? "xml");

    public Answer Versions(XnatRequest request) =>
        Read(request, () => services.Elements.DisplayVersions(request.Values["type"]), request.Format);

    public async Task<Answer> RunAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var search = await SearchDocumentReader.ReadAsync(request.Context.Request.Body, cancellationToken).ConfigureAwait(false);
        var result = site.Store.Read(() => services.Engine.Run(search, request.Access))
            .SortedBy(request.Query["sortBy"], request.Query["sortOrder"]);
        var isKept = request.Query.Flag("cache");
        var id = isKept ? services.Views.Keep(request.Access.Login, result) : null;
        // A kept result is paged: the first answer has rows only where it says how many.
        return Show(
            request,
            result.Page(id, request.Query["offset"], request.Query["limit"] ?? (isKept ? "0" : null), request.Format == "json"),
            request.Format);
    }

    public Answer View(XnatRequest request) => Read(
        request,
        () => Found(request)
            .SortedBy(request.Query["sortBy"], request.Query["sortOrder"])
            .Page(request.Values["id"], request.Query["offset"], request.Query["limit"], request.Format == "json"),
        request.Format);

    public Answer Column(XnatRequest request) => Read(request, () => Found(request).Distinct(request.Values["column"]), request.Format);

    private SearchResult Found(XnatRequest request) => services.Views.Find(request.Values["id"], request.Access.Login);

    private Answer Read(XnatRequest request, Func<Table> table, string? format) => Show(request, site.Store.Read(table), format);

    private static Answer Show(XnatRequest request, Table table, string? format) => format == request.Format
        ? TableAnswer.Of(request, table)
        : Answer.Stream(TableWriter.MediaType(format), (stream, token) => TableWriter.WriteAsync(table, format, stream, token));
}
