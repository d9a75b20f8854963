using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Searches, run at once or stored. Every method gives the response itself, whatever its status.</summary>
internal interface IXnatSearchApi
{
    /// <summary>The rows that a search document finds. XNAT looks at the document, not at its media type.</summary>
    [Post("/data/search?format=json")]
    Task<HttpResponseMessage> RunAsync([Body] HttpContent document, CancellationToken cancellationToken);

    /// <summary>
    /// The same without rows: XNAT keeps the result for paging, and the answer has no more than the number of its rows.
    /// </summary>
    [Post("/data/search?format=json&cache=true")]
    Task<HttpResponseMessage> CountAsync([Body] HttpContent document, CancellationToken cancellationToken);

    /// <summary>The stored searches that this account may use.</summary>
    [Get("/data/search/saved?format=json")]
    Task<HttpResponseMessage> ListSavedAsync(CancellationToken cancellationToken);

    /// <summary>The document of a stored search.</summary>
    [Get("/data/search/saved/{id}")]
    Task<HttpResponseMessage> GetSavedAsync(string id, CancellationToken cancellationToken);

    /// <summary>The rows that a stored search finds now.</summary>
    [Get("/data/search/saved/{id}/results?format=json")]
    Task<HttpResponseMessage> RunSavedAsync(string id, CancellationToken cancellationToken);

    /// <summary>Stores a search under an ID, in place of one that has it.</summary>
    [Put("/data/search/saved/{id}?inbody=true")]
    Task<HttpResponseMessage> PutSavedAsync(string id, [Body] HttpContent document, CancellationToken cancellationToken);

    /// <summary>Removes a stored search.</summary>
    [Delete("/data/search/saved/{id}")]
    Task<HttpResponseMessage> DeleteSavedAsync(string id, CancellationToken cancellationToken);
}
