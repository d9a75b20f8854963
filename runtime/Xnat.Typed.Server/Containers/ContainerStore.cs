using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Containers;

/// <summary>Commands, and launches that are recorded instead of run. Called with the store locked.</summary>
internal sealed class ContainerStore(Store store, WorkflowStore workflows)
{
    private const int MaxCommands = 1_000;
    private const int MaxLaunches = 10_000;

    private readonly Register<ContainerCommand> commands =
        store.Register("container-command", static () => ContainersJson.Default.ContainerCommand);

    private readonly Register<ContainerLaunch> launches =
        store.Register("container-launch", static () => ContainersJson.Default.ContainerLaunch);

    public IReadOnlyCollection<ContainerCommand> Commands => commands.All;

    /// <summary>Launches, the first one first; of very many the last ones.</summary>
    public IReadOnlyCollection<ContainerLaunch> Launches => launches.All;

    public ContainerCommand? FindCommand(string id) => commands.Find(id);

    public ContainerLaunch? FindLaunch(string id) => launches.Find(id);

    /// <summary>A wrapper by its ID, or by its name within a command, with its command.</summary>
    public (ContainerCommand Command, JsonElement Wrapper)? FindWrapper(string? command, string wrapper)
    {
        foreach (var known in commands.All.Where(known => command is null || Key(known.Number) == command))
            foreach (var one in known.Wrappers)
                if (Key(ContainerCommand.NumberOf(one)) == wrapper
                    || (command is not null && ContainerCommand.TextOf(one, "name") == wrapper))
                    return (known, one);
        return null;
    }

    /// <summary>Keeps a command; it and its wrappers get new IDs.</summary>
    /// <exception cref="RestException">400: there are too many, or one of its name and version.</exception>
    public ContainerCommand Add(JsonObject body)
    {
        if (commands.All.Count >= MaxCommands) throw RestException.BadRequest("There are 1,000 commands already. Delete some first.");
        var version = body["version"]?.ToString();
        if (commands.All.Any(known => known.Name == body["name"]?.ToString() && known.Json["version"]?.ToString() == version))
            throw RestException.BadRequest("Bad request:\nThere is a command of that name and version already.");
        var number = commands.All.Select(known => known.Number).DefaultIfEmpty().Max() + 1;
        var next = commands.All.SelectMany(known => known.Wrappers).Select(ContainerCommand.NumberOf).DefaultIfEmpty().Max();
        body["id"] = number;
        if (body["xnat"] is JsonArray wrappers)
            foreach (var wrapper in wrappers.OfType<JsonObject>()) wrapper["id"] = ++next;
        using var document = JsonDocument.Parse(body.ToJsonString());
        var command = new ContainerCommand(number, document.RootElement.Clone());
        commands.Put(Key(number), command);
        return command;
    }

    public bool RemoveCommand(string id) => commands.Remove(id);

    /// <summary>Records a launch, with a workflow where it is on an object.</summary>
    public ContainerLaunch Add(ContainerLaunch launch, string? objectId, string dataType)
    {
        var number = launches.All.Select(known => known.Number).DefaultIfEmpty().Max() + 1;
        var now = store.Clock.GetUtcNow();
        var workflow = objectId is null ? null : workflows.Add(launch.User, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ID"] = objectId,
            ["data_type"] = dataType,
            ["pipeline_name"] = launch.WrapperName,
            ["launch_time"] = Formats.Sql(now),
            ["ExternalID"] = launch.Project,
            ["create_user"] = launch.User,
            ["status"] = "Queued",
        });
        if (launches.All.Count >= MaxLaunches) launches.Remove(Key(launches.All.First().Number));
        return Put(launch with
        {
            Number = number,
            WorkflowId = workflow is null ? "" : Key(workflow.Number),
            Launched = now,
            StatusTime = now,
        });
    }

    /// <summary>Changes the state of a launch and of its workflow.</summary>
    public ContainerLaunch Change(ContainerLaunch launch, string status)
    {
        if (workflows.Find(launch.WorkflowId) is { } workflow)
            workflows.Put(workflow.With([KeyValuePair.Create("status", status)]));
        return Put(launch with { Status = status, StatusTime = store.Clock.GetUtcNow() });
    }

    private ContainerLaunch Put(ContainerLaunch launch)
    {
        launches.Put(Key(launch.Number), launch);
        return launch;
    }

    private static string Key(long number) => number.ToString(CultureInfo.InvariantCulture);
}
