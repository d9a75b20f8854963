using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Search;
using Xnat.Typed.Server.Search.Documents;
using Xnat.Typed.Server.Search.Saved;

namespace Xnat.Typed.Server.Routes;

/// <summary>Stored searches: <c>/data/search/saved</c>, and those of one project.</summary>
internal sealed class SavedSearchRoutes(Store store, SavedSearches searches, SearchEngine engine)
{
    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        switch (segments)
        {
            case []:
                request.Route = "/data/search/saved";
                DemandRead(request);
                return ListingRoutes.Show(request, store.Read(() => searches.List(request.Access)));
            case [var id]:
                request.Route = "/data/search/saved/{id}";
                return request.Method switch
                {
                    "GET" or "HEAD" => Document(store.Read(() => searches.Get(id, request.Access))),
                    "PUT" => await PutAsync(request, id, null, cancellationToken).ConfigureAwait(false),
                    "DELETE" => Delete(request, id),
                    _ => throw RestException.MethodNotAllowed(),
                };
            case [var id, "results"]:
                request.Route = "/data/search/saved/{id}/results";
                DemandRead(request);
                return Results(request, id);
            default:
                return null;
        }
    }

    public async Task<Answer> OfProjectAsync(XnatRequest request, string project, string id, CancellationToken cancellationToken)
    {
        request.Route = "/data/projects/{project}/searches/{id}";
        var (owner, mayEdit) = store.Read(() =>
        {
            var row = new ArchiveResolver(store, request.Access).ParentProject(project);
            return (row, request.Access.CanEdit(row));
        });
        switch (request.Method)
        {
            case "GET" or "HEAD":
                return Document(store.Read(() => searches.Get(id, owner, request.Access)));
            case "PUT" or "DELETE" when !mayEdit:
                throw RestException.Forbidden();
            case "PUT":
                return await PutAsync(request, id, owner.Id, cancellationToken).ConfigureAwait(false);
            case "DELETE":
                store.Read(() => searches.Get(id, owner, request.Access));
                return Delete(request, id);
            default:
                throw RestException.MethodNotAllowed();
        }
    }

    private async Task<Answer> PutAsync(XnatRequest request, string id, string? project, CancellationToken cancellationToken)
    {
        var search = await SearchDocumentReader.ReadAsync(request.Context.Request.Body, cancellationToken).ConfigureAwait(false);
        if (project is not null) search = search with { Tag = project };
        var isCopy = request.Query.Flag("saveAs");
        var stored = store.Write(() => searches.Put(id, search, request.Access, isCopy));
        // Only a copy has an ID that the client does not know.
        return isCopy ? Answer.Text(stored) : Answer.Empty();
    }

    private Answer Delete(XnatRequest request, string id) => store.Write(() =>
    {
        searches.Delete(id, request.Access);
        return Answer.Empty();
    });

    private Answer Results(XnatRequest request, string id)
    {
        var result = store.Read(() => engine.Run(searches.Get(id, request.Access), request.Access));
        return ListingRoutes.Show(request, result.SortedBy(request.Query["sortBy"], request.Query["sortOrder"]).Page(null, request.Query["offset"], request.Query["limit"], request.Format == "json"));
    }

    private static void DemandRead(XnatRequest request)
    {
        if (!request.IsRead) throw RestException.MethodNotAllowed();
    }

    private static Answer Document(SearchDocument search) => Answer.Text(SearchDocumentWriter.Write(search), 200, "text/xml;charset=UTF-8");
}
