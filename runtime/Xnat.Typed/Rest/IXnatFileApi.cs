using Refit;

namespace Xnat.Typed.Rest;

/// <summary>
/// Resources and their files. An owner is the path of a project, subject, experiment, scan, assessor, reconstruction or resource below
/// <c>/data</c>, such as <c>experiments/XNAT_E00001/scans/4</c>. Every method gives the response itself, whatever its status.
/// </summary>
internal interface IXnatFileApi
{
    /// <summary>
    /// The resources of an owner. The rows have neither ID nor URI; the number of a resource is <c>xnat_abstractresource_id</c>.
    /// </summary>
    [Get("/data/{**owner}/resources?format=json")]
    Task<HttpResponseMessage> ListResourcesAsync(string owner, CancellationToken cancellationToken);

    /// <summary>Creates a resource: 200 without a body, 409 if there is one of this label.</summary>
    [Put("/data/{**owner}/resources/{resource}")]
    Task<HttpResponseMessage> CreateResourceAsync(
        string owner, string resource, [Query] ResourceQuery query, CancellationToken cancellationToken);

    /// <summary>The files of all resources of an owner, or of a resource.</summary>
    [Get("/data/{**owner}/files?format=json")]
    Task<HttpResponseMessage> ListAsync(string owner, CancellationToken cancellationToken);

    /// <summary>The files of an experiment and of all that stands below it.</summary>
    [Get("/data/{**owner}/files?all=true&format=json")]
    Task<HttpResponseMessage> ListAllAsync(string owner, CancellationToken cancellationToken);

    /// <summary>The resources of an experiment and of all that stands below it, which <c>category</c> and <c>cat_id</c> name.</summary>
    [Get("/data/{**owner}/resources?all=true&format=json")]
    Task<HttpResponseMessage> ListAllResourcesAsync(string owner, CancellationToken cancellationToken);

    /// <summary>
    /// All of these as a zip, sent without a length. XNAT takes <c>compression</c> for the method of packing, 0 for none and 8 for deflate,
    /// which is also what it does without.
    /// </summary>
    [Get("/data/{**owner}/files?format=zip")]
    Task<HttpResponseMessage> DownloadAllAsync(string owner, [Query] int? compression, CancellationToken cancellationToken);

    /// <summary>One file, by the address that a listing names.</summary>
    [Get("/data/{**file}")]
    Task<HttpResponseMessage> DownloadAsync(string file, CancellationToken cancellationToken);

    /// <summary>The same if it was changed since a time, in the form of HTTP; otherwise 304.</summary>
    [Get("/data/{**file}")]
    Task<HttpResponseMessage> DownloadIfModifiedAsync(
        string file, [Header("If-Modified-Since")] string since, CancellationToken cancellationToken);

    /// <summary>
    /// A part of a file, where a condition is given only of that version: 206, or 200 with the whole, as XNAT itself answers every range.
    /// </summary>
    [Get("/data/{**file}")]
    Task<HttpResponseMessage> DownloadPartAsync(
        string file,
        [Header("Range")] string range,
        [Header("If-Range")] string? condition,
        CancellationToken cancellationToken);

    /// <summary>
    /// Stores a file, or unpacks an archive with <c>extract=true</c>: 200 without a body. A file that exists is kept unless
    /// <c>overwrite=true</c>: then the answer is also 200, with its name under <c>duplicates</c>. The length must be known beforehand.
    /// </summary>
    [Put("/data/{**owner}/resources/{resource}/files/{**file}?inbody=true")]
    Task<HttpResponseMessage> UploadAsync(
        string owner,
        string resource,
        string file,
        [Body] HttpContent content,
        [Query] UploadQuery query,
        CancellationToken cancellationToken);

    /// <summary>Deletes a file, by the address that a listing names: 200, 404 if nothing matched.</summary>
    [Delete("/data/{**file}")]
    Task<HttpResponseMessage> DeleteAsync(
        string file, [AliasAs("event_reason")] string? reason, CancellationToken cancellationToken);
}
