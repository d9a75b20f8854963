using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Sign-in, sign-out and who the server is. Every method gives the response itself, whatever its status.</summary>
public interface IXnatSessionApi
{
    /// <summary>Signs in with a form: 200 with the session id as text, 401 for a wrong name or password.</summary>
    /// <param name="form">A <see cref="FormUrlEncodedContent"/> with the fields <c>username</c>, <c>password</c> and, to choose one of the server's sign-in providers, <c>provider</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Put("/data/services/auth")]
    Task<HttpResponseMessage> SignInAsync([Body] HttpContent form, CancellationToken cancellationToken = default);

    /// <summary>Signs in with a whole <c>Authorization</c> header, as alias tokens need it: 200 with the session id as text.</summary>
    [Post("/data/JSESSION")]
    Task<HttpResponseMessage> StartSessionAsync([Header("Authorization")] string authorization, CancellationToken cancellationToken = default);

    /// <summary>Whose session it is: 200 with <c>User '…' is logged in</c>, 401 for none.</summary>
    [Get("/data/auth")]
    Task<HttpResponseMessage> GetUserAsync(CancellationToken cancellationToken = default);

    /// <summary>The session's id as text; keeps the session alive. Without a session the server starts one for the guest.</summary>
    [Get("/data/JSESSION")]
    Task<HttpResponseMessage> GetSessionAsync(CancellationToken cancellationToken = default);

    /// <summary>Ends the session: 200 without a body.</summary>
    [Delete("/data/JSESSION")]
    Task<HttpResponseMessage> SignOutAsync(CancellationToken cancellationToken = default);

    /// <summary>Version and build of the server as a JSON object of texts; open to everybody, from XNAT 1.7 on.</summary>
    [Get("/xapi/siteConfig/buildInfo")]
    Task<HttpResponseMessage> GetBuildInfoAsync(CancellationToken cancellationToken = default);
}
