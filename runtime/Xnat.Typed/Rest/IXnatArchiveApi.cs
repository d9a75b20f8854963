using Refit;

namespace Xnat.Typed.Rest;

/// <summary>
/// Listings and objects of the archive. Every method gives the response itself, whatever its status.
/// </summary>
/// <remarks>
/// Addresses are paths below <c>/data</c> such as <c>experiments/XNAT_E00001/scans/4</c>, of whatever depth the object was found at.
/// They keep their slashes and their pieces are escaped one by one; a single value is escaped as a whole. Neither is protected against
/// pieces that are <c>.</c> or <c>..</c>: refuse these before the call. In a query, entries without a value are left out.
/// </remarks>
internal interface IXnatArchiveApi
{
    /// <summary>The rows of a listing.</summary>
    /// <param name="listing">Its address.</param>
    /// <param name="query">Columns and data type.</param>
    /// <param name="filter">Columns and the values that they must have.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get("/data/{**listing}")]
    Task<HttpResponseMessage> ListAsync(
        string listing, [Query] ListingQuery query, [Query] IDictionary<string, string?>? filter, CancellationToken cancellationToken);

    /// <summary>All of an object, as JSON.</summary>
    [Get("/data/{**item}?format=json")]
    Task<HttpResponseMessage> GetAsync(string item, CancellationToken cancellationToken);

    /// <summary>The same for something that may well not be there: nobody is asked whether a 404 belongs to who signed in.</summary>
    /// <param name="item">Its address.</param>
    /// <param name="isTrial">Always true.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get("/data/{**item}?format=json")]
    Task<HttpResponseMessage> LookUpAsync(
        string item, [Property(IXnatSessionApi.Trial)] bool isTrial, CancellationToken cancellationToken);

    /// <summary>
    /// Creates an object or changes the fields that are named: 200 or 201, with the accession ID as text for subjects and experiments.
    /// </summary>
    /// <param name="item">Its address.</param>
    /// <param name="query">Data type and reason.</param>
    /// <param name="fields">Paths of fields, with the data type in front, and their values.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Put("/data/{**item}")]
    Task<HttpResponseMessage> PutAsync(
        string item, [Query] ItemQuery query, [Query] IDictionary<string, string?> fields, CancellationToken cancellationToken);

    /// <summary>The same with more fields than an address holds.</summary>
    [Put("/data/{**item}")]
    Task<HttpResponseMessage> PutFormAsync(
        string item, [Body] HttpContent fields, [Query] ItemQuery query, CancellationToken cancellationToken);

    /// <summary>What was done to an experiment, as a table.</summary>
    [Get("/data/{**experiment}/history?format=json")]
    Task<HttpResponseMessage> HistoryAsync(
        string experiment, string? includeDetails, string? includeFiles, CancellationToken cancellationToken);

    /// <summary>
    /// Creates an object in a listing, and never changes one that is there: 200 with the full address as text, 409 if the name is taken.
    /// </summary>
    /// <param name="listing">Address of the listing.</param>
    /// <param name="query">Data type and reason.</param>
    /// <param name="fields">Paths of fields, with the data type in front, and their values.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Post("/data/{**listing}")]
    Task<HttpResponseMessage> CreateAsync(
        string listing, [Query] ItemQuery query, [Query] IDictionary<string, string?> fields, CancellationToken cancellationToken);

    /// <summary>The same with more fields than an address holds.</summary>
    [Post("/data/{**listing}")]
    Task<HttpResponseMessage> CreateFromFormAsync(
        string listing, [Body] HttpContent fields, [Query] ItemQuery query, CancellationToken cancellationToken);

    /// <summary>All of an object, as an XML document.</summary>
    [Get("/data/{**item}?format=xml")]
    Task<HttpResponseMessage> GetDocumentAsync(string item, CancellationToken cancellationToken);

    /// <summary>Merges an XML document into an object.</summary>
    /// <param name="item">Its address.</param>
    /// <param name="document">The document, of a length that is known: XNAT passes over any other.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Put("/data/{**item}")]
    Task<HttpResponseMessage> PutDocumentAsync(
        string item, [Body] HttpContent document, [AliasAs("event_reason")] string? reason, CancellationToken cancellationToken);

    /// <summary>Puts a whole XML document in the place of an object: rows and fields that it leaves out are removed.</summary>
    /// <param name="item">Its address; below a session XNAT does so with assessors and reconstructions, and never with scans.</param>
    /// <param name="document">The document, of a length that is known.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Put("/data/{**item}?allowDataDeletion=true")]
    Task<HttpResponseMessage> ReplaceDocumentAsync(
        string item, [Body] HttpContent document, [AliasAs("event_reason")] string? reason, CancellationToken cancellationToken);

    /// <summary>Creates an object in a listing from an XML document, as <see cref="CreateAsync"/> does.</summary>
    /// <param name="listing">Address of the listing.</param>
    /// <param name="document">The document, of a length that is known.</param>
    /// <param name="fields">Applied on top of the document: paths of fields, with the data type in front, and their values.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Post("/data/{**listing}")]
    Task<HttpResponseMessage> CreateFromDocumentAsync(
        string listing,
        [Body] HttpContent document,
        [Query] IDictionary<string, string?> fields,
        [AliasAs("event_reason")] string? reason,
        CancellationToken cancellationToken);

    /// <summary>Changes the label, and nothing else in the same request.</summary>
    [Put("/data/{**item}")]
    Task<HttpResponseMessage> RenameAsync(
        string item, string label, [AliasAs("event_reason")] string? reason, CancellationToken cancellationToken);

    /// <summary>Deletes an object: 200.</summary>
    /// <param name="item">Its address.</param>
    /// <param name="removeFiles"><c>true</c> for its files too.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Delete("/data/{**item}")]
    Task<HttpResponseMessage> DeleteAsync(
        string item, string? removeFiles, [AliasAs("event_reason")] string? reason, CancellationToken cancellationToken);

    /// <summary>Shares a subject or an experiment into a project, or changes the label that it has there.</summary>
    [Put("/data/{**item}/projects/{project}")]
    Task<HttpResponseMessage> ShareAsync(
        string item, string project, string? label, [AliasAs("event_reason")] string? reason, CancellationToken cancellationToken);

    /// <summary>Takes a subject or an experiment out of a project that it is shared into. XNAT deletes what the project owns.</summary>
    [Delete("/data/{**item}/projects/{project}")]
    Task<HttpResponseMessage> UnshareAsync(
        string item, string project, [AliasAs("event_reason")] string? reason, CancellationToken cancellationToken);

    /// <summary>Makes a project the owner.</summary>
    [Put("/data/{**item}/projects/{project}?primary=true")]
    Task<HttpResponseMessage> MoveAsync(
        string item, string project, [AliasAs("event_reason")] string? reason, string? label, CancellationToken cancellationToken);
}
