using Xnat.Typed.Server.Accounts;

namespace Xnat.Typed.Server.Http;

/// <summary>Outcome of looking at a request's credentials.</summary>
/// <param name="User">The account, or <see langword="null"/> for a guest.</param>
/// <param name="Session">Its session, if it has one.</param>
/// <param name="Refusal">The answer, where the request ends here.</param>
internal sealed record SignIn(Account? User, Session? Session, Answer? Refusal);
