using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Custom variables of projects, subjects and experiments; other objects have none.</summary>
/// <remarks>What else is called fields, and how it differs, stands at <see cref="IXnatVariableOwner"/>.</remarks>
public static class FieldExtensions
{
    /// <summary>All custom variables that have a value, by name, asked for now.</summary>
    /// <remarks>
    /// The generated list <c>Fields</c> shows the same variables as rows, as they were read with the object. <c>CustomFields</c> is the
    /// JSON text of custom fields, which <c>CustomFieldsAsync()</c> reads by name; no custom variable stands in it.
    /// </remarks>
    /// <param name="item">A project, subject or experiment.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <example><code>string volume = (await session.FieldsAsync())["brain_volume"];</code></example>
    public static async Task<XnatFields> FieldsAsync(this IXnatVariableOwner item, CancellationToken cancellationToken = default)
    {
        var owner = OwnerOf(item);
        return XnatFields.Of(await ItemReading.ReadAgainAsync(owner, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Sets a custom variable; a name that the project does not declare is allowed, the web pages just do not show it.</summary>
    /// <param name="item">A project, subject or experiment.</param>
    /// <param name="name">Its name, without <c>. @ [ ] / =</c>, quotes, entities of XML and blanks around it.</param>
    /// <param name="value">The text; it is kept letter by letter, <c>007</c> is not <c>7</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">
    /// XNAT cannot address the name, or cannot hold the text: 'NULL', control characters. Nothing was sent.
    /// </exception>
    /// <exception cref="XnatConflictException">The object was reached through a project that does not own it. Nothing was sent.</exception>
    /// <exception cref="XnatContentException">The server did not keep it.</exception>
    public static Task SetFieldAsync(
        this IXnatVariableOwner item, string name, string value, CancellationToken cancellationToken = default) =>
        SetFieldAsync(item, name, value, null, cancellationToken);

    /// <inheritdoc cref="SetFieldAsync(IXnatVariableOwner, string, string, CancellationToken)" path="/*[not(self::param)]"/>
    /// <param name="item">A project, subject or experiment.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">The text.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task SetFieldAsync(
        this IXnatVariableOwner item, string name, string value, string? reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(value);
        FieldWriting.RefuseText(value, nameof(value));
        await PutAsync(item, name, value, reason, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The same with a number, date or truth value, written without regard to the culture and the time zone of this machine.
    /// </summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="item">A project, subject or experiment.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value. Times are by the clock of the server: a <see cref="DateTime"/> is of unspecified kind.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">
    /// The name cannot be addressed, or the value is a <see cref="DateTime"/> of kind UTC or local or a <see cref="DateTimeOffset"/>.
    /// Nothing was sent.
    /// </exception>
    /// <exception cref="XnatContentException">The server did not keep it.</exception>
    /// <example><code>await session.SetFieldAsync("brain_volume", 1201.5);</code></example>
    public static Task SetFieldAsync<T>(this IXnatVariableOwner item, string name, T value, CancellationToken cancellationToken = default)
        where T : struct => SetFieldAsync(item, name, XnatValue.Format(value), null, cancellationToken);

    /// <inheritdoc cref="SetFieldAsync{T}(IXnatVariableOwner, string, T, CancellationToken)"
    ///     path="/*[not(self::param or self::typeparam)]"/>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="item">A project, subject or experiment.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task SetFieldAsync<T>(
        this IXnatVariableOwner item, string name, T value, string? reason, CancellationToken cancellationToken = default)
        where T : struct => SetFieldAsync(item, name, XnatValue.Format(value), reason, cancellationToken);

    /// <summary>Clears a custom variable. There is no error if it has no value.</summary>
    /// <param name="item">A project, subject or experiment.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The server still has it.</exception>
    public static Task RemoveFieldAsync(this IXnatVariableOwner item, string name, CancellationToken cancellationToken = default) =>
        RemoveFieldAsync(item, name, null, cancellationToken);

    /// <inheritdoc cref="RemoveFieldAsync(IXnatVariableOwner, string, CancellationToken)" path="/*[not(self::param)]"/>
    /// <param name="item">A project, subject or experiment.</param>
    /// <param name="name">Its name.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task RemoveFieldAsync(
        this IXnatVariableOwner item, string name, string? reason, CancellationToken cancellationToken = default) =>
        PutAsync(item, name, null, reason, cancellationToken);

    private static Task<XnatFields> PutAsync(
        IXnatVariableOwner item, string name, string? text, string? reason, CancellationToken cancellationToken)
    {
        FieldWriting.RefuseName(name);
        return FieldWriting.PutAsync(OwnerOf(item), new Dictionary<string, string?> { [name] = text }, reason, cancellationToken);
    }

    /// <summary>The compiler sees to it that the object has variables, unless somebody's class says so.</summary>
    internal static XnatObject OwnerOf(IXnatVariableOwner item)
    {
        var owner = XnatObject.Of(item);
        return owner is ProjectData or SubjectData or ExperimentData
            ? owner
            : throw new ArgumentException("XNAT keeps custom variables for projects, subjects and experiments only.", nameof(item));
    }
}
