using System.Text.Json.Nodes;
using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Users;

/// <summary>What a request wants to change about a user. Made before the lock is taken, because a new password has to be hashed.</summary>
internal sealed record UserChange
{
    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Email { get; init; }

    public PasswordHash? Password { get; init; }

    public bool? IsEnabled { get; init; }

    public bool? IsVerified { get; init; }

    public bool? IsAdmin { get; init; }

    public static UserChange From(JsonObject body) => new()
    {
        FirstName = JsonBody.Text(body, "firstName") ?? JsonBody.Text(body, "firstname"),
        LastName = JsonBody.Text(body, "lastName") ?? JsonBody.Text(body, "lastname"),
        Email = JsonBody.Text(body, "email"),
        Password = JsonBody.Text(body, "password") is { Length: > 0 } password ? PasswordHash.Of(password) : null,
        IsEnabled = JsonBody.Flag(body, "enabled"),
        IsVerified = JsonBody.Flag(body, "verified"),
        IsAdmin = JsonBody.Flag(body, "admin"),
    };

    /// <summary>The account as it would be.</summary>
    /// <param name="account">The account as it is.</param>
    /// <param name="byAdmin">Whether an administrator asks; nobody else lets accounts in.</param>
    public Account Apply(Account account, bool byAdmin)
    {
        var changed = account with
        {
            FirstName = FirstName ?? account.FirstName,
            LastName = LastName ?? account.LastName,
            Email = Email ?? account.Email,
            Password = Password ?? account.Password,
            // A new password is a fresh one.
            IsPasswordExpired = account.IsPasswordExpired && Password is null,
        };
        if (!byAdmin) return changed;
        var others = account.Roles.Where(role => role != SiteRoles.Administrator);
        return changed with
        {
            IsEnabled = IsEnabled ?? account.IsEnabled,
            IsVerified = IsVerified ?? account.IsVerified,
            Roles = IsAdmin is null || IsAdmin == account.IsAdmin ? account.Roles
                : IsAdmin.Value ? [.. others, SiteRoles.Administrator]
                : [.. others],
        };
    }
}
