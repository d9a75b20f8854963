using System.Globalization;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Administration;

/// <summary>Runs of pipelines. Called with the store locked.</summary>
internal sealed class WorkflowStore(Store store)
{
    private readonly Register<Workflow> workflows = store.Register("workflow", static () => AdministrationJson.Default.Workflow);

    public IReadOnlyCollection<Workflow> All => workflows.All;

    public Workflow? Find(string number) => workflows.Find(number);

    /// <summary>The run of one pipeline on one object that was launched at one time.</summary>
    public Workflow? Find(string id, string pipeline, string launched) =>
        workflows.All.FirstOrDefault(workflow =>
            workflow["ID"] == id && workflow["pipeline_name"] == pipeline && workflow["launch_time"] == launched);

    public Workflow Add(string user, IEnumerable<KeyValuePair<string, string>> values)
    {
        var number = workflows.All.Select(workflow => workflow.Number).DefaultIfEmpty().Max() + 1;
        return Put(new Workflow(
            number, user, store.Clock.GetUtcNow(), new Dictionary<string, string>(StringComparer.Ordinal)).With(values));
    }

    public Workflow Put(Workflow workflow)
    {
        workflows.Put(workflow.Number.ToString(CultureInfo.InvariantCulture), workflow);
        return workflow;
    }
}
