namespace Xnat.Typed.Rest;

/// <summary>Sessions that wait for their archiving.</summary>
internal interface IPrearchiveRest
{
    /// <summary>All sessions that this account may edit.</summary>
    [Get("/data/prearchive/projects?format=json")]
    Task<HttpResponseMessage> ListAsync(CancellationToken cancellationToken);

    /// <summary>The sessions of one project.</summary>
    [Get("/data/prearchive/projects/{project}?format=json")]
    Task<HttpResponseMessage> ListProjectAsync(string project, CancellationToken cancellationToken);

    /// <summary>A table with the row of one session.</summary>
    [Get("/data/prearchive/projects/{project}/{timestamp}/{folder}?format=json")]
    Task<HttpResponseMessage> ReadAsync(string project, string timestamp, string folder, CancellationToken cancellationToken);

    /// <summary>The scans of a session.</summary>
    [Get("/data/prearchive/projects/{project}/{timestamp}/{folder}/scans?format=json")]
    Task<HttpResponseMessage> ListScansAsync(string project, string timestamp, string folder, CancellationToken cancellationToken);

    /// <summary>The resources of a scan.</summary>
    [Get("/data/prearchive/projects/{project}/{timestamp}/{folder}/scans/{scan}/resources?format=json")]
    Task<HttpResponseMessage> ListResourcesAsync(string project, string timestamp, string folder, string scan, CancellationToken cancellationToken);

    /// <summary>The files of a scan's resource.</summary>
    [Get("/data/prearchive/projects/{project}/{timestamp}/{folder}/scans/{scan}/resources/{resource}/files?format=json")]
    Task<HttpResponseMessage> ListFilesAsync(string project, string timestamp, string folder, string scan, string resource, CancellationToken cancellationToken);

    /// <summary>Deletes a session.</summary>
    [Delete("/data/prearchive/projects/{project}/{timestamp}/{folder}")]
    Task<HttpResponseMessage> DeleteAsync(string project, string timestamp, string folder, CancellationToken cancellationToken);
}
