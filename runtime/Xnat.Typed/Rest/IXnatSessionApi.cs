using Refit;

namespace Xnat.Typed.Rest;

/// <summary>
/// Opening, ending and asking about a session; these requests go past the session that is being used. Every method gives the response
/// itself, whatever its status.
/// </summary>
internal interface IXnatSessionApi
{
    /// <summary>Key among the options of a request: the id of the session that it is about.</summary>
    const string Session = "Xnat.Typed.Session";

    /// <summary>
    /// Key among the options of a request: whether its caller does not yet conclude anything from a 404, and asks on in the same session.
    /// </summary>
    const string Trial = "Xnat.Typed.Trial";

    /// <summary>Signs in with a form: 200 with the session id as text, 401 for a wrong name or password.</summary>
    /// <param name="form">
    /// The fields <c>username</c>, <c>password</c> and, to choose one of the server's sign-in providers, <c>provider</c>.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Put("/data/services/auth")]
    Task<HttpResponseMessage> SignInAsync([Body] HttpContent form, CancellationToken cancellationToken);

    /// <summary>
    /// Signs in with a whole <c>Authorization</c> header and says who that is: 200 with <c>User '…' is logged in</c>, and the session in
    /// its cookie.
    /// </summary>
    [Get("/data/auth")]
    Task<HttpResponseMessage> SignInAtOnceAsync([Header("Authorization")] string authorization, CancellationToken cancellationToken);

    /// <summary>The same where no cookie comes through, without saying who it is: 200 with the session id as text.</summary>
    [Post("/data/JSESSION")]
    Task<HttpResponseMessage> StartAsync([Header("Authorization")] string authorization, CancellationToken cancellationToken);

    /// <summary>Starts a session for the guest: 200 with its id as text.</summary>
    [Get("/data/JSESSION")]
    Task<HttpResponseMessage> StartForGuestAsync(CancellationToken cancellationToken);

    /// <summary>Whose session it is: 200 with <c>User '…' is logged in</c>, 401 for none.</summary>
    [Get("/data/auth")]
    Task<HttpResponseMessage> GetUserAsync([Property(Session)] string session, CancellationToken cancellationToken);

    /// <summary>Ends the session: 200 without a body.</summary>
    [Delete("/data/JSESSION")]
    Task<HttpResponseMessage> SignOutAsync([Property(Session)] string session, CancellationToken cancellationToken);
}
