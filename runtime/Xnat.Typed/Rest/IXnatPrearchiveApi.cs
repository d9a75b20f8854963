using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Sessions that wait to be archived. Every method gives the response itself, whatever its status.</summary>
public interface IXnatPrearchiveApi
{
    /// <summary>The sessions of all projects that the account can see.</summary>
    [Get("/data/prearchive/projects")]
    Task<HttpResponseMessage> ListAsync([Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>The sessions of one project; <c>Unassigned</c> holds those without one.</summary>
    [Get("/data/prearchive/projects/{project}")]
    Task<HttpResponseMessage> ListProjectAsync(string project, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>One session: its row with <c>format=json</c>, the session document by default, its files with <c>format=zip</c>.</summary>
    [Get("/data/prearchive/projects/{project}/{timestamp}/{folder}")]
    Task<HttpResponseMessage> GetSessionAsync(
        string project,
        string timestamp,
        string folder,
        [Query] IDictionary<string, string?>? query = null,
        CancellationToken cancellationToken = default);

    /// <summary>The scans of a session: ID, data type and description.</summary>
    [Get("/data/prearchive/projects/{project}/{timestamp}/{folder}/scans")]
    Task<HttpResponseMessage> ListScansAsync(
        string project,
        string timestamp,
        string folder,
        [Query] IDictionary<string, string?>? query = null,
        CancellationToken cancellationToken = default);

    /// <summary>
    /// Does something with a session: <c>build</c>, <c>move</c> (with <c>newProject</c> in the query), <c>commit</c>, <c>reset-status</c>, <c>set-status</c>.
    /// Moving and committing answer 301 with the new URI as body and without a <c>Location</c>; a busy session answers 409, or 200 without a body for a move.
    /// </summary>
    [Post("/data/prearchive/projects/{project}/{timestamp}/{folder}")]
    Task<HttpResponseMessage> ActAsync(
        string project,
        string timestamp,
        string folder,
        string action,
        [Query] IDictionary<string, string?>? query = null,
        CancellationToken cancellationToken = default);

    /// <summary>Deletes a session: 200.</summary>
    [Delete("/data/prearchive/projects/{project}/{timestamp}/{folder}")]
    Task<HttpResponseMessage> DeleteSessionAsync(string project, string timestamp, string folder, CancellationToken cancellationToken = default);

    /// <summary>Deletes one scan of a session: 200.</summary>
    [Delete("/data/prearchive/projects/{project}/{timestamp}/{folder}/scans/{scan}")]
    Task<HttpResponseMessage> DeleteScanAsync(string project, string timestamp, string folder, string scan, CancellationToken cancellationToken = default);

    /// <summary>Queues sessions, named by their URIs, for deletion: 200 with their rows.</summary>
    [Post("/data/services/prearchive/delete")]
    Task<HttpResponseMessage> QueueDeleteAsync(
        [AliasAs("src"), Query(CollectionFormat.Multi)] string[] sources,
        [Query] IDictionary<string, string?>? query = null,
        CancellationToken cancellationToken = default);

    /// <summary>Queues sessions, named by their URIs, for a move into another project: 200 with their rows, 409 onto a session that exists.</summary>
    [Post("/data/services/prearchive/move")]
    Task<HttpResponseMessage> QueueMoveAsync(
        [AliasAs("src"), Query(CollectionFormat.Multi)] string[] sources,
        string newProject,
        [Query] IDictionary<string, string?>? query = null,
        CancellationToken cancellationToken = default);

    /// <summary>Queues sessions, named by their URIs, to be built again from their files: 200 with their rows.</summary>
    [Post("/data/services/prearchive/rebuild")]
    Task<HttpResponseMessage> QueueRebuildAsync(
        [AliasAs("src"), Query(CollectionFormat.Multi)] string[] sources,
        [Query] IDictionary<string, string?>? query = null,
        CancellationToken cancellationToken = default);
}
