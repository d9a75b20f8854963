using Refit;

namespace Xnat.Typed.Rest;

/// <summary>People who lead or work in projects, from XNAT 1.7 on. Every method gives the response itself, whatever its status.</summary>
internal interface IXnatInvestigatorApi
{
    /// <summary>All of them.</summary>
    [Get("/xapi/investigators")]
    Task<HttpResponseMessage> ListAsync(CancellationToken cancellationToken);

    /// <summary>One of them.</summary>
    [Get("/xapi/investigators/{id}")]
    Task<HttpResponseMessage> GetAsync(long id, CancellationToken cancellationToken);

    /// <summary>A new one; 409 if there is one of these names.</summary>
    [Post("/xapi/investigators")]
    Task<HttpResponseMessage> CreateAsync([Body] HttpContent investigator, CancellationToken cancellationToken);

    /// <summary>Changes what the body names, in all projects: 200, or 304 where that is so already.</summary>
    [Put("/xapi/investigators/{id}")]
    Task<HttpResponseMessage> ChangeAsync(long id, [Body] HttpContent investigator, CancellationToken cancellationToken);

    /// <summary>Removes one, from projects too.</summary>
    [Delete("/xapi/investigators/{id}")]
    Task<HttpResponseMessage> DeleteAsync(long id, CancellationToken cancellationToken);
}
