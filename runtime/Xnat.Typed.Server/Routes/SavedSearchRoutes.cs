using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Search;
using Xnat.Typed.Server.Search.Documents;
using Xnat.Typed.Server.Search.Saved;

namespace Xnat.Typed.Server.Routes;

/// <summary>Stored searches: <c>/data/search/saved</c>, and those of one project.</summary>
internal sealed class SavedSearchRoutes(Store store, SavedSearches searches, SearchEngine engine)
{
    public Answer List(XnatRequest request) => TableAnswer.Of(request, store.Read(() => searches.List(request.Access)));

    public Answer Show(XnatRequest request) => Document(store.Read(() => searches.Get(request.Values["id"], request.Access)));

    public Task<Answer> PutAsync(XnatRequest request, CancellationToken cancellationToken) =>
        PutAsync(request, request.Values["id"], null, cancellationToken);

    public Answer Delete(XnatRequest request) => Delete(request, request.Values["id"]);

    public Answer Results(XnatRequest request)
    {
        var result = store.Read(() => engine.Run(searches.Get(request.Values["id"], request.Access), request.Access));
        var query = request.Query;
        var sorted = result.SortedBy(query["sortBy"], query["sortOrder"]);
        return TableAnswer.Of(request, sorted.Page(null, query["offset"], query["limit"], request.Format == "json"));
    }

    public Answer OfProject(XnatRequest request) =>
        store.Read(() => Document(searches.Get(IdOf(request), Project(request), request.Access)));

    public Task<Answer> PutOfProjectAsync(XnatRequest request, CancellationToken cancellationToken) =>
        PutAsync(request, IdOf(request), store.Read(() => EditableProject(request)).Id, cancellationToken);

    public Answer DeleteOfProject(XnatRequest request)
    {
        store.Read(() => searches.Get(IdOf(request), EditableProject(request), request.Access));
        return Delete(request, IdOf(request));
    }

    private static string IdOf(XnatRequest request) => request.Values["search"];

    private Row Project(XnatRequest request) => new ArchiveResolver(store, request.Access).ParentProject(request.Values["project"]);

    private Row EditableProject(XnatRequest request) =>
        Project(request) is var project && request.Access.CanEdit(project) ? project : throw RestException.Forbidden();

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

    private static Answer Document(SearchDocument search) => Answer.Text(SearchDocumentWriter.Write(search), 200, "text/xml;charset=UTF-8");
}
