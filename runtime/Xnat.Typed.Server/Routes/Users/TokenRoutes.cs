using System.Text.Json.Nodes;
using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Users;

/// <summary>Alias tokens: <c>/data/services/tokens</c>. All of it is GET.</summary>
internal sealed class TokenRoutes(Site site)
{
    private const string Base = "/data/services/tokens";

    private AliasTokens Tokens => site.Users.Tokens;

    public Answer Handle(XnatRequest request, IReadOnlyList<string> segments)
    {
        if (!request.IsRead)
        {
            request.Route = Base + "/{operation}";
            throw RestException.MethodNotAllowed();
        }

        switch (segments)
        {
            case ["issue"]:
                request.Route = Base + "/issue";
                return Issue(request, request.Access.Login);
            case ["issue", "user", var login]:
                request.Route = Base + "/issue/user/{login}";
                return IssueFor(request, login);
            case ["show"]:
                request.Route = Base + "/show";
                return Show(request);
            case ["validate", _, ..]:
                request.Route = Base + "/validate/{alias}/{secret}";
                return Validate(segments);
            case ["invalidate", var alias, ..]:
                request.Route = Base + "/invalidate/{alias}/{secret}";
                return Invalidate(request, alias, segments.Count > 2 ? segments[2] : null);
            default:
                request.Route = Base + "/{operation}";
                throw RestException.BadRequest("Unknown operation; tokens are issued, shown, validated and invalidated.");
        }
    }

    private Answer IssueFor(XnatRequest request, string login)
    {
        if (!request.Access.IsAdmin) throw RestException.Forbidden("Only an administrator issues tokens for other users.");
        if (site.Store.Read(() => site.Users.Accounts.Find(login)) is null) throw RestException.NotFound();
        return Issue(request, login);
    }

    private Answer Issue(XnatRequest request, string login)
    {
        if (request.IsGuest) throw RestException.Forbidden("The guest user can't request alias tokens");
        return Answer.Json(Json(site.Store.Write(() => Tokens.Issue(login, site.Administration.Configuration.Rules.TokenLifetime))));
    }

    private Answer Show(XnatRequest request)
    {
        if (request.IsGuest) throw RestException.Forbidden("The guest user can't request alias tokens");
        return Answer.Json(new JsonArray([.. site.Store.Read(() => Tokens.Of(request.Access.Login).ToList()).Select(Json)]));
    }

    private Answer Validate(IReadOnlyList<string> segments)
    {
        if (segments.Count < 3) throw new RestException(401);
        var token = site.Store.Read(() => Tokens.Find(segments[1])) ?? throw RestException.NotFound();
        // The wrong secret makes the value null, and nulls are left out.
        return Answer.Json(AliasTokens.Fits(token, segments[2]) ? new JsonObject { ["valid"] = token.Login } : []);
    }

    private Answer Invalidate(XnatRequest request, string alias, string? secret) => site.Store.Write(() =>
    {
        var token = Tokens.Find(alias) ?? throw RestException.NotFound();
        if ((token.Login != request.Access.Login && !request.Access.IsAdmin) || (secret is not null && !AliasTokens.Fits(token, secret))) throw RestException.Forbidden();
        Tokens.Invalidate(alias);
        return Answer.Json(new JsonObject { ["result"] = "OK" });
    });

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
