using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>The accounts of a site. All of it is for administrators; the server refuses others.</summary>
/// <remarks>From XNAT 1.7 on. Logins, roles and e-mail addresses stand in no message.</remarks>
public sealed class XnatUsers
{
    private const string Account = "/xapi/users/{login}";

    private readonly XnatConnection connection;

    internal XnatUsers(XnatConnection connection) => this.connection = connection;

    private IXnatUserApi Api => connection.Administration.Users;

    /// <summary>All accounts, disabled ones included, in the order of the server.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatAccessDeniedException">This account is no administrator, and the site does not open its user list.</exception>
    public async Task<IReadOnlyList<XnatUser>> ListAsync(CancellationToken cancellationToken = default) =>
        await connection.JsonAsync(Api.ListAsync, TypedJson.As(AdministrationJson.Default.XnatUserArray), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>One account.</summary>
    /// <param name="login">The name by which it signs in.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">There is none of that name.</exception>
    /// <exception cref="XnatAccessDeniedException">It is another's, and this account is no administrator.</exception>
    public async Task<XnatUser> GetAsync(string login, CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(login, nameof(login));
        var user = await connection.JsonAsync(
            token => Api.GetAsync(login, token), TypedJson.As(AdministrationJson.Default.XnatUser), cancellationToken)
            .ConfigureAwait(false);
        if (string.Equals(user.Login, login, StringComparison.OrdinalIgnoreCase)) return user;
        const string Route = "GET /xapi/users/profile/{login}";
        throw new XnatContentException($"{Route} answered another account than the one that was asked for; check the proxy before the " +
            "server.") { Route = Route };
    }

    /// <summary>Makes an account and reads it back.</summary>
    /// <param name="login">The name by which it will sign in; it cannot be changed.</param>
    /// <param name="details">The rest. Without a password nobody can sign in to it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">There is an account of that name.</exception>
    /// <exception cref="XnatContentException">It was made, but not as it was sent.</exception>
    public async Task<XnatUser> CreateAsync(string login, XnatUserDetails details, CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(login, nameof(login));
        ArgumentNullException.ThrowIfNull(details);
        using var body = JsonBody.Of(details.ToBody(login), AdministrationJson.Default.UserBody);
        await connection.DoAsync(token => Api.CreateAsync(body, token), cancellationToken).ConfigureAwait(false);
        return await ConfirmAsync("POST /xapi/users", login, details.AreKept, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes an account and reads it back.</summary>
    /// <param name="login">The account.</param>
    /// <param name="details">What is to be changed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The server did not keep all of it.</exception>
    public async Task<XnatUser> ChangeAsync(string login, XnatUserDetails details, CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(login, nameof(login));
        ArgumentNullException.ThrowIfNull(details);
        using var body = JsonBody.Of(details.ToBody(login), AdministrationJson.Default.UserBody);
        await Confirmation.ChangeAsync(connection, token => Api.ChangeAsync(login, body, token), cancellationToken).ConfigureAwait(false);
        return await ConfirmAsync($"PUT {Account}", login, details.AreKept, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets an account sign in, or no longer. Its sessions that are open stay so until they end.</summary>
    /// <param name="login">The account.</param>
    /// <param name="isEnabled">Whether it may.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The server did not keep it.</exception>
    public async Task<XnatUser> SetEnabledAsync(string login, bool isEnabled, CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(login, nameof(login));
        await Confirmation.ChangeAsync(
            connection, token => Api.EnableAsync(login, QueryFlag.Of(isEnabled)!, token), cancellationToken).ConfigureAwait(false);
        return await ConfirmAsync($"PUT {Account}/enabled/{{flag}}", login, user => user.IsEnabled == isEnabled, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Says whether the account's e-mail address counts as verified.</summary>
    /// <param name="login">The account.</param>
    /// <param name="isVerified">Whether it does.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The server did not keep it.</exception>
    public async Task<XnatUser> SetVerifiedAsync(string login, bool isVerified, CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(login, nameof(login));
        await Confirmation.ChangeAsync(
            connection, token => Api.VerifyAsync(login, QueryFlag.Of(isVerified)!, token), cancellationToken).ConfigureAwait(false);
        return await ConfirmAsync($"PUT {Account}/verified/{{flag}}", login, user => user.IsVerified == isVerified, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Roles of an account, such as <c>Administrator</c>, in the order of the server.</summary>
    /// <param name="login">The account.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<IReadOnlyList<string>> RolesAsync(string login, CancellationToken cancellationToken = default) =>
        TextsAsync(login, Api.ListRolesAsync, cancellationToken);

    /// <summary>
    /// Groups that an account is in: <c>P_member</c> of a project <c>P</c>, <c>ALL_DATA_ADMIN</c> of the site. In the order of the server.
    /// </summary>
    /// <param name="login">The account.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<IReadOnlyList<string>> GroupsAsync(string login, CancellationToken cancellationToken = default) =>
        TextsAsync(login, Api.ListGroupsAsync, cancellationToken);

    /// <summary>Gives an account a role; nothing changes if it has it.</summary>
    /// <param name="login">The account.</param>
    /// <param name="role">The role, such as <c>Administrator</c> or <c>DataManager</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The server did not keep it: it may have no such role.</exception>
    public Task AddRoleAsync(string login, string role, CancellationToken cancellationToken = default) =>
        ChangeRoleAsync("PUT", login, role, Api.AddRoleAsync, hasRole: true, cancellationToken);

    /// <summary>Takes a role from an account; nothing changes if it does not have it.</summary>
    /// <param name="login">The account.</param>
    /// <param name="role">The role.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The account still has it.</exception>
    public Task RemoveRoleAsync(string login, string role, CancellationToken cancellationToken = default) =>
        ChangeRoleAsync("DELETE", login, role, Api.RemoveRoleAsync, hasRole: false, cancellationToken);

    private async Task ChangeRoleAsync(
        string verb,
        string login,
        string role,
        Func<string, string, CancellationToken, Task<HttpResponseMessage>> change,
        bool hasRole,
        CancellationToken cancellationToken)
    {
        ItemAddress.RefuseUnaddressable(login, nameof(login));
        ItemAddress.RefuseUnaddressable(role, nameof(role));
        await Confirmation.ChangeAsync(connection, token => change(login, role, token), cancellationToken).ConfigureAwait(false);
        var roles = await RolesAsync(login, cancellationToken).ConfigureAwait(false);
        await Confirmation.RequireAsync(
            connection,
            roles.Contains(role, StringComparer.OrdinalIgnoreCase) == hasRole,
            $"{verb} {Account}/roles/{{role}}",
            "Look at the account's roles; the site may not have this one.",
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<string>> TextsAsync(
        string login, Func<string, CancellationToken, Task<HttpResponseMessage>> ask, CancellationToken cancellationToken)
    {
        ItemAddress.RefuseUnaddressable(login, nameof(login));
        return await connection.JsonAsync(
            token => ask(login, token), TypedJson.As(AdministrationJson.Default.StringArray), cancellationToken).ConfigureAwait(false);
    }

    private async Task<XnatUser> ConfirmAsync(
        string route, string login, Predicate<XnatUser> isKept, CancellationToken cancellationToken)
    {
        var user = await GetAsync(login, cancellationToken).ConfigureAwait(false);
        await Confirmation.RequireAsync(
            connection, isKept(user), route, "Look at the account on the server; this one may not be allowed to change that.",
            cancellationToken).ConfigureAwait(false);
        return user;
    }
}
