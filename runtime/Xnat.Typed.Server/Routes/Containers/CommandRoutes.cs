using System.Text.Json;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Containers;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Containers;

/// <summary>
/// Commands of the container service and where they can be launched: <c>/xapi/commands</c>, by the plugin's <c>CommandRestApi</c>. Every
/// wrapper is in use on the site and in each project.
/// </summary>
internal sealed class CommandRoutes(Site site, ContainerStore containers)
{
    private const int MaxLength = 1024 * 1024;

    /// <summary>All, or those of a name, version and image.</summary>
    public Answer List(XnatRequest request)
    {
        DemandUser(request);
        if (request.Query["version"] is { Length: > 0 } && string.IsNullOrEmpty(request.Query["name"]))
            throw RestException.BadRequest("If \"version\" is specified, must specify \"name\" as well.");
        return site.Store.Read(() => Answer.Json(new JsonArray([.. containers.Commands
            .Where(command => Array.TrueForAll(
                ["name", "version", "image"],
                key => request.Query[key] is not { Length: > 0 } value || command.Json[key]?.ToString() == value))
            .Select(command => (JsonNode)command.Json)])));
    }

    public Answer Show(XnatRequest request)
    {
        DemandUser(request);
        return site.Store.Read(() => Answer.Json(
            (containers.FindCommand(request.Values["command"]) ?? throw RestException.NotFound("There is no command of that ID.")).Json));
    }

    public async Task<Answer> CreateAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
        var body = await JsonBody.ReadObjectAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Query["image"] is { Length: > 0 } image) body["image"] = image;
        Demand(body);
        return site.Store.Write(() => Answer.Json(JsonValue.Create(containers.Add(body).Number), 201));
    }

    public Answer Delete(XnatRequest request)
    {
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
        return site.Store.Write(() => containers.RemoveCommand(request.Values["command"])
            ? Answer.Empty(204)
            : throw RestException.NotFound("There is no command of that ID."));
    }

    /// <summary>Wrappers for a data type: those that name it, or a type that it derives from, among their contexts.</summary>
    public Answer Available(XnatRequest request)
    {
        var project = request.Values.GetValueOrDefault("project") ?? request.Query["project"]
            ?? throw RestException.BadRequest("Name the project.");
        var wanted = request.Query["xsiType"] is { } name ? site.Types.Find(name) : null;
        return site.Store.Read(() =>
        {
            if (site.Store.Project(project) is not { } row || !request.Access.CanRead(row)) throw RestException.NotFound();
            if (wanted is null) throw RestException.BadRequest("Bad XSI Type.");
            return Answer.Json(new JsonArray([.. containers.Commands.SelectMany(command => command.Wrappers
                .Where(wrapper => Contexts(wrapper).Any(context => context == wanted.XsiType || wanted.Is(context)))
                .Select(wrapper => (JsonNode)Summary(command, wrapper)))]));
        });
    }

    private static IEnumerable<string> Contexts(JsonElement wrapper) =>
        wrapper.TryGetProperty("contexts", out var contexts) && contexts.ValueKind == JsonValueKind.Array
            ? contexts.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)
            : [];

    private static JsonObject Summary(ContainerCommand command, JsonElement wrapper) => new()
    {
        ["command-id"] = command.Number,
        ["command-name"] = command.Name,
        ["command-label"] = ContainerCommand.TextOf(command.Text, "label"),
        ["command-description"] = ContainerCommand.TextOf(command.Text, "description"),
        ["wrapper-id"] = ContainerCommand.NumberOf(wrapper),
        ["wrapper-name"] = ContainerCommand.TextOf(wrapper, "name"),
        ["wrapper-label"] = ContainerCommand.TextOf(wrapper, "label"),
        ["wrapper-description"] = ContainerCommand.TextOf(wrapper, "description"),
        ["wrapper-contexts"] = new JsonArray([.. Contexts(wrapper).Select(context => (JsonNode)context)]),
        ["image-name"] = command.Image,
        ["image-type"] = "docker",
        ["enabled"] = true,
        ["root-element-name"] = wrapper.TryGetProperty("external-inputs", out var inputs)
            && inputs.ValueKind == JsonValueKind.Array && inputs.GetArrayLength() > 0 && inputs[0].ValueKind == JsonValueKind.Object
                ? ContainerCommand.TextOf(inputs[0], "name")
                : "",
    };

    private static void Demand(JsonObject body)
    {
        if (JsonBody.Text(body, "name") is not { Length: > 0 } || JsonBody.Text(body, "image") is not { Length: > 0 })
            throw RestException.BadRequest("Invalid command:\n\tA command needs a name and an image.");
        if (body["xnat"] is { } wrappers
            && (wrappers as JsonArray)?.All(item => item is JsonObject one && JsonBody.Text(one, "name") is { Length: > 0 }) != true)
            throw RestException.BadRequest("Invalid command:\n\tIts wrappers are objects with a name.");
        if (body.ToJsonString().Length > MaxLength)
            throw RestException.BadRequest("Invalid command:\n\tIt is longer than a megabyte.");
    }

    private static void DemandUser(XnatRequest request)
    {
        if (request.IsGuest) throw RestException.Forbidden();
    }
}
