namespace Xnat.Typed.Server.Http;

/// <summary>Outcome of looking at a request's credentials.</summary>
/// <param name="User">The account, or <see langword="null"/> for a guest.</param>
/// <param name="SessionId">Its session, if it has one.</param>
/// <param name="Refusal">The answer, where the request ends here.</param>
internal sealed record SignIn(XnatServerUser? User, string? SessionId, Answer? Refusal);
