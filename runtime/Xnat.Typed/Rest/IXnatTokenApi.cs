using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Alias tokens. XNAT takes GET for all of it. Every method gives the response itself, whatever its status.</summary>
internal interface IXnatTokenApi
{
    /// <summary>Issues a token for the account of the session: 200 with it, 403 for a guest.</summary>
    [Get("/data/services/tokens/issue")]
    Task<HttpResponseMessage> IssueAsync(CancellationToken cancellationToken);

    /// <summary>Issues one for another account: 403 to who is no administrator.</summary>
    [Get("/data/services/tokens/issue/user/{login}")]
    Task<HttpResponseMessage> IssueForAsync(string login, CancellationToken cancellationToken);

    /// <summary>The tokens of the account of the session.</summary>
    [Get("/data/services/tokens/show")]
    Task<HttpResponseMessage> ListAsync(CancellationToken cancellationToken);

    /// <summary>Ends a token; the secret may stand behind the alias, and then in logs.</summary>
    [Get("/data/services/tokens/invalidate/{alias}")]
    Task<HttpResponseMessage> InvalidateAsync(string alias, CancellationToken cancellationToken);
}
