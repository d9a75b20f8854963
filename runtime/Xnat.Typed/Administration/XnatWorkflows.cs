using System.Runtime.CompilerServices;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>Runs of pipelines and containers, as far as this account may see what they run on.</summary>
public sealed class XnatWorkflows
{
    private const string ListRoute = "GET /data/services/workflows";
    private const string ItemRoute = "GET /data/workflows/{workflow}";

    private readonly XnatConnection connection;

    internal XnatWorkflows(XnatConnection connection) => this.connection = connection;

    private IXnatWorkflowApi Api => connection.Administration.Workflows;

    /// <summary>The runs that fit, by one request and in the order of the server.</summary>
    /// <param name="filter">Which; <see langword="null"/> for the latest of each pipeline on each object.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async IAsyncEnumerable<XnatWorkflow> ListAsync(
        XnatWorkflowFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var query = new WorkflowQuery
        {
            Project = filter?.Project,
            Experiment = filter?.ObjectId,
            Status = filter?.Status,
            Display = filter?.IncludesEarlier == true ? "ALL" : null,
        };
        var rows = connection.RowsAsync(token => Api.ListAsync(query, token), cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false)) yield return XnatWorkflow.Of(row, ListRoute);
    }

    /// <summary>One run.</summary>
    /// <param name="id">XNAT's number for it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">There is none of that number, or this account may not see it.</exception>
    public async Task<XnatWorkflow> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!XnatWorkflow.IsNumber(id)) throw new ArgumentException("A workflow is asked for by XNAT's number for it.", nameof(id));
        var record = await connection.JsonAsync(token => Api.GetAsync(id, token), RecordReader.ReadDocument, cancellationToken)
            .ConfigureAwait(false);
        if (record.XsiType == "wrk:workflowData" && XnatWorkflow.Of(record) is { } found && found.Id == id) return found;
        throw new XnatContentException(
            $"{ItemRoute} answered something else than the run that was asked for; check the address and the proxy before the server.")
        {
            Route = ItemRoute,
        };
    }

    /// <summary>Waits until a run has come to an end, good or bad; <see cref="XnatWorkflow.HasSucceeded"/> says which.</summary>
    /// <param name="id">XNAT's number for it.</param>
    /// <param name="options">How long and how often is asked; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting; the run goes on.</param>
    /// <exception cref="XnatUnfinishedException">It was not finished within the limit.</exception>
    public Task<XnatWorkflow> WaitAsync(
        string id, XnatWaitOptions? options = null, CancellationToken cancellationToken = default) => StateWait.UntilAsync(
        token => GetAsync(id, token), static run => run.IsFinished, static run => run.Status, ItemRoute, options, cancellationToken);
}
