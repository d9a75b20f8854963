using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;

namespace Xnat.Typed.Server.Administration;

/// <summary>
/// The properties of a site: what it starts with, and what administrators have changed
/// since. Called with the store locked, save for <see cref="Rules"/>.
/// </summary>
internal sealed class SiteConfiguration
{
    private readonly Register<SiteProperty> changes;
    private readonly JsonObject defaults;
    private volatile SiteRules rules;

    public SiteConfiguration(Store store, JsonObject defaults)
    {
        changes = store.Register("site-property", static () => AdministrationJson.Default.SiteProperty);
        this.defaults = defaults;
        rules = Read();
    }

    /// <summary>The rules as they are now; needs no lock.</summary>
    public SiteRules Rules => rules;

    /// <summary>Names of all properties.</summary>
    public IEnumerable<string> Names =>
        defaults.Select(property => property.Key)
            .Concat(changes.All.Select(change => change.Name).Where(name => !defaults.ContainsKey(name)));

    /// <summary>
    /// Properties that every user may read. All others are the administrators', those that one of them has added included.
    /// </summary>
    public static bool IsPublic(string name) =>
        name is "checksums" or "requireLogin" or "restrictUserListAccessToAdmins" or "securityAllowNonPrivateProjects"
            or "siteDescriptionText" or "siteHome" or "siteId" or "siteLogoPath" or "siteUrl"
            or "uiAllowNonAdminProjectCreation" or "uiLoginFailureMessage";

    public JsonNode? Find(string name) =>
        changes.Find(name) is { } change ? JsonNode.Parse(change.Value.GetRawText()) : defaults[name]?.DeepClone();

    public bool Has(string name) => defaults.ContainsKey(name) || changes.Find(name) is not null;

    /// <inheritdoc cref="Put(IEnumerable{KeyValuePair{string, JsonNode?}})"/>
    public void Put(string name, JsonNode? value) => Put([KeyValuePair.Create(name, value)]);

    /// <summary>Changes properties; a text is taken for the type that the property has.</summary>
    /// <exception cref="RestException">400: a value is of another type.</exception>
    public void Put(IEnumerable<KeyValuePair<string, JsonNode?>> properties)
    {
        foreach (var (name, value) in properties)
        {
            var fitting = Fit(name, value);
            using var document = JsonDocument.Parse(fitting?.ToJsonString() ?? "null");
            changes.Put(name, new(name, document.RootElement.Clone()));
        }

        rules = Read();
    }

    /// <summary>Whether a property would take a value.</summary>
    /// <exception cref="RestException">400: it would not.</exception>
    public void Check(string name, JsonNode? value) => Fit(name, value);

    /// <summary>Reads the rules after what is kept has been loaded.</summary>
    public void Start() => rules = Read();

    private JsonNode? Fit(string name, JsonNode? value)
    {
        var known = defaults[name]?.GetValueKind() ?? JsonValueKind.Undefined;
        if (value is null || known is JsonValueKind.Undefined || Same(known, value.GetValueKind())) return Checked(name, value);
        var text = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
        JsonNode? fitting = known switch
        {
            JsonValueKind.String => text,
            JsonValueKind.True or JsonValueKind.False when bool.TryParse(text, out var flag) => flag,
            JsonValueKind.Number when long.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
            JsonValueKind.Array =>
                new JsonArray([.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(item => (JsonNode)item)]),
            _ => throw RestException.BadRequest($"The property {name} does not take such a value."),
        };
        return Checked(name, fitting);
    }

    /// <summary>What nobody can read would only fail later, at the next request.</summary>
    private static JsonNode? Checked(string name, JsonNode? value)
    {
        switch (name)
        {
            case "sessionTimeout" or "aliasTokenTimeout"
                or "maxFailedLoginsLockoutDuration" when !Durations.TryParse(value?.ToString() ?? "", out _):
                throw RestException.BadRequest($"The property {name} takes a duration such as '15 minutes'.");
            case "interactiveAgentIds" when !(value as JsonArray ?? []).All(IsPattern):
                throw RestException.BadRequest($"The property {name} takes regular expressions.");
            default:
                return value;
        }
    }

    private static bool IsPattern(JsonNode? value)
    {
        try
        {
            return value is not null && new SitePattern(value.ToString()) is var _;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool Same(JsonValueKind left, JsonValueKind right) =>
        left == right || (left is JsonValueKind.True or JsonValueKind.False && right is JsonValueKind.True or JsonValueKind.False);

    private SiteRules Read() => new()
    {
        IsInitialized = Flag("initialized"),
        RequiresLogin = Flag("requireLogin"),
        DemandsCsrfToken = Flag("enableCsrfToken"),
        // XNAT demands no reason that its pages do not ask for.
        DemandsReason = Flag("requireChangeJustification") && Flag("showChangeJustification"),
        RestrictsUserLists = Flag("restrictUserListAccessToAdmins"),
        AllowsProjectCreation = Flag("uiAllowNonAdminProjectCreation"),
        AllowsNonPrivateProjects = Flag("securityAllowNonPrivateProjects"),
        MaxSessions = Number("concurrentMaxSessions"),
        MaxFailedLogins = Number("maxFailedLogins"),
        LockoutDuration = Duration("maxFailedLoginsLockoutDuration"),
        SessionTimeout = Duration("sessionTimeout"),
        TokenLifetime = Duration("aliasTokenTimeout"),
        SiteId = Text("siteId"),
        SiteUrl = Text("siteUrl"),
        LoginFailureMessage = Text("uiLoginFailureMessage"),
        InteractiveAgents =
        [
            .. (Find("interactiveAgentIds") as JsonArray ?? []).Select(agent => new SitePattern(agent!.ToString()))
        ],
    };

    private bool Flag(string name) => Text(name) == "true";

    private int Number(string name) => (int)Math.Clamp(long.Parse(Text(name), CultureInfo.InvariantCulture), int.MinValue, int.MaxValue);

    private string Text(string name) => Find(name)?.ToString() ?? "";

    private TimeSpan Duration(string name) => Durations.TryParse(Text(name), out var duration) ? duration : TimeSpan.Zero;
}
