using System.Text.Json.Nodes;
using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Routes.Users;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>Users in the newer API: <c>/xapi/users</c>.</summary>
internal sealed class XapiUserRoutes(Site site)
{
    private const string Base = "/xapi/users";

    private AccountStore Accounts => site.Users.Accounts;

    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        request.Route = Base + segments switch
        {
            [] => "",
            ["profiles" or "profile" or "current" or "active" or "username" or "projects"] => "/" + segments[0],
            ["profile" or "active", _] => $"/{segments[0]}/{{login}}",
            [_] => "/{login}",
            _ => null,
        };
        if (segments is [_, _, _, ..] or [not ("profile" or "active"), _])
        {
            request.Route = null;
            return null;
        }

        return request.Method switch
        {
            "GET" or "HEAD" => site.Store.Read(() => Get(request, segments)),
            "POST" when segments.Count == 0 => await CreateAsync(request, cancellationToken).ConfigureAwait(false),
            "PUT" when segments is [not ("profiles" or "profile" or "current" or "active" or "username" or "projects")] => await ChangeAsync(request, segments[0], cancellationToken).ConfigureAwait(false),
            "DELETE" when segments is ["active", var login] => End(request, login),
            _ => throw RestException.MethodNotAllowed(),
        };
    }

    private Answer Get(XnatRequest request, IReadOnlyList<string> segments) => segments switch
    {
        [] => Answer.Json(new JsonArray([.. Listed(request).Select(account => (JsonNode)account.Login)])),
        ["profiles"] => Answer.Json(new JsonArray([.. Listed(request).Select(Json)])),
        ["current"] => Answer.Json(new JsonArray([.. Listed(request).Where(account => account.IsEnabled).Select(Json)])),
        ["active"] => Answer.Json(Active(request)),
        ["active", var login] => Answer.Json(new JsonArray([.. Sessions(Known(request, login).Login).Select(id => (JsonNode)id)])),
        ["username"] => Answer.Text(request.Access.Login),
        ["projects"] => Answer.Json(new JsonArray([.. site.Store.Projects.Where(request.Access.CanEdit).Select(project => (JsonNode)project.Id)])),
        ["profile"] => Answer.Json(Json(Known(request, request.Access.Login))),
        ["profile", var login] => Answer.Json(Json(Known(request, login))),
        [var login] => Answer.Json(Json(Known(request, login))),
        _ => throw RestException.NotFound(),
    };

    private IEnumerable<Account> Listed(XnatRequest request)
    {
        if (!request.Access.IsAdmin && (request.IsGuest || site.Administration.Configuration.Rules.RestrictsUserLists)) throw RestException.Forbidden();
        return Accounts.All;
    }

    /// <summary>The account, for itself and for administrators.</summary>
    private Account Known(XnatRequest request, string login)
    {
        if (request.IsGuest || (request.Access.Login != login && !request.Access.IsAdmin)) throw RestException.Forbidden();
        return Accounts.Find(login) ?? throw RestException.NotFound($"Unable to find requested file or resource: {login}");
    }

    private JsonObject Active(XnatRequest request)
    {
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
        var map = new JsonObject();
        foreach (var (login, ids) in site.Sessions.Active()) map[login] = new JsonObject { ["sessions"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) };
        return map;
    }

    private IReadOnlyList<string> Sessions(string login) => site.Sessions.Active().FirstOrDefault(active => active.Login == login).Ids ?? [];

    private async Task<Answer> CreateAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
        var body = await JsonBody.ReadObjectAsync(request, cancellationToken).ConfigureAwait(false);
        var login = JsonBody.Text(body, "username") is { } name && Account.IsLogin(name) ? name : throw RestException.BadRequest("A user needs a username, without blanks, slashes, colons and at signs.");
        var change = UserChange.From(body);
        return site.Store.Write(() =>
        {
            if (Accounts.Find(login) is not null) throw new RestException(409, "The submitted username already exists.");
            var account = change.Apply(new Account(Accounts.NextId(), login), byAdmin: true);
            return Answer.Json(Json(Accounts.Put(account)), 201);
        });
    }

    private async Task<Answer> ChangeAsync(XnatRequest request, string login, CancellationToken cancellationToken)
    {
        var known = site.Store.Read(() => Known(request, login));
        var body = await JsonBody.ReadObjectAsync(request, cancellationToken).ConfigureAwait(false);
        if (JsonBody.Text(body, "username") is { } other && other != known.Login) throw RestException.BadRequest("A username cannot be changed.");
        var change = UserChange.From(body);
        return site.Store.Write(() =>
        {
            var account = Known(request, login);
            var changed = change.Apply(account, request.Access.IsAdmin);
            return changed == account ? Answer.Empty(304) : Answer.Json(Json(Accounts.Put(changed)));
        });
    }

    private Answer End(XnatRequest request, string login)
    {
        site.Store.Read(() => Known(request, login));
        return Answer.Json(new JsonArray([.. site.Sessions.CloseAll(login).Select(id => (JsonNode)id)]));
    }

    private JsonObject Json(Account account) => UserJson.Of(account, site.Sessions.LastSignIn(account.Login));
}
