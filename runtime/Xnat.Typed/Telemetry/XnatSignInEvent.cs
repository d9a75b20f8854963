namespace Xnat.Typed;

/// <summary>The client signed in, or was not let in.</summary>
/// <param name="Server">Host and port of the server.</param>
/// <param name="IsRenewal">Whether an earlier session had ended.</param>
/// <param name="Error">Class of the exception; <see langword="null"/> where it was let in.</param>
/// <param name="Message">What the exception says, which names nobody; <see langword="null"/> where it was let in.</param>
public sealed record XnatSignInEvent(string Server, bool IsRenewal, string? Error, string? Message) : XnatClientEvent(Server);
