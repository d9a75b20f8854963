using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Administration;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>What the site is and how it is set: <c>/xapi/siteConfig</c>.</summary>
internal sealed class SiteConfigRoutes(Site site)
{
    private SiteConfiguration Configuration => site.Administration.Configuration;

    public Answer All(XnatRequest request) => Answer.Json(site.Store.Read(() => Properties(request, Configuration.Names)));

    public Answer One(XnatRequest request) => Show(site.Store.Read(() => Property(request, request.Values["property"])));

    public Answer Several(XnatRequest request) => Answer.Json(site.Store.Read(() => Properties(
        request, request.Values["properties"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))));

    public async Task<Answer> ChangeSeveralAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        DemandAdmin(request);
        return Change(await JsonBody.ReadObjectAsync(request, cancellationToken).ConfigureAwait(false));
    }

    public async Task<Answer> ChangeAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        DemandAdmin(request);
        var text = await request.ReadTextAsync(cancellationToken).ConfigureAwait(false);
        return Change(new JsonObject { [request.Values["property"]] = Value(text) });
    }

    public Answer BuildInfo(XnatRequest request) => Answer.Json(BuildInfo());

    public Answer BuildValue(XnatRequest request) =>
        Answer.Text(BuildInfo()[request.Values["key"]]?.ToString() ?? throw NotFound(request.Values["key"]));

    /// <summary>All that XNAT 1.6 said of itself.</summary>
    public Answer BareVersion(XnatRequest request) => Answer.Text(Version);

    public Answer BuildAttributes(XnatRequest request) =>
        Answer.Json(new JsonObject { ["Implementation-Version"] = Version, ["Application-Name"] = "XNAT" });

    public Answer Uptime(XnatRequest request) => Answer.Json(Uptime());

    public Answer UptimeText(XnatRequest request) => Answer.Text(string.Join(", ", Uptime().Select(unit => $"{unit.Value} {unit.Key}")));

    private static void DemandAdmin(XnatRequest request)
    {
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
    }

    /// <summary>A text goes out bare, everything else as JSON.</summary>
    private static Answer Show(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? Answer.Text(value.GetValue<string>())
            : value is null ? Answer.Json("null")
            : Answer.Json(value);

    private JsonNode? Property(XnatRequest request, string name)
    {
        if (!Configuration.Has(name)) throw NotFound(name);
        // The few that stand open are asked for by pages that nobody has signed in to yet.
        if (!request.Access.IsAdmin && !SiteConfiguration.IsPublic(name)) throw RestException.Forbidden();
        return Read(request, name);
    }

    private JsonObject Properties(XnatRequest request, IEnumerable<string> names)
    {
        var map = new JsonObject();
        foreach (var name in names.Where(name => Configuration.Has(name) && (request.Access.IsAdmin || SiteConfiguration.IsPublic(name))))
            map[name] = Read(request, name);
        return map;
    }

    /// <summary>A site that was not told its address has the one by which it is asked.</summary>
    private JsonNode? Read(XnatRequest request, string name) =>
        name == "siteUrl" && Configuration.Rules.SiteUrl.Length == 0 ? request.SiteUrl : Configuration.Find(name);

    private Answer Change(JsonObject changes) => site.Store.Write(() =>
    {
        // All of it is looked at before any of it is kept.
        foreach (var (name, value) in changes) Configuration.Check(name, value);
        Configuration.Put(changes);
        return Answer.Empty();
    });

    /// <summary>The value of one property stands in the body as JSON or bare.</summary>
    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonText.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private string Version => site.Store.Version.ToString();

    private JsonObject BuildInfo() => new()
    {
        ["version"] = Version,
        ["buildNumber"] = "Manual",
        ["buildDate"] = "Fri Jun 07 16:20:11 UTC 2024",
        ["timestamp"] = "1717777211000",
        ["branch"] = "master",
        ["tag"] = Version,
        ["isDirty"] = "false",
    };

    /// <summary>Units that are zero are left out.</summary>
    private JsonObject Uptime()
    {
        var up = site.Store.Clock.GetUtcNow() - site.Settings.Started;
        var units = new JsonObject();
        if (up.Days > 0) units["days"] = up.Days.ToString(CultureInfo.InvariantCulture);
        if (up.Hours > 0) units["hours"] = up.Hours.ToString(CultureInfo.InvariantCulture);
        if (up.Minutes > 0) units["minutes"] = up.Minutes.ToString(CultureInfo.InvariantCulture);
        units["seconds"] = (up.TotalSeconds % 60).ToString("0.000", CultureInfo.InvariantCulture);
        return units;
    }

    private static RestException NotFound(string name) => RestException.NotFound($"Unable to find requested file or resource: {name}");
}
