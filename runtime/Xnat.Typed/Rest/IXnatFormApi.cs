using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Definitions of custom forms, from XNAT 1.8.8 on. The method gives the response itself, whatever its status.</summary>
internal interface IXnatFormApi
{
    /// <summary>All forms of the site, as a JSON array.</summary>
    [Get("/xapi/customforms")]
    Task<HttpResponseMessage> ListAsync(CancellationToken cancellationToken);
}
