namespace Xnat.Typed.Server.Accounts;

/// <summary>An account as it is kept.</summary>
/// <param name="Id">The number that XNAT calls <c>xdat_user_id</c>.</param>
/// <param name="Login">Login name.</param>
internal sealed record Account(int Id, string Login)
{
    /// <summary>Login of the one who asks without credentials on an open site.</summary>
    public const string GuestLogin = "guest";

    public string FirstName { get; init; } = "";

    public string LastName { get; init; } = "";

    public string Email { get; init; } = "";

    /// <summary>Salted hash; <see langword="null"/> lets nobody in.</summary>
    public PasswordHash? Password { get; init; }

    public bool IsPasswordExpired { get; init; }

    public bool IsEnabled { get; init; } = true;

    public bool IsVerified { get; init; } = true;

    /// <summary>Site roles, <c>Administrator</c> among them.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Groups that reach beyond a project: <c>ALL_DATA_ACCESS</c>, <c>ALL_DATA_ADMIN</c>.</summary>
    public IReadOnlyList<string> SiteGroups { get; init; } = [];

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Modified { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsAdmin => Roles.Contains(SiteRoles.Administrator);

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsGuest => Login == GuestLogin;

    /// <summary>Whether a text can be a login: Basic ends the name at a colon, and providers stand in front of a slash.</summary>
    public static bool IsLogin(string text) =>
        text.Length > 0 && text.All(letter => letter is not (' ' or '/' or ':' or '@' or '<' or '>' or '"'));

    /// <summary>Shows the name only: neither hash nor address reaches a log.</summary>
    public override string ToString() => Login;
}
