using System.Text.Json;
using System.Text.Json.Nodes;
using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>
/// Custom fields: JSON by name, from XNAT 1.8.8 on. They are no custom variables; those are <see cref="FieldExtensions"/>.
/// </summary>
/// <remarks>
/// Projects, subjects, experiments and scans have them; a reconstruction is refused with <see cref="ArgumentException"/>. What else is
/// called fields, and how it differs, stands at <see cref="IXnatVariableOwner"/>.
/// </remarks>
public static class CustomFieldExtensions
{
    private const string Route = "/xapi/custom-fields/{owner}/fields";

    /// <summary>All custom fields by name, asked for now.</summary>
    /// <remarks>
    /// The generated <c>CustomFields</c> is their text, as it was read with the object. Custom variables are <c>FieldsAsync()</c> and, as
    /// rows, the generated list <c>Fields</c>.
    /// </remarks>
    /// <param name="item">A project, subject, experiment or scan from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">The object is not there any more, or the server is older than 1.8.8.</exception>
    public static async Task<XnatCustomFields> CustomFieldsAsync(
        this IXnatEditable item, CancellationToken cancellationToken = default)
    {
        var (connection, address) = Of(item);
        return new(await connection.JsonAsync(
            token => connection.Administration.CustomFields.GetAsync(address, token),
            TypedJson.As(FieldsJson.Default.DictionaryStringJsonElement),
            cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Sets custom fields by one request, and leaves others alone. The kinds of JSON are kept: <c>7</c> is not <c>"7"</c>.
    /// </summary>
    /// <param name="item">A project, subject, experiment or scan, reached through the project that owns it.</param>
    /// <param name="fields">
    /// Their values by name. A field whose value is an object is replaced as a whole; <see langword="null"/> is a value too, so remove a
    /// field with <see cref="RemoveCustomFieldAsync"/>.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">No field is named, or one by a blank. Nothing was sent.</exception>
    /// <exception cref="XnatConflictException">The object was reached through a project that does not own it. Nothing was sent.</exception>
    /// <exception cref="XnatContentException">The server did not keep all of it.</exception>
    public static async Task SetCustomFieldsAsync(
        this IXnatEditable item, JsonObject fields, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Count == 0 || fields.Any(static field => string.IsNullOrWhiteSpace(field.Key)))
            throw new ArgumentException("Name at least one field, and none by a blank.", nameof(fields));
        var (connection, address) = Of(item);
        await OwnerCheck.RequireOwnAsync(XnatObject.Of(item), cancellationToken).ConfigureAwait(false);
        using var body = JsonBody.Of(fields, FieldsJson.Default.JsonObject);
        await connection.DoAsync(token => connection.Administration.CustomFields.MergeAsync(address, body, token), cancellationToken)
            .ConfigureAwait(false);
        var kept = await CustomFieldsAsync(item, cancellationToken).ConfigureAwait(false);
        var sent = JsonSerializer.SerializeToElement(fields, FieldsJson.Default.JsonObject);
        var isKept = sent.EnumerateObject().All(field =>
            kept.TryGetValue(field.Name, out var value) && JsonElement.DeepEquals(value, field.Value));
        await RequireAsync(connection, isKept, "PUT " + Route, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sets one custom field.</summary>
    /// <inheritdoc cref="SetCustomFieldsAsync" path="/*[not(self::param)]"/>
    /// <param name="item">A project, subject, experiment or scan, reached through the project that owns it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; texts, numbers and truth values convert themselves.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task SetCustomFieldAsync(
        this IXnatEditable item, string name, JsonNode? value, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return SetCustomFieldsAsync(item, new JsonObject { [name] = value?.DeepClone() }, cancellationToken);
    }

    /// <summary>Removes a custom field. There is no error if the object has none of that name.</summary>
    /// <param name="item">A project, subject, experiment or scan, reached through the project that owns it.</param>
    /// <param name="name">Its name; a slash in it cannot be addressed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatContentException">The server still has it.</exception>
    public static async Task RemoveCustomFieldAsync(
        this IXnatEditable item, string name, CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(name, nameof(name));
        var (connection, address) = Of(item);
        await OwnerCheck.RequireOwnAsync(XnatObject.Of(item), cancellationToken).ConfigureAwait(false);
        try
        {
            await connection.DoAsync(
                token => connection.Administration.CustomFields.RemoveAsync(address, name, token), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (XnatNotFoundException)
        {
            // XNAT says so of a missing field and of a missing object; reading tells which.
        }

        var isKept = !(await CustomFieldsAsync(item, cancellationToken).ConfigureAwait(false)).ContainsKey(name);
        await RequireAsync(connection, isKept, $"DELETE {Route}/{{name}}", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The session that an object came by, and its address as custom fields have it: that of <c>/data</c>.</summary>
    internal static (XnatConnection Connection, string Address) Of(IXnatEditable item)
    {
        var owner = XnatObject.Of(item);
        if (owner is not (ProjectData or SubjectData or ExperimentData or ImageScanData))
            throw new ArgumentException("XNAT keeps custom fields for projects, subjects, experiments and scans only.", nameof(item));
        var location = ItemReading.LocationOf(owner);
        return (location.Connection, location.Address);
    }

    private static Task RequireAsync(XnatConnection connection, bool isKept, string route, CancellationToken cancellationToken) =>
        Confirmation.RequireAsync(
            connection, isKept, route, "Compare the object's custom fields; somebody else may change them too.", cancellationToken);
}
