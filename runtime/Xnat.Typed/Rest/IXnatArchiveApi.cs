using Refit;

namespace Xnat.Typed.Rest;

/// <summary>
/// Listings and items of the archive, their resources and files. Every method gives the response itself, whatever its status.
/// </summary>
/// <remarks>
/// A single value is escaped as a whole; a path keeps its slashes and its pieces are escaped one by one. Neither is protected against
/// pieces that are <c>.</c> or <c>..</c>: refuse these before the call. In a query, entries without a value are left out.
/// Listings are JSON unless <c>format</c> says otherwise; an item is a web page unless <c>format=json</c> or <c>format=xml</c> is asked for.
/// </remarks>
public interface IXnatArchiveApi
{
    /// <summary>Any listing, item or file below <c>/data</c>.</summary>
    [Get("/data/{**path}")]
    Task<HttpResponseMessage> GetAsync(string path, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>The headers of a listing, item or file: length and date of a file.</summary>
    [Head("/data/{**path}")]
    Task<HttpResponseMessage> HeadAsync(string path, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>Creates an item or changes the fields that the query names: 200 or 201, with the accession ID as text for subjects and experiments.</summary>
    [Put("/data/{**path}")]
    Task<HttpResponseMessage> PutAsync(string path, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>Creates or changes an item from a document, or stores a file. XNAT ignores a document whose length is not known beforehand.</summary>
    [Put("/data/{**path}")]
    Task<HttpResponseMessage> PutContentAsync(string path, [Body] HttpContent content, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>Calls a service that takes its parameters from the query.</summary>
    [Post("/data/{**path}")]
    Task<HttpResponseMessage> PostAsync(string path, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>Adds an item to a listing, or calls a service, with a document.</summary>
    [Post("/data/{**path}")]
    Task<HttpResponseMessage> PostContentAsync(string path, [Body] HttpContent content, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>Deletes an item, share, resource or file: 200; with <c>removeFiles=true</c> its files too.</summary>
    [Delete("/data/{**path}")]
    Task<HttpResponseMessage> DeleteAsync(string path, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>The projects that the account can see.</summary>
    [Get("/data/projects")]
    Task<HttpResponseMessage> ListProjectsAsync([Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>One project by ID or alias.</summary>
    [Get("/data/projects/{project}")]
    Task<HttpResponseMessage> GetProjectAsync(string project, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>The subjects of a project, those shared into it included.</summary>
    [Get("/data/projects/{project}/subjects")]
    Task<HttpResponseMessage> ListSubjectsAsync(string project, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>One subject of a project by label or accession ID.</summary>
    [Get("/data/projects/{project}/subjects/{subject}")]
    Task<HttpResponseMessage> GetSubjectAsync(string project, string subject, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>The experiments of all subjects of a project; image assessors only if <c>xsiType</c> asks for them.</summary>
    [Get("/data/projects/{project}/experiments")]
    Task<HttpResponseMessage> ListProjectExperimentsAsync(string project, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>The experiments of one subject.</summary>
    [Get("/data/projects/{project}/subjects/{subject}/experiments")]
    Task<HttpResponseMessage> ListExperimentsAsync(string project, string subject, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>One experiment of a subject by label or accession ID.</summary>
    [Get("/data/projects/{project}/subjects/{subject}/experiments/{experiment}")]
    Task<HttpResponseMessage> GetExperimentAsync(
        string project,
        string subject,
        string experiment,
        [Query] IDictionary<string, string?>? query = null,
        CancellationToken cancellationToken = default);

    /// <summary>One experiment by accession ID alone; a label is not found here.</summary>
    [Get("/data/experiments/{experiment}")]
    Task<HttpResponseMessage> GetExperimentByIdAsync(string experiment, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>The scans of a session, which is named by its accession ID.</summary>
    [Get("/data/experiments/{experiment}/scans")]
    Task<HttpResponseMessage> ListScansAsync(string experiment, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>One scan by its ID, compared letter by letter.</summary>
    [Get("/data/experiments/{experiment}/scans/{scan}")]
    Task<HttpResponseMessage> GetScanAsync(string experiment, string scan, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);
}
