using System.Text.Json.Nodes;
using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>What a user is and belongs to: <c>/xapi/users/{login}/{roles|groups|enabled|verified}</c>.</summary>
internal sealed class UserMembershipRoutes(Site site)
{
    private AccountStore Accounts => site.Users.Accounts;

    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        if (segments.Count > 3) return null;
        var (login, kind) = (segments[0], segments[1]);
        var value = segments.Count == 3 ? segments[2] : null;
        request.Route = $"/xapi/users/{{login}}/{kind}" + (value is null ? "" : "/{value}");
        if (request.IsRead && value is null) return site.Store.Read(() => Show(Known(request, login), kind));
        if (request.Method is not ("PUT" or "DELETE")) throw RestException.MethodNotAllowed();
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
        string[] values = value is null ? await ListAsync(request, cancellationToken).ConfigureAwait(false) : [value];
        return site.Store.Write(() =>
        {
            Change(Known(request, login), kind, values, adds: request.Method == "PUT");
            return Show(Known(request, login), kind);
        });
    }

    private static async Task<string[]> ListAsync(XnatRequest request, CancellationToken cancellationToken) =>
        await JsonBody.ReadAsync(request, cancellationToken).ConfigureAwait(false) is JsonArray { Count: > 0 } list
            ? [.. list.Select(item => item?.ToString() ?? "")]
            : throw RestException.BadRequest("Name the value in the address, or several in the body as a JSON array.");

    private Account Known(XnatRequest request, string login)
    {
        if (request.IsGuest || (request.Access.Login != login && !request.Access.IsAdmin)) throw RestException.Forbidden();
        return Accounts.Find(login) ?? throw RestException.NotFound($"Unable to find requested file or resource: {login}");
    }

    private Answer Show(Account account, string kind) => kind switch
    {
        "roles" => Texts(account.Roles),
        "groups" => Texts(account.SiteGroups.Concat(site.Users.Groups.OfUser(account.Login).Select(group => group.Id))),
        "enabled" => Answer.Json(JsonValue.Create(account.IsEnabled)),
        _ => Answer.Json(JsonValue.Create(account.IsVerified)),
    };

    private static Answer Texts(IEnumerable<string> values) => Answer.Json(new JsonArray([.. values.Select(value => (JsonNode)value)]));

    private void Change(Account account, string kind, string[] values, bool adds)
    {
        switch (kind)
        {
            case "roles":
                Accounts.Put(account with { Roles = Changed(account.Roles, values, adds) });
                return;
            case "groups":
                foreach (var value in values) ChangeGroup(Accounts.Find(account.Login)!, value, adds);
                return;
            case "enabled":
                Accounts.Put(account with { IsEnabled = Flag(values, adds) });
                return;
            default:
                Accounts.Put(account with { IsVerified = Flag(values, adds) });
                return;
        }
    }

    private void ChangeGroup(Account account, string id, bool adds)
    {
        if (SiteRoles.IsSiteGroup(id))
        {
            Accounts.Put(account with { SiteGroups = Changed(account.SiteGroups, [id], adds) });
            return;
        }

        var group = site.Users.Groups.FindById(id) ?? throw RestException.NotFound($"Unable to find requested file or resource: {id}");
        if (adds) site.Users.Groups.Join(group, account.Login);
        else site.Users.Groups.Leave(group, account.Login);
    }

    private static string[] Changed(IReadOnlyList<string> known, string[] values, bool adds) => adds ? [.. known.Union(values)] : [.. known.Except(values)];

    /// <summary>A flag is put as <c>true</c> or <c>false</c>.</summary>
    private static bool Flag(string[] values, bool puts) =>
        puts && values is [var text] && bool.TryParse(text, out var flag) ? flag : throw RestException.BadRequest("The flag takes true or false, with PUT.");
}
