using System.Text.Json.Nodes;
using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Routes.Users;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>Users in the newer API: <c>/xapi/users</c>.</summary>
internal sealed class XapiUserRoutes(Site site)
{
    private AccountStore Accounts => site.Users.Accounts;

    public Answer Logins(XnatRequest request) => Read(() => new JsonArray([.. Listed(request).Select(account => (JsonNode)account.Login)]));

    public Answer Profiles(XnatRequest request) => Read(() => new JsonArray([.. Listed(request).Select(Json)]));

    public Answer Current(XnatRequest request) =>
        Read(() => new JsonArray([.. Listed(request).Where(account => account.IsEnabled).Select(Json)]));

    public Answer Active(XnatRequest request) => Read(() =>
    {
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
        var map = new JsonObject();
        foreach (var (login, ids) in site.Sessions.Active()) map[login] = new JsonObject
        {
            ["sessions"] = new JsonArray([.. ids.Select(id => (JsonNode)id)])
        };
        return map;
    });

    public Answer Sessions(XnatRequest request) => Read(() =>
    {
        var login = Known(request).Login;
        var ids = site.Sessions.Active().FirstOrDefault(active => active.Login == login).Ids ?? [];
        return new JsonArray([.. ids.Select(id => (JsonNode)id)]);
    });

    public Answer EndSessions(XnatRequest request)
    {
        var login = site.Store.Read(() => Known(request)).Login;
        return Answer.Json(new JsonArray([.. site.Sessions.CloseAll(login).Select(id => (JsonNode)id)]));
    }

    public static Answer Login(XnatRequest request) => Answer.Text(request.Access.Login);

    public Answer Projects(XnatRequest request) =>
        Read(() => new JsonArray([.. site.Store.Projects.Where(request.Access.CanEdit).Select(project => (JsonNode)project.Id)]));

    public Answer Own(XnatRequest request) => Read(() => Json(Known(request, request.Access.Login)));

    public Answer Show(XnatRequest request) => Read(() => Json(Known(request)));

    public async Task<Answer> CreateAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
        var body = await JsonBody.ReadObjectAsync(request, cancellationToken).ConfigureAwait(false);
        var login = JsonBody.Text(body, "username") is { } name && Account.IsLogin(name)
            ? name
            : throw RestException.BadRequest("A user needs a username, without blanks, slashes, colons and at signs.");
        var change = UserChange.From(body);
        return site.Store.Write(() =>
        {
            if (Accounts.Find(login) is not null) throw new RestException(409, "The submitted username already exists.");
            var account = change.Apply(new Account(Accounts.NextId(), login), byAdmin: true);
            return Answer.Json(Json(Accounts.Put(account)), 201);
        });
    }

    public async Task<Answer> ChangeAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var known = site.Store.Read(() => Known(request));
        var body = await JsonBody.ReadObjectAsync(request, cancellationToken).ConfigureAwait(false);
        if (JsonBody.Text(body, "username") is { } other && other != known.Login)
            throw RestException.BadRequest("A username cannot be changed.");
        var change = UserChange.From(body);
        return site.Store.Write(() =>
        {
            var account = Known(request);
            var changed = change.Apply(account, request.Access.IsAdmin);
            return changed == account ? Answer.Empty(304) : Answer.Json(Json(Accounts.Put(changed)));
        });
    }

    private Answer Read(Func<JsonNode> answer) => Answer.Json(site.Store.Read(answer));

    private IEnumerable<Account> Listed(XnatRequest request)
    {
        if (!request.Access.IsAdmin && (request.IsGuest || site.Administration.Configuration.Rules.RestrictsUserLists))
            throw RestException.Forbidden();
        return Accounts.All;
    }

    /// <summary>The account of the address, for itself and for administrators.</summary>
    private Account Known(XnatRequest request) => Known(request, request.Values["login"]);

    private Account Known(XnatRequest request, string login)
    {
        if (request.IsGuest || (request.Access.Login != login && !request.Access.IsAdmin)) throw RestException.Forbidden();
        return Accounts.Find(login) ?? throw RestException.NotFound($"Unable to find requested file or resource: {login}");
    }

    private JsonObject Json(Account account) => UserJson.Of(account, site.Sessions.LastSignIn(account.Login));
}
