using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Sessions that wait to be archived. Every method gives the response itself, whatever its status.</summary>
internal interface IXnatPrearchiveApi
{
    /// <summary>The sessions of all projects that the account can see.</summary>
    [Get("/data/prearchive/projects?format=json")]
    Task<HttpResponseMessage> ListAsync(CancellationToken cancellationToken);

    /// <summary>The sessions of one project; <c>Unassigned</c> holds those without one.</summary>
    [Get("/data/prearchive/projects/{project}?format=json")]
    Task<HttpResponseMessage> ListProjectAsync(string project, CancellationToken cancellationToken);

    /// <summary>The row of one session.</summary>
    [Get("/data/prearchive/projects/{project}/{timestamp}/{folder}?format=json")]
    Task<HttpResponseMessage> GetAsync(string project, string timestamp, string folder, CancellationToken cancellationToken);

    /// <summary>The scans of a session: ID, data type and description.</summary>
    [Get("/data/prearchive/projects/{project}/{timestamp}/{folder}/scans?format=json")]
    Task<HttpResponseMessage> ListScansAsync(string project, string timestamp, string folder, CancellationToken cancellationToken);

    /// <summary>The resources of a scan.</summary>
    [Get("/data/prearchive/projects/{project}/{timestamp}/{folder}/scans/{scan}/resources?format=json")]
    Task<HttpResponseMessage> ListResourcesAsync(
        string project, string timestamp, string folder, string scan, CancellationToken cancellationToken);

    /// <summary>The files of a scan's resource.</summary>
    [Get("/data/prearchive/projects/{project}/{timestamp}/{folder}/scans/{scan}/resources/{resource}/files?format=json")]
    Task<HttpResponseMessage> ListFilesAsync(
        string project, string timestamp, string folder, string scan, string resource, CancellationToken cancellationToken);

    /// <summary>Builds a session anew from its files: 200 with its URI, 409 if it is being worked on.</summary>
    [Post("/data/prearchive/projects/{project}/{timestamp}/{folder}?action=build")]
    Task<HttpResponseMessage> BuildAsync(string project, string timestamp, string folder, CancellationToken cancellationToken);

    /// <summary>
    /// Moves a session into another project: 301 with the new URI as body and without a <c>Location</c>; 409, or 200 without a body, if
    /// it is being worked on.
    /// </summary>
    [Post("/data/prearchive/projects/{project}/{timestamp}/{folder}?action=move")]
    Task<HttpResponseMessage> MoveAsync(
        string project, string timestamp, string folder, string newProject, CancellationToken cancellationToken);

    /// <summary>Deletes a session: 200.</summary>
    [Delete("/data/prearchive/projects/{project}/{timestamp}/{folder}")]
    Task<HttpResponseMessage> DeleteAsync(string project, string timestamp, string folder, CancellationToken cancellationToken);

    /// <summary>The resources of a session and of its scans, which <c>category</c> and <c>cat_id</c> name.</summary>
    [Get("/data/prearchive/projects/{project}/{timestamp}/{folder}/resources?format=json")]
    Task<HttpResponseMessage> ListAllResourcesAsync(
        string project, string timestamp, string folder, CancellationToken cancellationToken);

    /// <summary>The document that a session will be archived with; 404 before it was built.</summary>
    [Get("/data/prearchive/projects/{project}/{timestamp}/{folder}?format=xml")]
    Task<HttpResponseMessage> GetDocumentAsync(string project, string timestamp, string folder, CancellationToken cancellationToken);

    /// <summary>The newest log of a session, as text; 404 where it has none.</summary>
    [Get("/data/prearchive/projects/{project}/{timestamp}/{folder}/logs/last")]
    Task<HttpResponseMessage> GetLastLogAsync(string project, string timestamp, string folder, CancellationToken cancellationToken);

    /// <summary>All files of a session as a zip, by the folders of the server's disk.</summary>
    [Get("/data/prearchive/projects/{project}/{timestamp}/{folder}?format=zip")]
    Task<HttpResponseMessage> DownloadAllAsync(string project, string timestamp, string folder, CancellationToken cancellationToken);

    /// <summary>The same of one scan.</summary>
    [Get("/data/prearchive/projects/{project}/{timestamp}/{folder}/scans/{scan}?format=zip")]
    Task<HttpResponseMessage> DownloadScanAsync(
        string project, string timestamp, string folder, string scan, CancellationToken cancellationToken);
}
