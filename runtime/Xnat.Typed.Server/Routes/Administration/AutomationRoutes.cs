using System.Globalization;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;

namespace Xnat.Typed.Server.Routes.Administration;

/// <summary>
/// Handlers of events and scripts, listed and kept: <c>/data/automation</c>, by XNAT's <c>ScriptTriggerResource</c>, <c>ScriptResource</c>
/// and <c>ScriptRunnerResource</c>. Nobody runs them.
/// </summary>
internal sealed class AutomationRoutes(Site site)
{
    private static readonly string[] TriggerColumns =
        ["id", "triggerId", "scope", "entityId", "srcEventClass", "event", "eventFilters", "scriptId", "description"];

    private AutomationStore Automation => site.Administration.Automation;

    public Answer Handlers(XnatRequest request) => site.Store.Read(() =>
    {
        var project = Owner(request);
        return Table(request, Automation.Triggers.Where(trigger => trigger.Project == project));
    });

    /// <summary>All handlers; those of projects only for whom may change them.</summary>
    public Answer Triggers(XnatRequest request) => site.Store.Read(() =>
        Table(request, Automation.Triggers.Where(trigger => trigger.Project.Length == 0 || Manages(request, trigger.Project))));

    public Answer Trigger(XnatRequest request) => site.Store.Read(() => Answer.Json(Json(Known(request))));

    public async Task<Answer> CreateAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(request, cancellationToken).ConfigureAwait(false);
        return site.Store.Write(() =>
        {
            var project = Owner(request);
            if (project.Length == 0) DemandAdmin(request);
            return Answer.Text(Automation.Put(Changed(new ScriptTrigger(0, project, "", "", "", "", "{}"), body)).TriggerId);
        });
    }

    public async Task<Answer> ChangeAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(request, cancellationToken).ConfigureAwait(false);
        return site.Store.Write(() =>
        {
            var trigger = Known(request);
            if (trigger.Project.Length == 0) DemandAdmin(request);
            Automation.Put(Changed(trigger, body));
            return Answer.Empty();
        });
    }

    public Answer Delete(XnatRequest request) => site.Store.Write(() =>
    {
        var trigger = Known(request);
        if (trigger.Project.Length == 0) DemandAdmin(request);
        Automation.Remove(trigger);
        return Answer.Empty();
    });

    public Answer Scripts(XnatRequest request) => site.Store.Read(() => TableAnswer.Of(request, new Table(
        ["Script ID", "Script Label", "Language", "Description"],
        [.. Automation.Scripts.Select(script => new string?[] { script.ScriptId, script.Label, script.Language, script.Description })])));

    public Answer Script(XnatRequest request) => site.Store.Read(() =>
    {
        DemandAdmin(request);
        var script = Automation.FindScript(request.Values["script"]) ?? throw RestException.NotFound();
        return Answer.Json(new JsonObject
        {
            ["scriptId"] = script.ScriptId,
            ["scriptLabel"] = script.Label,
            ["language"] = script.Language,
            ["description"] = script.Description,
            ["content"] = script.Content,
        });
    });

    public async Task<Answer> PutScriptAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        DemandAdmin(request);
        await request.ReadFieldsAsync(cancellationToken).ConfigureAwait(false);
        var fields = request.Parameters;
        return site.Store.Write(() =>
        {
            var id = request.Values["script"];
            var known = Automation.FindScript(id) ?? new(id, "", "groovy", "", "");
            Automation.Put(new AutomationScript(
                id,
                Kept(fields["scriptLabel"]) ?? known.Label,
                Kept(fields["language"]) ?? known.Language,
                Kept(fields["description"]) ?? known.Description,
                Kept(fields["content"]) ?? known.Content));
            return Answer.Empty();
        });
    }

    public Answer DeleteScript(XnatRequest request) => site.Store.Write(() =>
    {
        DemandAdmin(request);
        return Automation.RemoveScript(request.Values["script"]) ? Answer.Empty() : throw RestException.NotFound();
    });

    /// <summary>What XNAT can run without plugins.</summary>
    public static Answer Runners(XnatRequest request) => Answer.Json(new JsonArray("groovy"));

    private static async Task<JsonObject> BodyAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType != "application/json")
            throw new RestException(415, "This function currently only supports application/json");
        return await JsonBody.ReadObjectAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private static ScriptTrigger Changed(ScriptTrigger trigger, JsonObject body) => trigger with
    {
        Event = Kept(JsonBody.Text(body, "event")) ?? trigger.Event,
        ScriptId = Kept(JsonBody.Text(body, "scriptId")) ?? trigger.ScriptId,
        Description = Kept(JsonBody.Text(body, "description")) ?? trigger.Description,
        EventClass = Kept(JsonBody.Text(body, "eventClass")) ?? trigger.EventClass,
        Filters = body["filters"] is JsonObject filters ? Kept(filters.ToJsonString())! : trigger.Filters,
    };

    private static string? Kept(string? text) =>
        text is not { Length: > LimitedBody.MaxBytes } ? text : throw RestException.BadRequest("A text is longer than a megabyte.");

    /// <summary>The project of the address, for its owners; empty for the site.</summary>
    private string Owner(XnatRequest request)
    {
        if (!request.Values.TryGetValue("project", out var id)) return "";
        if (site.Store.Project(id) is not { } project || !request.Access.CanRead(project)) throw RestException.NotFound();
        return request.Access.CanManage(project) ? project.Id : throw RestException.Forbidden();
    }

    /// <summary>The handler of the address; of one in a hidden project nothing is said.</summary>
    private ScriptTrigger Known(XnatRequest request)
    {
        var trigger = Automation.FindTrigger(request.Values["trigger"]);
        if (trigger is null || (trigger.Project.Length > 0 && !Reads(request, trigger.Project))) throw RestException.NotFound();
        return trigger.Project.Length == 0 || Manages(request, trigger.Project) ? trigger : throw RestException.Forbidden();
    }

    private bool Reads(XnatRequest request, string id) => site.Store.Project(id) is { } project && request.Access.CanRead(project);

    private bool Manages(XnatRequest request, string id) => site.Store.Project(id) is { } project && request.Access.CanManage(project);

    private static Answer Table(XnatRequest request, IEnumerable<ScriptTrigger> triggers) => TableAnswer.Of(request, new Table(
        TriggerColumns,
        [.. triggers.Select(trigger => new string?[]
        {
            Number(trigger), trigger.TriggerId, trigger.Scope, trigger.Project, trigger.EventClass, trigger.Event, trigger.Filters,
            trigger.ScriptId, trigger.Description,
        })]));

    private static JsonObject Json(ScriptTrigger trigger) => new()
    {
        ["id"] = Number(trigger),
        ["triggerId"] = trigger.TriggerId,
        ["scope"] = trigger.Scope,
        ["entityId"] = trigger.Project,
        ["event"] = trigger.Event,
        ["scriptId"] = trigger.ScriptId,
        ["description"] = trigger.Description,
    };

    private static string Number(ScriptTrigger trigger) => trigger.Number.ToString(CultureInfo.InvariantCulture);

    private static void DemandAdmin(XnatRequest request)
    {
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
    }
}
