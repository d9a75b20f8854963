using System.Text.Json.Nodes;
using System.Xml.Linq;
using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;

namespace Xnat.Typed.Server.Routes.Users;

/// <summary>Users in the classic API: <c>/data/users</c> and <c>/data/user</c>.</summary>
internal sealed class UserRoutes(Site site)
{
    private const string Users = "/data/users";
    private const string User = "/data/user";

    private AccountStore Accounts => site.Users.Accounts;

    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        switch (segments)
        {
            case ["users", "favorites", var kind]:
                return Read(request, Users + "/favorites/{type}", () => TableAnswer.Of(request, UserTables.Favorites(site.Users.Favorites.Of(SignedIn(request), kind))));
            case ["users", "favorites", var kind, var id, ..]:
                request.Route = Users + "/favorites/{type}/{id}";
                return site.Store.Write(() => Favourite(request, new Favorite(SignedIn(request), kind, id)));
            case ["users", ..]:
                return Read(request, Users, () => List(request));
            case ["user"]:
                return Read(request, User, () => Logins(request));
            case ["user", var login, "sessions"]:
                return Read(request, User + "/{login}/sessions", () => Answer.Json(new JsonObject { [Known(request, login).Login] = site.Sessions.Count(login) }));
            case ["user", var login, "roles"]:
                return Read(request, User + "/{login}/roles", () => Answer.Json(new JsonArray([.. Known(request, login).Roles.Select(role => (JsonNode)role)])));
            case ["user", "actions", var login, "reset"]:
                request.Route = User + "/actions/{login}/reset";
                return Reset(request, login);
            case ["user", var login, ..]:
                request.Route = User + "/{login}";
                return await OneAsync(request, login, cancellationToken).ConfigureAwait(false);
            default:
                return null;
        }
    }

    private Answer Read(XnatRequest request, string route, Func<Answer> answer)
    {
        request.Route = route;
        return request.IsRead ? site.Store.Read(answer) : throw RestException.MethodNotAllowed();
    }

    private Answer List(XnatRequest request)
    {
        if (!request.Access.IsAdmin && (request.IsGuest || site.Administration.Configuration.Rules.RestrictsUserLists)) throw RestException.Forbidden();
        return TableAnswer.Of(request, UserTables.Users(Accounts.All));
    }

    private Answer Logins(XnatRequest request)
    {
        DemandAdmin(request);
        if (request.Format is not ("xml" or "text/xml")) return Answer.Json(new JsonArray([.. Accounts.All.Select(account => (JsonNode)account.Login)]));
        var xml = new XElement("users", Accounts.All.Select(account => new XElement("user", account.Login)));
        return Answer.Text(xml.ToString(SaveOptions.DisableFormatting), contentType: "text/xml;charset=UTF-8");
    }

    /// <summary>The account, for itself and for administrators.</summary>
    private Account Known(XnatRequest request, string login)
    {
        if (request.IsGuest || (request.Access.Login != login && !request.Access.IsAdmin)) throw RestException.Forbidden();
        return Accounts.Find(login) ?? throw RestException.NotFound();
    }

    private async Task<Answer> OneAsync(XnatRequest request, string login, CancellationToken cancellationToken)
    {
        if (request.IsRead) return site.Store.Read(() => Answer.Json(UserJson.Of(Known(request, login), site.Sessions.LastSignIn(login))));
        if (request.Method is not ("PUT" or "POST")) throw RestException.MethodNotAllowed();
        DemandAdmin(request);
        if (!Account.IsLogin(login)) throw RestException.BadRequest("A username has no blanks, slashes, colons and at signs.");
        var change = UserChange.From(await JsonBody.ReadObjectAsync(request, cancellationToken).ConfigureAwait(false));
        return site.Store.Write(() =>
        {
            var changed = change.Apply(Accounts.Find(login) ?? new Account(Accounts.NextId(), login), byAdmin: true);
            return Answer.Json(UserJson.Of(Accounts.Put(changed), site.Sessions.LastSignIn(login)));
        });
    }

    /// <summary>Forgets failed sign-ins, so that a locked account may try again.</summary>
    private Answer Reset(XnatRequest request, string login)
    {
        if (request.Method is not ("PUT" or "POST")) throw RestException.MethodNotAllowed();
        DemandAdmin(request);
        return site.Store.Write(() =>
        {
            if (Accounts.Find(login) is null) throw RestException.NotFound();
            site.Authenticator.Unlock(login);
            return Answer.Empty();
        });
    }

    private Answer Favourite(XnatRequest request, Favorite favorite)
    {
        switch (request.Method)
        {
            case "PUT":
                site.Users.Favorites.Add(favorite);
                return Answer.Empty();
            case "DELETE":
                return site.Users.Favorites.Remove(favorite) ? Answer.Empty() : throw RestException.NotFound();
            case "GET" or "HEAD":
                return site.Users.Favorites.Has(favorite) ? TableAnswer.Of(request, UserTables.Favorites([favorite])) : throw RestException.NotFound();
            default:
                throw RestException.MethodNotAllowed();
        }
    }

    private static string SignedIn(XnatRequest request) => request.IsGuest ? throw RestException.Forbidden() : request.Access.Login;

    private static void DemandAdmin(XnatRequest request)
    {
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
    }
}
