using System.Runtime.CompilerServices;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Searches that are stored on the server, for its web pages and for other users. Going through it lists them, in the order of the server.
/// </summary>
/// <remarks>
/// What is stored is the document, which may select more than the query it was made of: <see cref="XnatResults{TResult}.ToString"/> of
/// the query says what is done here, and would be missing.
/// </remarks>
public sealed class XnatSearches : IAsyncEnumerable<XnatSavedSearch>
{
    private readonly XnatConnection connection;

    internal XnatSearches(XnatConnection connection) => this.connection = connection;

    /// <summary>Stores a query under an ID, in place of one that this account may change.</summary>
    /// <typeparam name="T">Class of its results.</typeparam>
    /// <param name="id">Letters, digits, <c>_</c>, <c>-</c> and <c>.</c>; what begins with <c>@</c> is the server's.</param>
    /// <param name="query">The query; an order and a limit are not stored.</param>
    /// <param name="title">What people see in lists; the ID without it.</param>
    /// <param name="users">Logins of those who may use it; nobody named stands for everybody.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The ID cannot stand in an address, or the query can find nothing.</exception>
    /// <exception cref="XnatAccessDeniedException">The ID is that of somebody else's search.</exception>
    /// <exception cref="XnatContentException">The server did not keep it.</exception>
    public async Task SaveAsync<T>(
        string id,
        XnatResults<T> query,
        string? title = null,
        IReadOnlyList<string>? users = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        RequireOwnId(id);
        if (query.Definition.IsNothing)
            throw new ArgumentException("The query can find nothing; there is no document for it.", nameof(query));
        var document = query.Definition.ToDocument() with { Id = id, Title = title ?? id, AllowedUsers = users ?? [] };
        await PutAsync(id, document.ToXml(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets other users have a stored search, besides those who have it.</summary>
    /// <param name="id">Its ID.</param>
    /// <param name="users">Their logins.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">There is none.</exception>
    /// <exception cref="XnatAccessDeniedException">It is somebody else's.</exception>
    /// <exception cref="XnatContentException">The server did not keep it.</exception>
    public async Task ShareAsync(string id, IReadOnlyList<string> users, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        RequireOwnId(id);
        var stored = await GetXmlAsync(id, cancellationToken).ConfigureAwait(false);
        await PutAsync(id, StoredDocument.WithUsers(stored, users), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The document of a stored search, or with <c>@xnat:subjectData</c> of the default listing of a data type.</summary>
    /// <param name="id">Its ID.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">There is none.</exception>
    /// <exception cref="XnatContentException">The answer is no search document.</exception>
    public async Task<string> GetXmlAsync(string id, CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(id, nameof(id));
        return StoredDocument.Checked(
            await connection.TextAsync(token => connection.Searches.GetSavedAsync(id, token), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Runs a stored search; texts by column as the rows arrive, in the order of the server.</summary>
    /// <param name="id">Its ID.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">There is none.</exception>
    public async IAsyncEnumerable<IReadOnlyDictionary<string, string>> RunAsync(
        string id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(id, nameof(id));
        var rows = connection.RowsAsync(token => connection.Searches.RunSavedAsync(id, token), cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            yield return row.Cells().ToDictionary(
                static cell => cell.Key, static cell => XnatText.Decode(cell.Value), StringComparer.Ordinal);
        }
    }

    /// <summary>Removes a stored search, and makes sure that it is gone.</summary>
    /// <param name="id">Its ID.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">There is none.</exception>
    /// <exception cref="XnatAccessDeniedException">It is somebody else's.</exception>
    /// <exception cref="XnatContentException">The server accepted the deletion and still has it.</exception>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken = default)
    {
        RequireOwnId(id);
        await connection.DoAsync(token => connection.Searches.DeleteSavedAsync(id, token), cancellationToken).ConfigureAwait(false);
        if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is not null)
            throw NotDone("accepted the deletion and still has it");
    }

    /// <summary>Asks the server for those that this account may use.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async IAsyncEnumerator<XnatSavedSearch> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        const string Route = "GET /data/search/saved";
        var rows = connection.RowsAsync(connection.Searches.ListSavedAsync, cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            yield return new(
                RowCheck.Required(row, "id", Route),
                XnatText.Decode(row["brief_description"] ?? ""),
                RowCheck.Required(row, "root_element_name", Route),
                (row["users"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
    }

    private async Task PutAsync(string id, string document, CancellationToken cancellationToken)
    {
        using var content = new StringContent(document, System.Text.Encoding.UTF8, "text/xml");
        await connection.DoAsync(token => connection.Searches.PutSavedAsync(id, content, token), cancellationToken).ConfigureAwait(false);
        var kept = await FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (kept is null || !StoredDocument.IsSame(kept, document)) throw NotDone("accepted it and did not keep it as it was sent");
    }

    private async Task<string?> FindAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await GetXmlAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (XnatNotFoundException)
        {
            return null;
        }
    }

    private static void RequireOwnId(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        if (!id.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.') || id.Trim('.').Length == 0)
            throw new ArgumentException("The ID of a search consists of letters, digits, '_', '-' and '.'.", nameof(id));
    }

    private static XnatContentException NotDone(string what) =>
        new($"The server {what}: a stored search. Look at it through xnat.Http.") { Route = "/data/search/saved/{id}" };
}
