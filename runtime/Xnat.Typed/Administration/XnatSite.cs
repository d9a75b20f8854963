using System.Globalization;
using System.Text.Json;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>What the site is and how it is set.</summary>
/// <remarks>From XNAT 1.7 on. Administrators read and change all settings; others read a few.</remarks>
public sealed class XnatSite
{
    private const string Route = "/xapi/siteConfig";

    private readonly XnatConnection connection;

    internal XnatSite(XnatConnection connection) => this.connection = connection;

    private IXnatSettingApi Api => connection.Administration.Settings;

    /// <summary>All settings that this account may read, as JSON by name.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyDictionary<string, JsonElement>> SettingsAsync(CancellationToken cancellationToken = default)
    {
        var settings = await MapAsync(Api.ListAsync, cancellationToken).ConfigureAwait(false);
        // Everybody who may ask at all sees the ID of the site; a map without it is somebody else's.
        return settings.ContainsKey("siteId") ? settings : throw Other($"GET {Route}");
    }

    /// <summary>One setting, as JSON.</summary>
    /// <param name="name">Its name: <c>siteDescriptionText</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">The site has none of that name, or this account may not read it.</exception>
    public async Task<JsonElement> SettingAsync(string name, CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(name, nameof(name));
        if (await FindAsync(name, cancellationToken).ConfigureAwait(false) is { } value) return value;
        await connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        var answer = new FailedAnswer(System.Net.HttpStatusCode.NotFound, "GET", Route + "/values/{names}");
        throw new XnatNotFoundException(
            "The site has no setting of that name, or this account may not read it; administrators read all.", answer) { Key = name };
    }

    /// <summary>Changes a setting and reads it back.</summary>
    /// <param name="name">Its name; XNAT keeps one that it does not know too.</param>
    /// <param name="value">The value, as JSON.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatAccessDeniedException">This account is no administrator.</exception>
    /// <exception cref="XnatContentException">The server did not keep it.</exception>
    public async Task SetSettingAsync(string name, JsonElement value, CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(name, nameof(name));
        using var body = JsonBody.Of(
            new Dictionary<string, JsonElement> { [name] = value }, AdministrationJson.Default.DictionaryStringJsonElement);
        await connection.DoAsync(token => Api.SetAsync(body, token), cancellationToken).ConfigureAwait(false);
        var kept = await FindAsync(name, cancellationToken).ConfigureAwait(false);
        await Confirmation.RequireAsync(
            connection, kept is { } found && JsonElement.DeepEquals(found, value), $"POST {Route}",
            "Look at the setting; the site may want a value of another kind.", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same with a text.</summary>
    /// <inheritdoc cref="SetSettingAsync(string, JsonElement, CancellationToken)"/>
    public Task SetSettingAsync(string name, string value, CancellationToken cancellationToken = default) =>
        SetSettingAsync(name, JsonSerializer.SerializeToElement(value, AdministrationJson.Default.String), cancellationToken);

    /// <summary>The same with a truth value.</summary>
    /// <inheritdoc cref="SetSettingAsync(string, JsonElement, CancellationToken)"/>
    public Task SetSettingAsync(string name, bool value, CancellationToken cancellationToken = default) =>
        SetSettingAsync(name, JsonSerializer.SerializeToElement(value, AdministrationJson.Default.Boolean), cancellationToken);

    /// <summary>Version and build: <c>version</c>, <c>buildDate</c>, <c>branch</c> and the like, as texts.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyDictionary<string, string>> BuildInfoAsync(CancellationToken cancellationToken = default)
    {
        var info = await connection.JsonAsync(
            connection.Site.GetBuildInfoAsync, TypedJson.As(AdministrationJson.Default.DictionaryStringString), cancellationToken)
            .ConfigureAwait(false);
        return info.ContainsKey("version") ? info : throw Other($"GET {Route}/buildInfo");
    }

    /// <summary>How long the server has been running.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<TimeSpan> UptimeAsync(CancellationToken cancellationToken = default)
    {
        var units = await connection.JsonAsync(
            Api.GetUptimeAsync, TypedJson.As(AdministrationJson.Default.DictionaryStringString), cancellationToken).ConfigureAwait(false);
        var up = TimeSpan.Zero;
        foreach (var (unit, text) in units)
        {
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number is < 0 or > 1e6)
                throw Other($"GET {Route}/uptime");
            // XNAT leaves out what is zero.
            up += unit switch
            {
                "days" => TimeSpan.FromDays(number),
                "hours" => TimeSpan.FromHours(number),
                "minutes" => TimeSpan.FromMinutes(number),
                "seconds" => TimeSpan.FromSeconds(number),
                _ => throw Other($"GET {Route}/uptime"),
            };
        }

        return up;
    }

    /// <summary>The plugins that the server runs, in the order of their IDs.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<XnatPlugin>> PluginsAsync(CancellationToken cancellationToken = default)
    {
        var plugins = await connection.JsonAsync(
            Api.ListPluginsAsync, TypedJson.As(AdministrationJson.Default.DictionaryStringXnatPlugin), cancellationToken)
            .ConfigureAwait(false);
        return [.. plugins.Values.OrderBy(static plugin => plugin.Id, StringComparer.Ordinal)];
    }

    private async Task<JsonElement?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var found = await MapAsync(token => Api.GetAsync(name, token), cancellationToken).ConfigureAwait(false);
        if (found.Keys.Any(key => key != name)) throw Other($"GET {Route}/values/{{names}}");
        return found.TryGetValue(name, out var value) ? value : null;
    }

    private Task<Dictionary<string, JsonElement>> MapAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken) =>
        connection.JsonAsync(send, TypedJson.As(AdministrationJson.Default.DictionaryStringJsonElement), cancellationToken);

    private static XnatContentException Other(string route) =>
        new($"{route} answered JSON about something else than what was asked for; check the address and the proxy before it.")
        {
            Route = route,
        };
}
