using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Writes custom variables: looks under which names they are stored, sends all by one request, looks again.</summary>
internal static class FieldWriting
{
    /// <param name="item">A project, subject or experiment.</param>
    /// <param name="fields">Texts by name; <see langword="null"/> clears.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What the server has afterwards.</returns>
    /// <exception cref="XnatContentException">The server did not keep all of it.</exception>
    public static async Task<XnatFields> PutAsync(
        XnatObject item, IReadOnlyDictionary<string, string?> fields, string? reason, CancellationToken cancellationToken)
    {
        foreach (var name in fields.Keys) RefuseName(name);
        var location = ItemReading.LocationOf(item);
        var document = await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false);
        var address = ItemWriting.Address(item, document);
        // Names are stored as they are sent, but one that came as a value has its markup escaped: that row is the one to write to.
        var changes = fields.Select(field => KeyValuePair.Create(
            $"{item.XsiType}/fields/field[name={XnatFields.StoredName(document, field.Key) ?? field.Key}]/field",
            field.Value ?? XnatText.Null));
        await ItemWriting.PutAsync(location.Connection, address, item.XsiType, [.. changes], reason, cancellationToken)
            .ConfigureAwait(false);
        var kept = XnatFields.Of(await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false));
        if (fields.All(field => (kept.TryGetValue(field.Key, out var text) ? text : null) == field.Value)) return kept;
        await location.Connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        // The name of a variable may tell of a person, so it stays out of the message.
        throw ItemWriting.NotKept(item.XsiType, ["fields/field[name={name}]/field"]);
    }

    /// <exception cref="ArgumentException">XNAT would take the text as something else.</exception>
    public static void RefuseText(string value, string parameter)
    {
        if (string.Equals(value, XnatText.Null, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                "XNAT takes the text 'NULL' as the wish to clear the variable; call RemoveFieldAsync for that, or choose another text.",
                parameter);
        }

        XnatText.RefuseUnstorable(value, parameter);
    }

    /// <exception cref="ArgumentException">XNAT cannot address a variable of that name.</exception>
    public static void RefuseName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (StorableCheck.WhyNoKey(name) is { } why)
            throw new ArgumentException($"A custom variable cannot be called so: {why}.", nameof(name));
    }
}
