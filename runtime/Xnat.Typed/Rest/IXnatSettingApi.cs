using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Settings and plugins of the site, from XNAT 1.7 on. Every method gives the response itself, whatever its status.</summary>
internal interface IXnatSettingApi
{
    /// <summary>The settings that the caller may read, as a JSON object.</summary>
    [Get("/xapi/siteConfig")]
    Task<HttpResponseMessage> ListAsync(CancellationToken cancellationToken);

    /// <summary>Some of them; what the caller may not read and what there is not are left out alike.</summary>
    [Get("/xapi/siteConfig/values/{names}")]
    Task<HttpResponseMessage> GetAsync(string names, CancellationToken cancellationToken);

    /// <summary>Changes those in the body, a JSON object: 200 without a body.</summary>
    [Post("/xapi/siteConfig")]
    Task<HttpResponseMessage> SetAsync([Body] HttpContent settings, CancellationToken cancellationToken);

    /// <summary>How long it runs, as a JSON object of texts by unit; units that are zero are left out.</summary>
    [Get("/xapi/siteConfig/uptime")]
    Task<HttpResponseMessage> GetUptimeAsync(CancellationToken cancellationToken);

    /// <summary>Plugins by their IDs.</summary>
    [Get("/xapi/plugins")]
    Task<HttpResponseMessage> ListPluginsAsync(CancellationToken cancellationToken);
}
