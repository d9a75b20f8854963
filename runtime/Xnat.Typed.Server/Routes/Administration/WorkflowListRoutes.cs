using System.Globalization;
using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;

namespace Xnat.Typed.Server.Routes.Administration;

/// <summary>Runs of pipelines as a table: <c>/data/services/workflows</c>.</summary>
internal sealed class WorkflowListRoutes(Site site)
{
    private static readonly string[] Columns =
    [
        "wrk_workflowData_id", "ID", "ExternalID", "data_type", "pipeline_name", "status", "launch_time", "create_user"
    ];

    public Answer All(XnatRequest request) => Show(request, () => Matching(request, null));

    public Answer OfPipeline(XnatRequest request) => Show(request, () => Matching(request, request.Values["pipeline"]));

    public Answer One(XnatRequest request) => Show(request, () =>
    [
        site.Administration.Workflows.Find(request.Values["workflow"]) is { } one && WorkflowRoutes.IsVisible(site, request, one)
            ? one
            : throw RestException.NotFound(),
    ]);

    private Answer Show(XnatRequest request, Func<IEnumerable<Workflow>> find) => TableAnswer.Of(request, site.Store.Read(() =>
    {
        var columns = request.Query["columns"] is { Length: > 0 } asked
            ? asked.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : Columns;
        return new Table(columns, [.. find().Select(workflow => columns.Select(column => Cell(workflow, column)).ToArray())]);
    }));

    private IEnumerable<Workflow> Matching(XnatRequest request, string? pipeline)
    {
        var query = request.Query;
        var found = site.Administration.Workflows.All.Where(workflow =>
            (pipeline is null || workflow["pipeline_name"] == pipeline)
            && Fits(query["project"], workflow["ExternalID"])
            && Fits(query["experiment"], workflow["ID"])
            && Fits(query["status"], workflow["status"])
            && WorkflowRoutes.IsVisible(site, request, workflow));
        // The last run of each pipeline on each object, unless all are wanted.
        return string.Equals(query["display"], "ALL", StringComparison.OrdinalIgnoreCase)
            ? found
            : found.GroupBy(workflow => (workflow["ID"], workflow["pipeline_name"]))
                .Select(runs => runs.MaxBy(run => (run["launch_time"], run.Number))!);
    }

    private static bool Fits(string? wanted, string value) => string.IsNullOrEmpty(wanted) || wanted == value;

    private static string? Cell(Workflow workflow, string column) =>
        string.Equals(column, Columns[0], StringComparison.OrdinalIgnoreCase)
            ? workflow.Number.ToString(CultureInfo.InvariantCulture)
            : workflow.Values.FirstOrDefault(value => string.Equals(value.Key, column, StringComparison.OrdinalIgnoreCase)).Value;
}
