using Xnat.Typed.Server.Routes.Xapi;
using static Xnat.Typed.Server.Routing.Route;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>Accounts.</summary>
internal static class UserSection
{
    private const string One = "/xapi/users/{login}";

    public static RouteSection Section { get; } = new("Users", [.. Classic(), .. Newer(), .. Memberships()]);

    private static IEnumerable<Route> Classic() =>
    [
        Get("/data/users", "accounts", static h => h.Users.List) with { TakesRest = true },
        Get("/data/user", "logins", static h => h.Users.Logins),
        Get("/data/user/{login}", "an account", static h => h.Users.Show) with { TakesRest = true },
        On("PUT POST", "/data/user/{login}", "changes it", static h => h.Users.ChangeAsync) with { TakesRest = true },
        Get("/data/user/{login}/roles", "roles", static h => h.Users.Roles),
        On("PUT POST", "/data/user/actions/{login}/reset", "forgets failed sign-ins", static h => h.Users.Reset),
        Get("/data/users/favorites/{type}", "favourites", static h => h.Users.Favorites),
        Get("/data/users/favorites/{type}/{id}", "whether it is one", static h => h.Users.Favorite) with { TakesRest = true },
        Put("/data/users/favorites/{type}/{id}", "adds one", static h => h.Users.AddFavorite) with { TakesRest = true },
        Delete("/data/users/favorites/{type}/{id}", "removes one", static h => h.Users.RemoveFavorite) with { TakesRest = true },
    ];

    private static IEnumerable<Route> Newer() =>
    [
        Get("/xapi/users", "logins", static h => h.XapiUsers.Logins),
        Post("/xapi/users", "a new account", static h => h.XapiUsers.CreateAsync),
        Get("/xapi/users/profiles", "accounts", static h => h.XapiUsers.Profiles),
        Get("/xapi/users/profile", "the caller's account", static h => h.XapiUsers.Own),
        Get("/xapi/users/profile/{login}", "an account", static h => h.XapiUsers.Show),
        Get("/xapi/users/current", "accounts in use", static h => h.XapiUsers.Current),
        Get("/xapi/users/active", "who has a session", static h => h.XapiUsers.Active),
        Get("/xapi/users/username", "the caller's login", static _ => XapiUserRoutes.Login),
        Get("/xapi/users/projects", "projects that the caller may edit", static h => h.XapiUsers.Projects),
        Get("/xapi/users/rolemap", "who has which role", static h => h.RoleMap.Map),
        Get("/xapi/users/roles", "roles that somebody has", static h => h.RoleMap.Roles),
        Get("/xapi/users/roles/{role}", "who has a role", static h => h.RoleMap.Users),
        Get(One, "an account", static h => h.XapiUsers.Show),
        Put(One, "changes it", static h => h.XapiUsers.ChangeAsync),
    ];

    private static IEnumerable<Route> Memberships() =>
    [
        Get(One + "/roles", "roles", static h => h.Memberships.Roles),
        Put(One + "/roles/{role}", "gives a role", static h => h.Memberships.ChangeRolesAsync).AlsoAt(One + "/roles"),
        Delete(One + "/roles/{role}", "takes it", static h => h.Memberships.ChangeRolesAsync).AlsoAt(One + "/roles"),
        Get(One + "/groups", "groups", static h => h.Memberships.Groups),
        Put(One + "/groups/{group}", "adds to a group", static h => h.Memberships.ChangeGroupsAsync).AlsoAt(One + "/groups"),
        Delete(One + "/groups/{group}", "removes from it", static h => h.Memberships.ChangeGroupsAsync).AlsoAt(One + "/groups"),
        Get(One + "/enabled", "whether the account is in use", static h => h.Memberships.IsEnabled),
        Put(One + "/enabled/{flag}", "sets it", static h => h.Memberships.EnableAsync).AlsoAt(One + "/enabled"),
        Get(One + "/verified", "whether the address is verified", static h => h.Memberships.IsVerified),
        Put(One + "/verified/{flag}", "sets it", static h => h.Memberships.VerifyAsync).AlsoAt(One + "/verified"),
    ];
}
