namespace Xnat.Typed.Rest;

/// <summary>What a server says about itself.</summary>
internal interface ISiteRest
{
    /// <summary>Version and build, as JSON of texts.</summary>
    [Get("/xapi/siteConfig/buildInfo")]
    Task<HttpResponseMessage> BuildInfoAsync(CancellationToken cancellationToken);
}
