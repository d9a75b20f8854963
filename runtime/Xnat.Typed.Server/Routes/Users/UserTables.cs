using System.Globalization;
using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Listings;

namespace Xnat.Typed.Server.Routes.Users;

/// <summary>Users in tables. Their title is that of the projects' table, as on a real server.</summary>
internal static class UserTables
{
    public static Table Users(IEnumerable<Account> accounts) => new(
        ["xdat_user_id", "login", "firstname", "lastname", "email"],
        [.. accounts.Select(account => new string?[]
        {
            account.Id.ToString(CultureInfo.InvariantCulture),
            account.Login,
            account.FirstName,
            account.LastName,
            account.Email
        })]) { Title = "Projects" };

    public static Table Favorites(IEnumerable<Favorite> favorites) => new(
        ["id", "element_name"],
        [.. favorites.Select(favorite => new string?[] { favorite.Id, favorite.Kind })]);
}
