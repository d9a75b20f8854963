using Refit;

namespace Xnat.Typed.Rest;

/// <summary>
/// Accounts of the site, from XNAT 1.7 on; mostly for administrators. Every method gives the response itself, whatever its status.
/// </summary>
internal interface IXnatUserApi
{
    /// <summary>All accounts, as a JSON array; 403 for others than administrators unless the site opens its user list.</summary>
    [Get("/xapi/users/profiles")]
    Task<HttpResponseMessage> ListAsync(CancellationToken cancellationToken);

    /// <summary>One account.</summary>
    [Get("/xapi/users/profile/{login}")]
    Task<HttpResponseMessage> GetAsync(string login, CancellationToken cancellationToken);

    /// <summary>Makes an account: 201 with it, 409 if there is one of that name.</summary>
    [Post("/xapi/users")]
    Task<HttpResponseMessage> CreateAsync([Body] HttpContent user, CancellationToken cancellationToken);

    /// <summary>Changes what the body names: 200, or 304 where that is so already.</summary>
    [Put("/xapi/users/{login}")]
    Task<HttpResponseMessage> ChangeAsync(string login, [Body] HttpContent user, CancellationToken cancellationToken);

    /// <summary>Whether the account may sign in: <c>true</c> or <c>false</c>.</summary>
    [Put("/xapi/users/{login}/enabled/{flag}")]
    Task<HttpResponseMessage> EnableAsync(string login, string flag, CancellationToken cancellationToken);

    /// <summary>Whether its e-mail address counts as verified.</summary>
    [Put("/xapi/users/{login}/verified/{flag}")]
    Task<HttpResponseMessage> VerifyAsync(string login, string flag, CancellationToken cancellationToken);

    /// <summary>Roles of the account, as a JSON array of texts.</summary>
    [Get("/xapi/users/{login}/roles")]
    Task<HttpResponseMessage> ListRolesAsync(string login, CancellationToken cancellationToken);

    /// <summary>Gives it a role.</summary>
    [Put("/xapi/users/{login}/roles/{role}")]
    Task<HttpResponseMessage> AddRoleAsync(string login, string role, CancellationToken cancellationToken);

    /// <summary>Takes a role from it.</summary>
    [Delete("/xapi/users/{login}/roles/{role}")]
    Task<HttpResponseMessage> RemoveRoleAsync(string login, string role, CancellationToken cancellationToken);

    /// <summary>IDs of the groups that it is in, of projects and of the site, as a JSON array of texts.</summary>
    [Get("/xapi/users/{login}/groups")]
    Task<HttpResponseMessage> ListGroupsAsync(string login, CancellationToken cancellationToken);
}
