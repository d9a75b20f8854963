using System.Text.Json;
using System.Text.Json.Nodes;
using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>Custom forms, from XNAT 1.8.8 on: read, filled in, and checked by their own definition.</summary>
/// <remarks>
/// Answers are custom fields (<see cref="CustomFieldExtensions"/>), under the form's UUID. How they differ from custom variables stands at
/// <see cref="IXnatVariableOwner"/>.
/// </remarks>
public static class CustomFormExtensions
{
    private const string Route = "GET /xapi/customforms";

    /// <summary>
    /// The forms that a project asks about objects of a data type: its own, and those of the site that it did not opt out of; in the order
    /// of the server.
    /// </summary>
    /// <typeparam name="T">Class of the objects; derived types have forms of their own.</typeparam>
    /// <param name="project">A project from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatAccessDeniedException">The account may not read the site's forms.</exception>
    /// <exception cref="XnatNotFoundException">The server is older than 1.8.8.</exception>
    /// <exception cref="XnatContentException">A form is no form.io document.</exception>
    public static Task<IReadOnlyList<XnatCustomForm>> CustomFormsAsync<T>(
        this ProjectData project, CancellationToken cancellationToken = default)
        where T : XnatObject, IXnatType<T> => CustomFormsAsync(project, T.XsiType, cancellationToken);

    /// <inheritdoc cref="CustomFormsAsync{T}" path="/*[not(self::param)]"/>
    /// <param name="project">A project from the server.</param>
    /// <param name="dataType">The data type: <c>xnat:mrSessionData</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static Task<IReadOnlyList<XnatCustomForm>> CustomFormsAsync(
        this ProjectData project, string dataType, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataType);
        return FormsAsync(project, found => string.Equals(found, dataType, StringComparison.OrdinalIgnoreCase), cancellationToken);
    }

    /// <summary>The same of all data types that are wanted.</summary>
    internal static async Task<IReadOnlyList<XnatCustomForm>> FormsAsync(
        ProjectData project, Predicate<string> isWanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(project);
        var (connection, _) = CustomFieldExtensions.Of(project);
        var id = ItemAddress.Named(project.Raw, "ID") ?? throw new InvalidOperationException("Load the project first: it has no ID.");
        var rows = await connection.JsonAsync(
            connection.Administration.Forms.ListAsync, TypedJson.As(FormsJson.Default.FormRowArray), cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. rows.Select(static row => (Row: row, row.DataType))
                .Where(entry => entry.DataType is { } found && isWanted(found) && entry.Row.Holds(id))
                .Select(static entry => FormOf(entry.Row, entry.DataType!)),
        ];
    }

    /// <summary>What an object answers to a form, asked for now; without answers where nobody filled it in.</summary>
    /// <param name="item">A project, subject, experiment or scan, reached through the project that owns it.</param>
    /// <param name="form">A form for its data type.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The form is for another data type. Nothing was sent.</exception>
    /// <exception cref="XnatContentException">What stands under the form's UUID are no answers.</exception>
    public static async Task<XnatFormAnswers> FormAnswersAsync(
        this IXnatEditable item, XnatCustomForm form, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        var owner = XnatObject.Of(item);
        if (!string.Equals(owner.XsiType, form.DataType, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"The form is for {form.DataType}, and the object is a {owner.XsiType}.", nameof(form));
        var fields = await item.CustomFieldsAsync(cancellationToken).ConfigureAwait(false);
        if (!fields.TryGetValue(form.Id, out var answers)) return new(item, form, []);
        return answers.ValueKind == JsonValueKind.Object
            ? new(item, form, JsonObject.Create(answers)!)
            : throw new XnatContentException(
                "The custom field that is called like the form holds no answers, which are a JSON object. Look at it by CustomFieldsAsync.")
            {
                DataType = owner.XsiType,
                Field = form.Id,
            };
    }

    private static XnatCustomForm FormOf(FormRow row, string dataType)
    {
        try
        {
            var contents = row.Contents.ValueKind == JsonValueKind.String
                ? JsonElement.Parse(row.Contents.GetString()!)
                : row.Contents.Clone();
            if (contents.ValueKind == JsonValueKind.Object)
                return new(row.Id, row.Title ?? "", dataType, row.Places.Any(static place => place.IsSite), contents);
        }
        catch (JsonException e)
        {
            throw NoForm(e);
        }

        throw NoForm(null);
    }

    private static XnatContentException NoForm(JsonException? cause) =>
        new($"{Route} answered a form whose contents are no form.io document; open it in the site's form manager.", cause)
        {
            Route = Route,
        };
}
