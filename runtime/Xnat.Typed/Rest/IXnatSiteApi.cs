using Refit;

namespace Xnat.Typed.Rest;

/// <summary>What the server says of itself. Every method gives the response itself, whatever its status.</summary>
internal interface IXnatSiteApi
{
    /// <summary>Version and build as a JSON object of texts; open to everybody, from XNAT 1.7 on.</summary>
    [Get("/xapi/siteConfig/buildInfo")]
    Task<HttpResponseMessage> GetBuildInfoAsync(CancellationToken cancellationToken);

    /// <summary>The bare version, which XNAT 1.6 tells here; later ones answer 404.</summary>
    [Get("/data/version")]
    Task<HttpResponseMessage> GetVersionAsync(CancellationToken cancellationToken);
}
