using System.Text.Json.Nodes;
using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Users;

/// <summary>Alias tokens: <c>/data/services/tokens</c>. All of it is GET.</summary>
internal sealed class TokenRoutes(Site site)
{
    private AliasTokens Tokens => site.Users.Tokens;

    public static Answer Unknown(XnatRequest request) =>
        throw RestException.BadRequest("Unknown operation; tokens are issued, shown, validated and invalidated.");

    public Answer Issue(XnatRequest request) => Issue(request, request.Access.Login);

    public Answer IssueFor(XnatRequest request)
    {
        var login = request.Values["login"];
        if (!request.Access.IsAdmin) throw RestException.Forbidden("Only an administrator issues tokens for other users.");
        if (site.Store.Read(() => site.Users.Accounts.Find(login)) is null) throw RestException.NotFound();
        return Issue(request, login);
    }

    public Answer Show(XnatRequest request)
    {
        DemandAccount(request);
        return Answer.Json(new JsonArray([.. site.Store.Read(() => Tokens.Of(request.Access.Login).ToList()).Select(Json)]));
    }

    public static Answer WithoutSecret(XnatRequest request) => throw new RestException(401);

    public Answer Validate(XnatRequest request)
    {
        var token = site.Store.Read(() => Tokens.Find(request.Values["alias"])) ?? throw RestException.NotFound();
        // The wrong secret makes the value null, and nulls are left out.
        return Answer.Json(AliasTokens.Fits(token, request.Values["secret"]) ? new JsonObject { ["valid"] = token.Login } : []);
    }

    public Answer Invalidate(XnatRequest request) => site.Store.Write(() =>
    {
        var (alias, secret) = (request.Values["alias"], request.Values.GetValueOrDefault("secret"));
        var token = Tokens.Find(alias) ?? throw RestException.NotFound();
        if (token.Login != request.Access.Login && !request.Access.IsAdmin) throw RestException.Forbidden();
        if (secret is not null && !AliasTokens.Fits(token, secret)) throw RestException.Forbidden();
        Tokens.Invalidate(alias);
        return Answer.Json(new JsonObject { ["result"] = "OK" });
    });

    private Answer Issue(XnatRequest request, string login)
    {
        DemandAccount(request);
        return Answer.Json(Json(site.Store.Write(() => Tokens.Issue(login, site.Administration.Configuration.Rules.TokenLifetime))));
    }

    private static void DemandAccount(XnatRequest request)
    {
        if (request.IsGuest) throw RestException.Forbidden("The guest user can't request alias tokens");
    }

    private static JsonObject Json(AliasToken token) => new()
    {
        ["id"] = token.Id,
        ["enabled"] = true,
        ["created"] = token.Created.ToUnixTimeMilliseconds(),
        ["timestamp"] = token.Created.ToUnixTimeMilliseconds(),
        ["disabled"] = 0,
        ["alias"] = token.Alias,
        ["secret"] = token.Secret,
        ["singleUse"] = false,
        ["estimatedExpirationTime"] = token.Expires.ToUnixTimeMilliseconds(),
        ["xdatUserId"] = token.Login,
    };
}
