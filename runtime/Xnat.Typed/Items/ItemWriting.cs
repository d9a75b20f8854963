using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>Sends changes.</summary>
internal static class ItemWriting
{
    /// <summary>Servers and proxies refuse longer addresses; what does not fit goes as a form, which XNAT reads alike.</summary>
    private const int LongestQuery = 3000;

    /// <summary>The address under which changes of the object's fields are taken.</summary>
    /// <exception cref="XnatConflictException">The object was reached through a project that does not own it.</exception>
    public static async Task<string> AddressAsync(XnatObject item, CancellationToken cancellationToken) =>
        item is SubjectData or ExperimentData
            ? Address(item, await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false))
            : await AddressOfPartAsync(item, cancellationToken).ConfigureAwait(false);

    /// <summary>The same where a fresh document of the object is at hand.</summary>
    /// <exception cref="XnatConflictException">The object was reached through a project that does not own it.</exception>
    public static async Task<string> AddressAsync(XnatObject item, XnatRecord document, CancellationToken cancellationToken) =>
        item is SubjectData or ExperimentData
            ? Address(item, document)
            : await AddressOfPartAsync(item, cancellationToken).ConfigureAwait(false);

    private static async Task<string> AddressOfPartAsync(XnatObject item, CancellationToken cancellationToken)
    {
        await OwnerCheck.RequireOwnAsync(item, cancellationToken).ConfigureAwait(false);
        return ItemReading.LocationOf(item).Address;
    }

    /// <summary>
    /// The same of a subject or experiment. Experiments are addressed by the project and the subject that they have
    /// now: sent below another subject, a change would move the experiment there.
    /// </summary>
    public static string Address(XnatObject item, XnatRecord document)
    {
        OwnerCheck.RequireOwn(item, document);
        return item is ExperimentData ? ItemAddress.ForWriting(document) : ItemReading.LocationOf(item).Address;
    }

    /// <summary>
    /// The same by what was read with the object. An experiment is addressed below its project alone then: it may belong to another subject
    /// by now, and would be moved back.
    /// </summary>
    public static string AddressAsRead(XnatObject item)
    {
        OwnerCheck.RequireOwn(item, item.Raw);
        return item is ExperimentData and not ImageAssessorData && ItemAddress.Named(item.Raw, "project") is { } project
            ? ItemAddress.Within(project, item, item.Raw)
            : Address(item, item.Raw);
    }

    /// <summary>Sends path parameters to an address and gives the text of the answer: an ID, or nothing.</summary>
    public static Task<string> PutAsync(
        XnatConnection connection,
        string address,
        string xsiType,
        IReadOnlyList<KeyValuePair<string, string>> changes,
        string? reason,
        CancellationToken cancellationToken)
    {
        var query = new ItemQuery { DataType = xsiType, Reason = reason };
        return SendAsync(
            connection,
            changes,
            (fields, token) => connection.Archive.PutAsync(address, query, fields, token),
            (form, token) => connection.Archive.PutFormAsync(address, form, query, token),
            cancellationToken);
    }

    /// <summary>
    /// Sends the path parameters of a new object to a listing and gives the text of the answer, its address. XNAT changes nothing that is
    /// there already in answer to it: of two that create the same at once, one is refused.
    /// </summary>
    public static Task<string> PostAsync(
        XnatConnection connection,
        string listing,
        string xsiType,
        IReadOnlyList<KeyValuePair<string, string>> fields,
        string? reason,
        CancellationToken cancellationToken)
    {
        var query = new ItemQuery { DataType = xsiType, Reason = reason };
        return SendAsync(
            connection,
            fields,
            (parameters, token) => connection.Archive.CreateAsync(listing, query, parameters, token),
            (form, token) => connection.Archive.CreateFromFormAsync(listing, form, query, token),
            cancellationToken);
    }

    /// <summary>Renames. XNAT does nothing else in the same request.</summary>
    public static Task<string> RenameAsync(
        XnatConnection connection, string address, string label, string? reason, CancellationToken cancellationToken) =>
        connection.TextAsync(token => connection.Archive.RenameAsync(address, label, reason, token), cancellationToken);

    /// <summary>What to throw after a PUT that the server did not carry out in full.</summary>
    public static XnatContentException NotKept(string xsiType, IReadOnlyList<string> missing) =>
        new(
            $"The server accepted the change and did not keep {string.Join(", ", missing.Select(path => $"{xsiType}/{path}"))}. " +
            "XNAT does so with fields that its version or data type does not have and with values that it cannot store; compare the "
            + "schemas. The object holds what the server has now.")
        {
            DataType = xsiType,
            Field = missing[0],
        };

    /// <summary>Whether path parameters may go in an address.</summary>
    public static bool FitsQuery(IReadOnlyList<KeyValuePair<string, string>> fields) =>
        fields.Sum(static field => Uri.EscapeDataString(field.Key).Length + Uri.EscapeDataString(field.Value).Length + 2) <= LongestQuery;

    private static async Task<string> SendAsync(
        XnatConnection connection,
        IReadOnlyList<KeyValuePair<string, string>> changes,
        Func<Dictionary<string, string?>, CancellationToken, Task<HttpResponseMessage>> send,
        Func<HttpContent, CancellationToken, Task<HttpResponseMessage>> sendForm,
        CancellationToken cancellationToken)
    {
        if (!FitsQuery(changes))
        {
            using var form = new FormUrlEncodedContent(changes);
            return await connection.TextAsync(token => sendForm(form, token), cancellationToken).ConfigureAwait(false);
        }

        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (path, text) in changes) fields[path] = text;
        return await connection.TextAsync(token => send(fields, token), cancellationToken).ConfigureAwait(false);
    }
}
