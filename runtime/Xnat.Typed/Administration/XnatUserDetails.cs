namespace Xnat.Typed;

/// <summary>What an account is made with or changed to; what is <see langword="null"/> stays as it is, or as the site makes it.</summary>
public sealed record XnatUserDetails
{
    /// <summary>First name of the person.</summary>
    public string? FirstName { get; init; }

    /// <summary>Last name of the person.</summary>
    public string? LastName { get; init; }

    /// <summary>Where XNAT writes to. Most sites want one for each account, and each once.</summary>
    public string? Email { get; init; }

    /// <summary>A new password. It is sent and never shown again, so that nothing can confirm it.</summary>
    public string? Password { get; init; }

    /// <summary>Whether the account may sign in.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Whether its e-mail address counts as verified.</summary>
    public bool? IsVerified { get; init; }

    /// <summary>No value: a password may be among them.</summary>
    public override string ToString() => nameof(XnatUserDetails);

    internal bool AreKept(XnatUser user) =>
        (FirstName is null || FirstName == user.FirstName)
        && (LastName is null || LastName == user.LastName)
        && (Email is null || string.Equals(Email, user.Email, StringComparison.OrdinalIgnoreCase))
        && (IsEnabled is null || IsEnabled == user.IsEnabled)
        && (IsVerified is null || IsVerified == user.IsVerified);

    internal UserBody ToBody(string login) => new()
    {
        Login = login,
        FirstName = FirstName,
        LastName = LastName,
        Email = Email,
        Password = Password,
        IsEnabled = IsEnabled,
        IsVerified = IsVerified,
    };
}
