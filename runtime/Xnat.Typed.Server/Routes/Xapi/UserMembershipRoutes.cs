using System.Text.Json.Nodes;
using Xnat.Typed.Server.Accounts;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>What a user is and belongs to: <c>/xapi/users/{login}/{roles|groups|enabled|verified}</c>.</summary>
internal sealed class UserMembershipRoutes(Site site)
{
    private AccountStore Accounts => site.Users.Accounts;

    public Answer Roles(XnatRequest request) => Show(request, RolesOf);

    public Answer Groups(XnatRequest request) => Show(request, GroupsOf);

    public Answer IsEnabled(XnatRequest request) => Show(request, account => JsonValue.Create(account.IsEnabled));

    public Answer IsVerified(XnatRequest request) => Show(request, account => JsonValue.Create(account.IsVerified));

    public Task<Answer> ChangeRolesAsync(XnatRequest request, CancellationToken cancellationToken) => ChangeAsync(
        request,
        "role",
        RolesOf,
        (account, values, adds) => Accounts.Put(account with { Roles = Changed(account.Roles, values, adds) }),
        cancellationToken);

    public Task<Answer> ChangeGroupsAsync(XnatRequest request, CancellationToken cancellationToken) => ChangeAsync(
        request,
        "group",
        GroupsOf,
        (account, values, adds) =>
        {
            foreach (var value in values) ChangeGroup(Accounts.Find(account.Login)!, value, adds);
        },
        cancellationToken);

    public Task<Answer> EnableAsync(XnatRequest request, CancellationToken cancellationToken) =>
        SetAsync(request, account => account.IsEnabled, (account, flag) => account with { IsEnabled = flag }, cancellationToken);

    public Task<Answer> VerifyAsync(XnatRequest request, CancellationToken cancellationToken) =>
        SetAsync(request, account => account.IsVerified, (account, flag) => account with { IsVerified = flag }, cancellationToken);

    private Answer Show(XnatRequest request, Func<Account, JsonNode> value) => site.Store.Read(() => Answer.Json(value(Known(request))));

    /// <summary>A flag is put as <c>true</c> or <c>false</c>.</summary>
    private Task<Answer> SetAsync(
        XnatRequest request, Predicate<Account> show, Func<Account, bool, Account> change, CancellationToken cancellationToken) =>
        ChangeAsync(
            request,
            "flag",
            account => JsonValue.Create(show(account)),
            (account, values, _) => Accounts.Put(change(account, Flag(values))),
            cancellationToken);

    private static bool Flag(string[] values) =>
        values is [var text] && bool.TryParse(text, out var flag)
            ? flag
            : throw RestException.BadRequest("The flag takes true or false, with PUT.");

    /// <summary>Adds or takes away the value of the address, or those of the body.</summary>
    private async Task<Answer> ChangeAsync(
        XnatRequest request,
        string name,
        Func<Account, JsonNode> show,
        Action<Account, string[], bool> change,
        CancellationToken cancellationToken)
    {
        DemandAdmin(request);
        string[] values = request.Values.TryGetValue(name, out var value)
            ? [value]
            : await ListAsync(request, cancellationToken).ConfigureAwait(false);
        return site.Store.Write(() =>
        {
            change(Known(request), values, request.Method == "PUT");
            return Answer.Json(show(Known(request)));
        });
    }

    private static void DemandAdmin(XnatRequest request)
    {
        if (!request.Access.IsAdmin) throw RestException.Forbidden();
    }

    private static async Task<string[]> ListAsync(XnatRequest request, CancellationToken cancellationToken) =>
        await JsonBody.ReadAsync(request, cancellationToken).ConfigureAwait(false) is JsonArray { Count: > 0 } list
            ? [.. list.Select(item => item?.ToString() ?? "")]
            : throw RestException.BadRequest("Name the value in the address, or several in the body as a JSON array.");

    private Account Known(XnatRequest request)
    {
        var login = request.Values["login"];
        if (request.IsGuest || (request.Access.Login != login && !request.Access.IsAdmin)) throw RestException.Forbidden();
        return Accounts.Find(login) ?? throw RestException.NotFound($"Unable to find requested file or resource: {login}");
    }

    private static JsonNode RolesOf(Account account) => Texts(account.Roles);

    private JsonNode GroupsOf(Account account) =>
        Texts(account.SiteGroups.Concat(site.Users.Groups.OfUser(account.Login).Select(group => group.Id)));

    private static JsonArray Texts(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);

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

    private static string[] Changed(IReadOnlyList<string> known, string[] values, bool adds) =>
        adds ? [.. known.Union(values)] : [.. known.Except(values)];
}
