using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>Alias tokens of the account that is signed in.</summary>
/// <remarks>
/// No half of a token stands in an address that is logged with its secret, in a message or in <see cref="object.ToString"/>.
/// Issuing and ending is never sent again by itself.
/// </remarks>
public sealed class XnatTokens
{
    private const string Base = "/data/services/tokens";

    private readonly XnatConnection connection;

    internal XnatTokens(XnatConnection connection) => this.connection = connection;

    private IXnatTokenApi Api => connection.Administration.Tokens;

    /// <summary>A new token for the account that is signed in; the ones that it has stay good.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatAccessDeniedException">A guest is signed in.</exception>
    /// <exception cref="XnatContentException">The server issued one for somebody else.</exception>
    public async Task<XnatAliasToken> IssueAsync(CancellationToken cancellationToken = default)
    {
        var token = await ReadAsync(Api.IssueAsync, cancellationToken).ConfigureAwait(false);
        return IsOwn(token) ? token : throw NotTheirs($"GET {Base}/issue");
    }

    /// <summary>A new token for another account, for administrators.</summary>
    /// <param name="login">The name by which that account signs in.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatAccessDeniedException">This account is no administrator.</exception>
    /// <exception cref="XnatNotFoundException">There is no such account.</exception>
    /// <exception cref="XnatContentException">The server issued one for somebody else.</exception>
    public async Task<XnatAliasToken> IssueForAsync(string login, CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(login, nameof(login));
        var token = await ReadAsync(ct => Api.IssueForAsync(login, ct), cancellationToken).ConfigureAwait(false);
        return string.Equals(token.User, login, StringComparison.OrdinalIgnoreCase)
            ? token
            : throw NotTheirs($"GET {Base}/issue/user/{{login}}");
    }

    /// <summary>The tokens that the account has, secrets included, in the order of the server.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatAccessDeniedException">A guest is signed in.</exception>
    public async Task<IReadOnlyList<XnatAliasToken>> ListAsync(CancellationToken cancellationToken = default) =>
        await connection.JsonAsync(Api.ListAsync, TypedJson.As(AdministrationJson.Default.XnatAliasTokenArray), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>
    /// A new token in the place of one that ends soon: the new one is issued first, then the old one ended, whether it was good still or
    /// not. Who signed in by the old one has to connect by the new one.
    /// </summary>
    /// <param name="token">The old one, of the account that is signed in or, for administrators, of another.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">
    /// The server still has the old one; the new one is good, and among those of <see cref="ListAsync"/>.
    /// </exception>
    public async Task<XnatAliasToken> RenewAsync(XnatAliasToken token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        ItemAddress.RefuseUnaddressable(token.Alias, nameof(token));
        var fresh = IsOwn(token)
            ? await IssueAsync(cancellationToken).ConfigureAwait(false)
            : await IssueForAsync(token.User, cancellationToken).ConfigureAwait(false);
        try
        {
            await InvalidateAsync(token.Alias, cancellationToken).ConfigureAwait(false);
        }
        catch (XnatNotFoundException)
        {
            // It had ended by itself.
        }

        return fresh;
    }

    /// <summary>Ends a token: it signs in no more. Sessions that it opened stay until they end.</summary>
    /// <param name="alias">Its public half.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">There is no such token (any more).</exception>
    /// <exception cref="XnatAccessDeniedException">It is another's, and this account is no administrator.</exception>
    /// <exception cref="XnatContentException">The server said that it did, and still has it.</exception>
    public async Task InvalidateAsync(string alias, CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(alias, nameof(alias));
        await connection.DoAsync(token => Api.InvalidateAsync(alias, token), cancellationToken).ConfigureAwait(false);
        var left = await ListAsync(cancellationToken).ConfigureAwait(false);
        await Confirmation.RequireAsync(
            connection,
            !left.Any(token => string.Equals(token.Alias, alias, StringComparison.OrdinalIgnoreCase)),
            $"GET {Base}/invalidate/{{alias}}",
            "Look at the account's tokens, and end it again.",
            cancellationToken).ConfigureAwait(false);
    }

    private bool IsOwn(XnatAliasToken token) =>
        connection.Login is not { } login || string.Equals(token.User, login, StringComparison.OrdinalIgnoreCase);

    private async Task<XnatAliasToken> ReadAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> issue, CancellationToken cancellationToken) =>
        await connection.JsonAsync(issue, TypedJson.As(AdministrationJson.Default.XnatAliasToken), cancellationToken).ConfigureAwait(false);

    private static XnatContentException NotTheirs(string route) =>
        new($"{route} answered a token of another account than it was asked for; check the proxy before the server.") { Route = route };
}
