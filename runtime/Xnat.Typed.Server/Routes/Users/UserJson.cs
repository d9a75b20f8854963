using System.Text.Json.Nodes;
using Xnat.Typed.Server.Accounts;

namespace Xnat.Typed.Server.Routes.Users;

/// <summary>Accounts as the JSON of users; what has no value is left out, and passwords never appear.</summary>
internal static class UserJson
{
    public static JsonObject Of(Account account, DateTimeOffset? lastSignIn)
    {
        var json = new JsonObject
        {
            ["id"] = account.Id,
            ["username"] = account.Login,
            ["firstName"] = account.FirstName,
            ["lastName"] = account.LastName,
            ["email"] = account.Email,
            ["admin"] = account.IsAdmin,
            ["enabled"] = account.IsEnabled,
            ["verified"] = account.IsVerified,
            ["secured"] = true,
            ["lastModified"] = account.Modified.ToUnixTimeMilliseconds(),
        };
        if (lastSignIn is { } time) json["lastSuccessfulLogin"] = time.ToUnixTimeMilliseconds();
        return json;
    }
}
