using System.Text.Json.Nodes;
using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Items;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Routes.Administration;

/// <summary>Runs of pipelines, reported and polled: <c>/data/workflows</c>.</summary>
internal sealed class WorkflowRoutes(Site site)
{
    private const string TypeName = "wrk:workflowData";

    /// <summary>What tells one run from another.</summary>
    private static readonly string[] Keys = ["ID", "launch_time", "data_type", "pipeline_name"];

    private WorkflowStore Workflows => site.Administration.Workflows;

    private TypeEntry Type => site.Types.Get(TypeName);

    public async Task<Answer> FindAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        return site.Store.Read(() =>
            Show(request, Find(request, Number(request), Values(request.Stored)) ?? throw RestException.NotFound()));
    }

    public async Task<Answer> PutAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        return site.Store.Write(() => Put(request, Number(request), Values(request.Stored)));
    }

    private static string? Number(XnatRequest request) => request.Values.GetValueOrDefault("workflow");

    /// <summary>Who made a run, and who reads what it ran on, sees it.</summary>
    public static bool IsVisible(Site site, XnatRequest request, Workflow workflow)
    {
        if (request.Access.ReadsAll || workflow.User == request.Access.Login) return true;
        var row = site.Store.Experiment(workflow["ID"]) ?? site.Store.Subject(workflow["ID"]);
        return row is not null
            ? request.Access.CanReadObject(row)
            : site.Store.Project(workflow["ID"]) is { } project && request.Access.CanRead(project);
    }

    /// <summary>Fields by the spelling of the schema: clients write <c>wrk:workflowData/id</c>.</summary>
    private Dictionary<string, string> Values(ParameterList parameters)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in parameters.Entries.Where(entry => entry.Key.StartsWith(
            TypeName + "/", StringComparison.OrdinalIgnoreCase)))
        {
            if (!Type.Fields.TryGetValue(key[(TypeName.Length + 1)..], out var member) || member.Value is null) continue;
            values[member.Path] = FieldValue.Normalise(Type, member, value) ?? "";
        }

        return values;
    }

    private Workflow? Find(XnatRequest request, string? number, Dictionary<string, string> values)
    {
        if (number is not null) return Workflows.Find(number) is { } one && IsVisible(site, request, one) ? one : null;
        string[] keys = [.. Keys.Where(values.ContainsKey)];
        if (keys.Length == 0) throw RestException.BadRequest("Name the workflow by id, pipeline_name and launch_time.");
        return Workflows.All.LastOrDefault(workflow =>
            Array.TrueForAll(keys, key => workflow[key] == values[key]) && IsVisible(site, request, workflow));
    }

    private Answer Put(XnatRequest request, string? number, Dictionary<string, string> values)
    {
        if (request.IsGuest) throw RestException.Forbidden();
        if (number is null && !Array.TrueForAll(Keys, key => values.GetValueOrDefault(key) is { Length: > 0 }))
            throw RestException.BadRequest("Id, launch_time, data_type and pipeline_name are all required to put a workflow.");
        var known = number is not null
            ? Workflows.Find(number) ?? throw RestException.NotFound()
            : Workflows.Find(values["ID"], values["pipeline_name"], values["launch_time"]);
        if (known is not null && known.User != request.Access.Login && !request.Access.IsAdmin) throw RestException.Forbidden();
        if (known is not null) return Show(request, Workflows.Put(known.With(values)));
        values.TryAdd("status", "Queued");
        values.TryAdd("create_user", request.Access.Login);
        if (Project(values["ID"]) is { } project) values.TryAdd("ExternalID", project);
        return Show(request, Workflows.Add(request.Access.Login, values));
    }

    private string? Project(string id) => (site.Store.Experiment(id) ?? site.Store.Subject(id))?.Project ?? site.Store.Project(id)?.Id;

    private Answer Show(XnatRequest request, Workflow workflow)
    {
        if (request.Format is "json" or "application/json")
            return Answer.Json(new JsonObject { ["items"] = new JsonArray(Item(workflow)) });
        var row = new Row(Type, workflow.Number, new Stamp(workflow.Created, workflow.User, workflow.Number));
        foreach (var (field, value) in workflow.Values) row.Put(field, value);
        var xml = site.Documents(request).Document(row);
        return Answer.Stream("text/xml;charset=UTF-8", async (stream, token) => await stream.WriteAsync(xml, token).ConfigureAwait(false));
    }

    private static JsonObject Item(Workflow workflow)
    {
        var fields = new JsonObject { ["wrk_workflowData_id"] = workflow.Number };
        foreach (var (field, value) in workflow.Values) fields[field] = value;
        return new JsonObject
        {
            ["children"] = new JsonArray(),
            ["meta"] = new JsonObject
            {
                ["create_event_id"] = workflow.Number,
                ["xsi:type"] = TypeName,
                ["isHistory"] = false,
                ["start_date"] = Formats.JavaDate(workflow.Created),
            },
            ["data_fields"] = fields,
        };
    }
}
