using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>The people who lead or work in projects. XNAT keeps each once, for all projects.</summary>
/// <remarks>From XNAT 1.7 on.</remarks>
public sealed class XnatInvestigators
{
    private const string Route = "/xapi/investigators/{id}";

    private readonly XnatConnection connection;

    internal XnatInvestigators(XnatConnection connection) => this.connection = connection;

    private IXnatInvestigatorApi Api => connection.Administration.Investigators;

    /// <summary>All of them, in the order of the server.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<XnatInvestigator>> ListAsync(CancellationToken cancellationToken = default) =>
        await connection.JsonAsync(Api.ListAsync, TypedJson.As(AdministrationJson.Default.XnatInvestigatorArray), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>One of them.</summary>
    /// <param name="number">XNAT's number for it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">There is none of that number.</exception>
    public async Task<XnatInvestigator> GetAsync(long number, CancellationToken cancellationToken = default)
    {
        var found = await connection.JsonAsync(
            token => Api.GetAsync(number, token), TypedJson.As(AdministrationJson.Default.XnatInvestigator), cancellationToken)
            .ConfigureAwait(false);
        if (found.Number == number) return found;
        throw new XnatContentException($"GET {Route} answered another person than the one that was asked for; check the proxy before " +
            "the server.") { Route = "GET " + Route };
    }

    /// <summary>Makes a new one and reads it back.</summary>
    /// <param name="investigator">The person, without a number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">There is one of these names.</exception>
    /// <exception cref="XnatContentException">It was made, but not as it was sent.</exception>
    public async Task<XnatInvestigator> CreateAsync(XnatInvestigator investigator, CancellationToken cancellationToken = default)
    {
        using var body = Body(investigator);
        var made = await connection.JsonAsync(
            token => Api.CreateAsync(body, token), TypedJson.As(AdministrationJson.Default.XnatInvestigator), cancellationToken)
            .ConfigureAwait(false);
        return await ConfirmAsync("POST /xapi/investigators", made.Number ?? 0, investigator, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes one in all projects, and reads it back; what is <see langword="null"/> stays as it is.</summary>
    /// <param name="number">XNAT's number for it.</param>
    /// <param name="investigator">The person as it is to be.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatAccessDeniedException">A project of the person is not this account's to edit.</exception>
    /// <exception cref="XnatContentException">The server did not keep all of it.</exception>
    public async Task<XnatInvestigator> ChangeAsync(
        long number, XnatInvestigator investigator, CancellationToken cancellationToken = default)
    {
        using var body = Body(investigator);
        await Confirmation.ChangeAsync(connection, token => Api.ChangeAsync(number, body, token), cancellationToken)
            .ConfigureAwait(false);
        return await ConfirmAsync("PUT " + Route, number, investigator, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes one, from projects too, and makes sure that it is gone.</summary>
    /// <param name="number">XNAT's number for it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The server still has it.</exception>
    public async Task DeleteAsync(long number, CancellationToken cancellationToken = default)
    {
        await connection.DoAsync(token => Api.DeleteAsync(number, token), cancellationToken).ConfigureAwait(false);
        var left = await ListAsync(cancellationToken).ConfigureAwait(false);
        await Confirmation.RequireAsync(
            connection, left.All(person => person.Number != number), "DELETE " + Route, "Look at the list of investigators.",
            cancellationToken).ConfigureAwait(false);
    }

    private static HttpContent Body(XnatInvestigator investigator)
    {
        ArgumentNullException.ThrowIfNull(investigator);
        // The number stands in the address, and projects name their people themselves.
        var sent = investigator with { Number = null, LeadsProjects = null, WorksInProjects = null };
        return JsonBody.Of(sent, AdministrationJson.Default.XnatInvestigator);
    }

    private async Task<XnatInvestigator> ConfirmAsync(
        string route, long number, XnatInvestigator sent, CancellationToken cancellationToken)
    {
        var kept = await GetAsync(number, cancellationToken).ConfigureAwait(false);
        await Confirmation.RequireAsync(
            connection, sent.IsKeptIn(kept), route, "Compare what the server has of the person.", cancellationToken).ConfigureAwait(false);
        return kept;
    }
}
