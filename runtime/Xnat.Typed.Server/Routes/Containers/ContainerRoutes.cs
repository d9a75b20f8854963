using System.Globalization;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Containers;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Containers;

/// <summary>
/// Containers that were launched: <c>/xapi/containers</c>, by the plugin's <c>ContainerRestApi</c>. They are shown to who launched them,
/// to owners of their project and to administrators; of others nothing is said.
/// </summary>
internal sealed class ContainerRoutes(Site site, ContainerStore containers)
{
    public Answer List(XnatRequest request)
    {
        if (request.IsGuest) throw RestException.Forbidden();
        return site.Store.Read(() => Answer.Json(new JsonArray([.. containers.Launches
            .Where(launch => !request.Values.TryGetValue("project", out var project) || launch.Project == project)
            .Where(launch => !request.Query.Flag("nonfinalized") || launch.Status is not ("Complete" or "Failed" or "Killed"))
            .Where(launch => IsShown(request, launch))
            .Select(launch => (JsonNode)Json(launch))])));
    }

    public Answer Show(XnatRequest request) => site.Store.Read(() => Answer.Json(Json(Known(request))));

    /// <summary>Ends a container; its ID is the answer.</summary>
    public Answer Kill(XnatRequest request) => site.Store.Write(() =>
    {
        var launch = containers.Change(Known(request), "Killed");
        return Answer.Text(launch.Number.ToString(CultureInfo.InvariantCulture));
    });

    private ContainerLaunch Known(XnatRequest request)
    {
        if (request.IsGuest) throw RestException.Forbidden();
        return containers.FindLaunch(request.Values["container"]) is { } launch
            && IsShown(request, launch)
            && (!request.Values.TryGetValue("project", out var project) || launch.Project == project)
                ? launch
                : throw RestException.NotFound("There is no container of that ID.");
    }

    private bool IsShown(XnatRequest request, ContainerLaunch launch) =>
        request.Access.ReadsAll || launch.User == request.Access.Login
        || (site.Store.Project(launch.Project) is { } project && request.Access.CanManage(project));

    private static JsonObject Json(ContainerLaunch launch) => new()
    {
        ["id"] = launch.Number,
        ["command-id"] = launch.CommandId,
        ["status"] = launch.Status,
        ["status-time"] = launch.StatusTime.ToUnixTimeMilliseconds(),
        ["wrapper-id"] = launch.WrapperId,
        ["container-id"] = launch.Number.ToString(CultureInfo.InvariantCulture),
        ["workflow-id"] = launch.WorkflowId,
        ["user-id"] = launch.User,
        ["project"] = launch.Project,
        ["docker-image"] = launch.Image,
        ["command-line"] = "",
        ["env"] = new JsonObject(),
        ["ports"] = new JsonObject(),
        ["mounts"] = new JsonArray(),
        ["inputs"] = new JsonArray([.. launch.Parameters.Select(pair => (JsonNode)new JsonObject
        {
            ["type"] = "raw",
            ["name"] = pair.Key,
            ["value"] = pair.Value,
        })]),
        ["outputs"] = new JsonArray(),
        ["history"] = new JsonArray(),
        ["log-paths"] = new JsonArray(),
    };
}
