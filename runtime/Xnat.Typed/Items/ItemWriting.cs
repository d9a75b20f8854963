using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Sends changes.</summary>
internal static class ItemWriting
{
    /// <summary>Servers and proxies refuse longer addresses; what does not fit goes as a form, which XNAT reads alike.</summary>
    private const int LongestQuery = 3000;

    /// <summary>Refuses, before anything is sent, what XNAT would store as something else.</summary>
    /// <exception cref="InvalidOperationException">A value cannot be sent.</exception>
    public static void RefuseWordNull(XnatRecord record)
    {
        foreach (var (path, text) in record.Changes)
        {
            if (string.Equals(text, XnatChanges.Null, StringComparison.OrdinalIgnoreCase))
                throw new InvalidOperationException($"XNAT takes the text 'NULL' as the wish to clear {path}; set the property to null for that, or choose another text.");
        }

        foreach (var (_, rows) in record.AllRows) rows.Items.ForEach(RefuseWordNull);
    }

    /// <summary>The address under which changes of the object are taken.</summary>
    public static async Task<string> AddressAsync(XnatItem item, CancellationToken cancellationToken)
    {
        // The way of an experiment found without its subject must be looked up once; the row need not have it.
        if (item.Raw.IsComplete || !item.Place!.Address.StartsWith("experiments/", StringComparison.Ordinal) || item is not ExperimentData) return ItemAddress.ForWriting(item);
        var known = await ItemReading.ReadAsync(item.Place.Connection, item.Place.Address, cancellationToken).ConfigureAwait(false);
        var probe = XnatModels.Create<ExperimentData>(known, "xnat:experimentData");
        probe.Place = item.Place;
        return ItemAddress.ForWriting(probe);
    }

    /// <summary>Sends path parameters to an address and gives the text of the answer: an ID, or nothing.</summary>
    public static async Task<string> PutAsync(
        XnatConnection connection, string address, string xsiType, IReadOnlyList<KeyValuePair<string, string>> changes, CancellationToken cancellationToken)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal) { ["xsiType"] = xsiType };
        if (changes.Sum(change => Uri.EscapeDataString(change.Key).Length + Uri.EscapeDataString(change.Value).Length + 2) > LongestQuery)
        {
            using var form = new FormUrlEncodedContent(changes);
            return await connection.TextAsync(token => connection.Archive.PutContentAsync(address, form, query, token), cancellationToken).ConfigureAwait(false);
        }

        foreach (var (path, text) in changes) query[path] = text;
        return await connection.TextAsync(token => connection.Archive.PutAsync(address, query, token), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Renames. XNAT does nothing else in the same request.</summary>
    public static Task<string> RenameAsync(XnatConnection connection, string address, string label, CancellationToken cancellationToken) =>
        connection.TextAsync(
            token => connection.Archive.PutAsync(address, new Dictionary<string, string?>(StringComparer.Ordinal) { ["label"] = label }, token), cancellationToken);

    /// <summary>What to throw after a PUT that the server did not carry out in full.</summary>
    public static XnatContentException NotKept(string xsiType, IReadOnlyList<string> missing) =>
        new(
            $"The server accepted the change and did not keep {string.Join(", ", missing.Select(path => $"{xsiType}/{path}"))}. " +
            "XNAT does so with fields that its version or data type does not have and with values that it cannot store; compare the schemas. The object holds what the server has now.")
        {
            DataType = xsiType,
            Field = missing[0],
        };
}
