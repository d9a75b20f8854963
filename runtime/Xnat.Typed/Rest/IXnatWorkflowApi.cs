using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Runs of pipelines and of containers. Every method gives the response itself, whatever its status.</summary>
internal interface IXnatWorkflowApi
{
    /// <summary>Runs, as a table.</summary>
    [Get("/data/services/workflows?format=json")]
    Task<HttpResponseMessage> ListAsync([Query] WorkflowQuery query, CancellationToken cancellationToken);

    /// <summary>One run, as an item.</summary>
    [Get("/data/workflows/{workflow}?format=json")]
    Task<HttpResponseMessage> GetAsync(string workflow, CancellationToken cancellationToken);
}
