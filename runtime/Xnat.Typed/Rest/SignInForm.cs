namespace Xnat.Typed.Rest;

/// <summary>The fields of a sign-in. Not a record, so that no text of it shows the password.</summary>
/// <param name="username">Login name.</param>
/// <param name="password">Password of that account.</param>
/// <param name="provider">Authentication provider, or <see langword="null"/> to let the server try its own.</param>
public sealed class SignInForm(string username, string password, string? provider = null)
{
    /// <summary>Login name.</summary>
    [AliasAs("username")]
    public string Username { get; } = username;

    /// <summary>Password of that account.</summary>
    [AliasAs("password")]
    public string Password { get; } = password;

    /// <summary>Authentication provider, or <see langword="null"/> to let the server try its own.</summary>
    [AliasAs("provider")]
    public string? Provider { get; } = provider;
}
