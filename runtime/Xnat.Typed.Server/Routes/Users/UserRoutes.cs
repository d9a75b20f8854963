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
    private AccountStore Accounts => site.Users.Accounts;

    public Answer List(XnatRequest request) => site.Store.Read(() =>
    {
        if (!request.Access.IsAdmin && (request.IsGuest || site.Administration.Configuration.Rules.RestrictsUserLists))
            throw RestException.Forbidden();
        return TableAnswer.Of(request, UserTables.Users(Accounts.All));
    });

    public Answer Logins(XnatRequest request) => site.Store.Read(() =>
    {
        DemandAdmin(request);
        if (request.Format is not ("xml" or "text/xml"))
            return Answer.Json(new JsonArray([.. Accounts.All.Select(account => (JsonNode)account.Login)]));
        var xml = new XElement("users", Accounts.All.Select(account => new XElement("user", account.Login)));
        return Answer.Text(xml.ToString(SaveOptions.DisableFormatting), contentType: "text/xml;charset=UTF-8");
    });

    public Answer Sessions(XnatRequest request) => site.Store.Read(() =>
    {
        var login = Known(request).Login;
        return Answer.Json(new JsonObject { [login] = site.Sessions.Count(login) });
    });

    public Answer Roles(XnatRequest request) =>
        site.Store.Read(() => Answer.Json(new JsonArray([.. Known(request).Roles.Select(role => (JsonNode)role)])));

    public Answer Show(XnatRequest request) => site.Store.Read(() =>
    {
        var account = Known(request);
        return Answer.Json(UserJson.Of(account, site.Sessions.LastSignIn(account.Login)));
    });

    public async Task<Answer> ChangeAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var login = request.Values["login"];
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
    public Answer Reset(XnatRequest request)
    {
        DemandAdmin(request);
        return site.Store.Write(() =>
        {
            var login = request.Values["login"];
            if (Accounts.Find(login) is null) throw RestException.NotFound();
            site.Authenticator.Unlock(login);
            return Answer.Empty();
        });
    }

    public Answer Favorites(XnatRequest request) => site.Store.Read(() =>
    {
        var favorites = site.Users.Favorites.Of(SignedIn(request), request.Values["type"]);
        return TableAnswer.Of(request, UserTables.Favorites(favorites));
    });

    public Answer Favorite(XnatRequest request) => site.Store.Read(() =>
    {
        var favorite = Asked(request);
        return site.Users.Favorites.Has(favorite)
            ? TableAnswer.Of(request, UserTables.Favorites([favorite]))
            : throw RestException.NotFound();
    });

    public Answer AddFavorite(XnatRequest request) => site.Store.Write(() =>
    {
        site.Users.Favorites.Add(Asked(request));
        return Answer.Empty();
    });

    public Answer RemoveFavorite(XnatRequest request) =>
        site.Store.Write(() => site.Users.Favorites.Remove(Asked(request)) ? Answer.Empty() : throw RestException.NotFound());

    /// <summary>The account of the address, for itself and for administrators.</summary>
    private Account Known(XnatRequest request)
    {
        var login = request.Values["login"];
        if (request.IsGuest || (request.Access.Login != login && !request.Access.IsAdmin)) throw RestException.Forbidden();
        return Accounts.Find(login) ?? throw RestException.NotFound();
    }

    private static Favorite Asked(XnatRequest request) => new(SignedIn(request), request.Values["type"], request.Values["id"]);

    private static string SignedIn(XnatRequest request) => request.IsGuest ? throw RestException.Forbidden() : request.Access.Login;

    private static void DemandAdmin(XnatRequest request)
    {
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
    }
}
