using System.Text.Json;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Containers;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routes.Containers;

/// <summary>
/// Launches, which are recorded and not run: <c>/xapi/wrappers/{id}/launch</c> and its longer addresses, by the plugin's
/// <c>LaunchRestApi</c>. An object that is not there and one that is hidden fail alike.
/// </summary>
internal sealed class LaunchRoutes(Site site, ContainerStore containers)
{
    private const string Unassigned = "To be assigned";
    private const int MaxTargets = 1_000;
    private const int MaxParameters = 200;
    private const int MaxLength = 10_000;

    public async Task<Answer> LaunchAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var parameters = await ParametersAsync(request, cancellationToken).ConfigureAwait(false);
        return site.Store.Write(() =>
        {
            var report = Launch(request, Wrapper(request), parameters);
            return Answer.Json(report, IsSuccess(report) ? 200 : 500);
        });
    }

    /// <summary>One launch for each object of the list that the root element is.</summary>
    public async Task<Answer> LaunchManyAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var parameters = await ParametersAsync(request, cancellationToken).ConfigureAwait(false);
        var root = request.Values["root"];
        var targets = Targets(parameters.GetValueOrDefault(root));
        return site.Store.Write(() =>
        {
            var wrapper = Wrapper(request);
            var reports = targets
                .Select(target => Launch(
                    request, wrapper, new Dictionary<string, string>(parameters, StringComparer.Ordinal) { [root] = target }))
                .ToLookup(IsSuccess);
            return Answer.Json(new JsonObject
            {
                ["bulk-launch-id"] = $"bulk-{request.Access.Login}{Formats.Timestamp(site.Store.Clock.GetUtcNow())}",
                ["pipeline-name"] = ContainerCommand.TextOf(wrapper.Wrapper, "name"),
                ["successes"] = new JsonArray([.. reports[true]]),
                ["failures"] = new JsonArray([.. reports[false]]),
            });
        });
    }

    private static bool IsSuccess(JsonObject report) => report["status"]!.GetValue<string>() == "success";

    private static string[] Targets(string? text)
    {
        try
        {
            return JsonText.Parse(text ?? "null") is JsonArray { Count: > 0 and <= MaxTargets } list
                && list.All(item => item?.GetValueKind() == JsonValueKind.String)
                    ? [.. list.Select(item => item!.GetValue<string>())]
                    : throw RestException.BadRequest("The root element takes the text of a JSON array of 1 to 1,000 objects.");
        }
        catch (JsonException)
        {
            throw RestException.BadRequest("The root element takes the text of a JSON array of 1 to 1,000 objects.");
        }
    }

    /// <summary>From the query, and from a JSON object or a form.</summary>
    private static async Task<Dictionary<string, string>> ParametersAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        if (request.IsGuest) throw RestException.Forbidden();
        await request.ReadFieldsAsync(cancellationToken).ConfigureAwait(false);
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in request.Parameters.Entries) parameters[name] = value;
        return parameters.Count <= MaxParameters && parameters.All(pair => pair.Key.Length + pair.Value.Length <= MaxLength)
            ? parameters
            : throw RestException.BadRequest("A launch takes 200 parameters of 10,000 characters at the most.");
    }

    private (ContainerCommand Command, JsonElement Wrapper) Wrapper(XnatRequest request)
    {
        if (request.Values.TryGetValue("project", out var id)
            && (site.Store.Project(id) is not { } project || !request.Access.CanRead(project)))
            throw RestException.NotFound();
        return containers.FindWrapper(request.Values.GetValueOrDefault("command"), request.Values["wrapper"])
            ?? throw RestException.NotFound("There is no command wrapper of that ID.");
    }

    private JsonObject Launch(
        XnatRequest request, (ContainerCommand Command, JsonElement Wrapper) wrapper, Dictionary<string, string> parameters)
    {
        var root = request.Values.GetValueOrDefault("root", "");
        var target = parameters.GetValueOrDefault(root);
        var row = target is null ? null : Find(request.Access, target);
        var report = new JsonObject { ["status"] = target is null || row is not null ? "success" : "failure" };
        if (target is not null && row is null) report["message"] = "Could not find the object that the container is launched on.";
        else
        {
            var launch = containers.Add(
                new ContainerLaunch(
                    0, wrapper.Command.Number, ContainerCommand.NumberOf(wrapper.Wrapper), ContainerCommand.TextOf(wrapper.Wrapper, "name"),
                    wrapper.Command.Image, request.Access.Login, request.Values.GetValueOrDefault("project", ""), root, parameters, "",
                    default, "Created", default),
                row is { Parent: { } session } ? session.Id : row?.Id,
                row?.Type.XsiType ?? "");
            report["workflow-id"] = launch.WorkflowId.Length > 0 ? launch.WorkflowId : Unassigned;
        }

        report["params"] = new JsonObject(parameters.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        report["id"] = null;
        report["command-id"] = wrapper.Command.Number;
        report["wrapper-id"] = ContainerCommand.NumberOf(wrapper.Wrapper);
        return report;
    }

    /// <summary>An object by its ID, or by its address: <c>/archive/experiments/XNAT_E00001/scans/1</c>.</summary>
    private Row? Find(Access access, string target)
    {
        if (!target.Contains('/', StringComparison.Ordinal))
        {
            if (site.Store.Project(target) is { } project) return access.CanRead(project) ? project : null;
            return (site.Store.Experiment(target) ?? site.Store.Subject(target)) is { } one && access.CanReadObject(one) ? one : null;
        }

        var path = ArchivePath.Parse([.. target.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(segment => segment is "data" or "REST" or "archive")]);
        try
        {
            return path is null ? null : new ArchiveResolver(site.Store, access).Item(path);
        }
        catch (RestException)
        {
            return null;
        }
    }
}
