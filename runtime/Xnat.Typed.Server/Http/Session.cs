namespace Xnat.Typed.Server.Http;

/// <summary>An HTTP session.</summary>
/// <param name="Id">What the cookie carries.</param>
/// <param name="Login">Whose it is; <see langword="null"/> for a guest.</param>
/// <param name="Token">What browsers have to repeat with changes: a UUID.</param>
internal sealed record Session(string Id, string? Login, string Token)
{
    public override string ToString() => nameof(Session);
}
