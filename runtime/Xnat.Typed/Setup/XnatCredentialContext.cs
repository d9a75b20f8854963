namespace Xnat.Typed;

/// <summary>What a credential is asked for.</summary>
/// <param name="Server">The server to sign in to.</param>
/// <param name="IsRenewal">Whether an earlier session has ended, so that nobody may sit before the program any more.</param>
/// <param name="Refusal">
/// How the server refused what was found a moment ago; <see langword="null"/> when it is asked for the first time. It is asked no third
/// time.
/// </param>
public sealed record XnatCredentialContext(Uri Server, bool IsRenewal, XnatAuthenticationException? Refusal);
