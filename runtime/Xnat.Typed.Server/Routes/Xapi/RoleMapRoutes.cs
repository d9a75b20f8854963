using System.Text.Json.Nodes;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>
/// Roles of the site and who has them, for administrators: <c>/xapi/users/rolemap</c> and <c>/xapi/users/roles</c>, by XNAT's
/// <c>UsersApi</c>.
/// </summary>
internal sealed class RoleMapRoutes(Site site)
{
    public Answer Map(XnatRequest request) => Show(request, map =>
        new JsonObject(map.Select(role => KeyValuePair.Create(role.Key, (JsonNode?)Texts(role)))));

    public Answer Roles(XnatRequest request) => Show(request, map => Texts(map.Select(role => role.Key)));

    public Answer Users(XnatRequest request) => Show(request, map =>
        Texts(map.Where(role => role.Key == request.Values["role"]).SelectMany(role => role)));

    private Answer Show(XnatRequest request, Func<IEnumerable<IGrouping<string, string>>, JsonNode> show)
    {
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
        return site.Store.Read(() => Answer.Json(show(site.Users.Accounts.All
            .SelectMany(account => account.Roles.Select(role => (role, account.Login)))
            .GroupBy(pair => pair.role, pair => pair.Login, StringComparer.Ordinal)
            .OrderBy(role => role.Key, StringComparer.Ordinal))));
    }

    private static JsonArray Texts(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);
}
