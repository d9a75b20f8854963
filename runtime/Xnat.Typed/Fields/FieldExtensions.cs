using System.Buffers;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Custom variables of projects, subjects and experiments.</summary>
public static class FieldExtensions
{
    // XNAT takes the first two for separators in paths, and the others end or change the place where the name stands.
    private const string Unaddressable = ".@[]/='\"";

    private static readonly SearchValues<char> UnaddressableCharacters = SearchValues.Create(Unaddressable);

    /// <summary>All custom variables that have a value, asked for now.</summary>
    /// <param name="item">A project, subject or experiment.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<XnatFields> FieldsAsync(this XnatItem item, CancellationToken cancellationToken = default)
    {
        RefuseOther(item);
        return Read(await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Sets a custom variable; a name that the project does not declare is allowed, the web pages just do not show it.</summary>
    /// <param name="item">A project, subject or experiment.</param>
    /// <param name="name">Its name, without <c>. @ [ ] / =</c> and quotes.</param>
    /// <param name="value">The text.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The server did not keep it.</exception>
    public static async Task SetFieldAsync(this XnatItem item, string name, string value, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (string.Equals(value, XnatChanges.Null, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException("XNAT takes the text 'NULL' as the wish to clear the variable; call RemoveFieldAsync for that, or choose another text.", nameof(value));
        var kept = await PutAsync(item, name, value, cancellationToken).ConfigureAwait(false);
        if (!kept.TryGetValue(name, out var text) || !SavedCheck.IsSame(value, text)) throw ItemWriting.NotKept(item.XsiType, [$"fields/field[name={name}]/field"]);
    }

    /// <summary>The same with a number, date or truth value, written without regard to the culture of this machine.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="item">A project, subject or experiment.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task SetFieldAsync<T>(this XnatItem item, string name, T value, CancellationToken cancellationToken = default)
        where T : struct => SetFieldAsync(item, name, XnatValue.Format(value), cancellationToken);

    /// <summary>Clears a custom variable. There is no error if it has no value.</summary>
    /// <param name="item">A project, subject or experiment.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The server still has it.</exception>
    public static async Task RemoveFieldAsync(this XnatItem item, string name, CancellationToken cancellationToken = default)
    {
        var kept = await PutAsync(item, name, XnatChanges.Null, cancellationToken).ConfigureAwait(false);
        if (kept.ContainsKey(name)) throw ItemWriting.NotKept(item.XsiType, [$"fields/field[name={name}]/field"]);
    }

    private static async Task<XnatFields> PutAsync(XnatItem item, string name, string text, CancellationToken cancellationToken)
    {
        RefuseOther(item);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.AsSpan().ContainsAny(UnaddressableCharacters)) throw new ArgumentException($"XNAT cannot address a custom variable with one of {string.Join(' ', Unaddressable.ToCharArray())} in its name.", nameof(name));
        var place = ItemReading.PlaceOf(item);
        var address = await ItemWriting.AddressAsync(item, cancellationToken).ConfigureAwait(false);
        await ItemWriting.PutAsync(place.Connection, address, item.XsiType, [new($"{item.XsiType}/fields/field[name={name}]/field", text)], null, cancellationToken).ConfigureAwait(false);
        return Read(await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false));
    }

    private static XnatFields Read(XnatRecord record)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in record.Rows("fields/field"))
        {
            // A cleared variable stays behind as a name without text.
            if (ItemAddress.Value(row, "name") is { } name && row.Values.TryGetValue("field", out var text)) fields[name] = text;
        }

        return new(fields);
    }

    private static void RefuseOther(XnatItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item is not (ProjectData or SubjectData or ExperimentData)) throw new ArgumentException("XNAT keeps custom variables for projects, subjects and experiments only.", nameof(item));
    }
}
