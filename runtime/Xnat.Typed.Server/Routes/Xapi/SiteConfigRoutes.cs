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
    private const string Base = "/xapi/siteConfig";

    private SiteConfiguration Configuration => site.Administration.Configuration;

    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        request.Route = Base + segments switch
        {
            [] => "",
            ["buildInfo" or "uptime"] => "/" + segments[0],
            ["buildInfo", "attributes"] => "/buildInfo/attributes",
            ["buildInfo", _] => "/buildInfo/{key}",
            ["uptime", "display"] => "/uptime/display",
            ["values", _] => "/values/{properties}",
            [_] => "/{property}",
            _ => null,
        };
        if (segments is [_, _, _, ..] or [not ("buildInfo" or "uptime" or "values"), _]) return Unknown(request);
        if (request.IsRead) return Get(request, segments);
        if (request.Method != "POST" || segments is not ([] or [not ("buildInfo" or "uptime" or "values")])) throw RestException.MethodNotAllowed();
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
        return segments.Count == 0
            ? Change(await JsonBody.ReadObjectAsync(request, cancellationToken).ConfigureAwait(false))
            : Change(new JsonObject { [segments[0]] = Value(await request.ReadTextAsync(cancellationToken).ConfigureAwait(false)) });
    }

    private static Answer? Unknown(XnatRequest request)
    {
        request.Route = null;
        return null;
    }

    private Answer Get(XnatRequest request, IReadOnlyList<string> segments) => segments switch
    {
        [] => Answer.Json(site.Store.Read(() => Properties(request, Configuration.Names))),
        ["buildInfo"] => Answer.Json(BuildInfo()),
        ["buildInfo", "attributes"] => Answer.Json(new JsonObject { ["Implementation-Version"] = site.Settings.Version, ["Application-Name"] = "XNAT" }),
        ["buildInfo", var key] => Answer.Text(BuildInfo()[key]?.ToString() ?? throw NotFound(key)),
        ["uptime"] => Answer.Json(Uptime()),
        ["uptime", _] => Answer.Text(string.Join(", ", Uptime().Select(unit => $"{unit.Value} {unit.Key}"))),
        ["values", var names] => Answer.Json(site.Store.Read(() => Properties(request, names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))),
        [var name] => Show(site.Store.Read(() => Property(request, name))),
        _ => throw NotFound(string.Join('/', segments)),
    };

    /// <summary>A text goes out bare, everything else as JSON.</summary>
    private static Answer Show(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String ? Answer.Text(value.GetValue<string>()) : value is null ? Answer.Json("null") : Answer.Json(value);

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
        foreach (var name in names.Where(name => Configuration.Has(name) && (request.Access.IsAdmin || SiteConfiguration.IsPublic(name)))) map[name] = Read(request, name);
        return map;
    }

    /// <summary>A site that was not told its address has the one by which it is asked.</summary>
    private JsonNode? Read(XnatRequest request, string name) =>
        name == "siteUrl" && Configuration.Rules.SiteUrl.Length == 0 ? request.SiteUrl : Configuration.Find(name);

    private Answer Change(JsonObject changes) => site.Store.Write(() =>
    {
        // All of it is looked at before any of it is kept.
        foreach (var (name, value) in changes) Configuration.Check(name, value);
        foreach (var (name, value) in changes) Configuration.Put(name, value);
        return Answer.Empty();
    });

    /// <summary>The value of one property stands in the body as JSON or bare.</summary>
    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private JsonObject BuildInfo() => new()
    {
        ["version"] = site.Settings.Version,
        ["buildNumber"] = "Manual",
        ["buildDate"] = "Fri Jun 07 16:20:11 UTC 2024",
        ["timestamp"] = "1717777211000",
        ["branch"] = "master",
        ["tag"] = site.Settings.Version,
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
