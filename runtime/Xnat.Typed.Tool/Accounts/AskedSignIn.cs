namespace Xnat.Typed.Tool.Accounts;

/// <summary>What was said about a server and about who signs in there.</summary>
/// <param name="Server">The server.</param>
/// <param name="User">The name that was given, or <see langword="null"/>.</param>
/// <param name="Provider">The sign-in provider that was given, or <see langword="null"/>.</param>
/// <param name="AllowsPlainHttp">Whether the password may go over http:// to another machine.</param>
internal sealed record AskedSignIn(ServerChoice Server, string? User, string? Provider, bool AllowsPlainHttp)
{
    /// <summary>The same with what <c>login</c> kept of the server, where nothing else was said.</summary>
    public AskedSignIn WithKnown() => Server.Known is not { } known || (User is not null && User != known.User)
        ? this
        : this with
        {
            User = User ?? known.User,
            Provider = Provider ?? known.Provider,
            AllowsPlainHttp = AllowsPlainHttp || known.AllowsPlainHttp,
        };
}
