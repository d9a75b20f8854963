using Refit;

namespace Xnat.Typed.Rest;

/// <summary>
/// Resources and their files. An owner is the path of a project, subject, experiment, scan, assessor or reconstruction below <c>/data</c>,
/// such as <c>experiments/XNAT_E00001/scans/4</c>. Every method gives the response itself, whatever its status.
/// </summary>
public interface IXnatFileApi
{
    /// <summary>The resources of an owner. The rows have neither ID nor URI; the number of a resource is <c>xnat_abstractresource_id</c>.</summary>
    [Get("/data/{**owner}/resources")]
    Task<HttpResponseMessage> ListResourcesAsync(string owner, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>The catalog of a resource, always as XML.</summary>
    [Get("/data/{**owner}/resources/{resource}")]
    Task<HttpResponseMessage> GetCatalogAsync(string owner, string resource, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>Creates a resource: 200 without a body, 409 if there is one of this label.</summary>
    [Put("/data/{**owner}/resources/{resource}")]
    Task<HttpResponseMessage> CreateResourceAsync(string owner, string resource, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes a resource: 200; with <c>removeFiles=true</c> its files too.</summary>
    [Delete("/data/{**owner}/resources/{resource}")]
    Task<HttpResponseMessage> DeleteResourceAsync(string owner, string resource, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>The files of all resources of an owner; a zip of them with <c>format=zip</c>, sent without a length.</summary>
    [Get("/data/{**owner}/files")]
    Task<HttpResponseMessage> ListFilesAsync(string owner, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>The files of a resource; a zip of them with <c>format=zip</c>. A label that does not exist gives an empty list, not 404.</summary>
    [Get("/data/{**owner}/resources/{resource}/files")]
    Task<HttpResponseMessage> ListResourceFilesAsync(string owner, string resource, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>One file. XNAT itself answers a range with the whole file and 200; a cache in between may answer 206.</summary>
    [Get("/data/{**owner}/resources/{resource}/files/{**file}")]
    Task<HttpResponseMessage> DownloadAsync(
        string owner,
        string resource,
        string file,
        [Header("Range")] string? range = null,
        [Header("If-Range")] string? ifRange = null,
        CancellationToken cancellationToken = default);

    /// <summary>Length and date of a file.</summary>
    [Head("/data/{**owner}/resources/{resource}/files/{**file}")]
    Task<HttpResponseMessage> HeadAsync(string owner, string resource, string file, CancellationToken cancellationToken = default);

    /// <summary>
    /// Stores a file, or unpacks an archive with <c>extract=true</c>: 200 without a body. A file that exists is kept unless <c>overwrite=true</c>:
    /// then the answer is also 200, with its name under <c>duplicates</c>. The length must be known beforehand, except for a zip.
    /// </summary>
    [Put("/data/{**owner}/resources/{resource}/files/{**file}")]
    Task<HttpResponseMessage> UploadAsync(
        string owner,
        string resource,
        string file,
        [Body] HttpContent content,
        [Query] IDictionary<string, string?>? query = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a file or folder: 200, 404 if nothing matched.</summary>
    [Delete("/data/{**owner}/resources/{resource}/files/{**file}")]
    Task<HttpResponseMessage> DeleteAsync(string owner, string resource, string file, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>Makes catalogs agree with the files on disk: 200 without a body. Resources are named by their URIs.</summary>
    [Post("/data/services/refresh/catalog")]
    Task<HttpResponseMessage> RefreshCatalogAsync(
        [AliasAs("resource"), Query(CollectionFormat.Multi)] string[] resources,
        [AliasAs("options"), Query(CollectionFormat.Multi)] string[]? options = null,
        CancellationToken cancellationToken = default);
}
