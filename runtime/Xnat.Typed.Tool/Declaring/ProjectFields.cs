using System.Globalization;
using Xnat.Typed.Model;
using Xnat.Typed.Schema.Fields;
using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Tool.Declaring;

/// <summary>Reads from a server what a project declares. The order is always the same, so that two readings can be compared.</summary>
internal static class ProjectFields
{
    /// <summary>The first version that has custom forms.</summary>
    private static readonly Version FirstWithForms = new(1, 8, 8);

    /// <param name="client">The server.</param>
    /// <param name="projectId">ID of the project.</param>
    /// <param name="hasForms">Whether custom forms are wanted, which some sites keep to some accounts.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatException">The server did not tell.</exception>
    public static async Task<FieldsDocument> ReadAsync(
        XnatClient client, string projectId, bool hasForms, CancellationToken cancellationToken)
    {
        var project = await client.Projects.GetAsync(projectId, cancellationToken).ConfigureAwait(false);
        var document = await ItemReading.ReadAgainAsync(project, cancellationToken).ConfigureAwait(false);
        var forms = hasForms ? await FormsAsync(client, project, cancellationToken).ConfigureAwait(false) : [];
        var types = VariableDocument.DataTypes(document)
            .Concat(forms.Select(static form => form.DataType))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.Ordinal)
            .Select(type => Declaration(type, VariableDocument.Of(document, type).Groups(), forms))
            .Where(static type => type.Groups.Count + type.Forms.Count > 0);
        return new("", ItemAddress.Named(document, "ID") ?? projectId, types.ToEquatable(), EquatableArray<Problem>.Empty);
    }

    private static async Task<IReadOnlyList<XnatCustomForm>> FormsAsync(
        XnatClient client, ProjectData project, CancellationToken cancellationToken)
    {
        try
        {
            return await CustomFormExtensions.FormsAsync(project, static _ => true, cancellationToken).ConfigureAwait(false);
        }
        catch (XnatNotFoundException)
        {
            // An older server has none. Where a newer one does not know the address, something else is wrong.
            var version = await client.GetServerVersionAsync(cancellationToken).ConfigureAwait(false);
            if (Version.TryParse(version.Split('-')[0], out var known) && known < FirstWithForms) return [];
            throw;
        }
    }

    private static TypeDeclaration Declaration(
        string dataType, IReadOnlyList<XnatVariableGroup> groups, IReadOnlyList<XnatCustomForm> forms) => new(
        dataType,
        groups.OrderBy(static group => group.Id, StringComparer.Ordinal).Select(Group).ToEquatable(),
        forms
            .Where(form => string.Equals(form.DataType, dataType, StringComparison.OrdinalIgnoreCase))
            .OrderBy(static form => form.Id, StringComparer.Ordinal)
            .Select(Form)
            .ToEquatable(),
        null);

    private static GroupDeclaration Group(XnatVariableGroup group) => new(
        group.Id,
        group.Description ?? "",
        group.IsProjectSpecific,
        group.Variables
            .OrderBy(static variable => variable.Name, StringComparer.Ordinal)
            .Select(static variable => new FieldDeclaration(
                variable.Name,
                KindOf(variable.Kind),
                variable.IsRequired,
                // XNAT does not keep their order.
                variable.PossibleValues.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToEquatable(),
                null))
            .ToEquatable());

    private static FormDeclaration Form(XnatCustomForm form) => new(
        form.Id,
        form.Title,
        form.Fields
            .DistinctBy(static field => field.Path, StringComparer.Ordinal)
            .OrderBy(static field => field.Path, StringComparer.Ordinal)
            .Select(Field)
            .ToEquatable(),
        null);

    private static FieldDeclaration Field(XnatFormField field) => new(
        field.Path,
        KindOf(field.Kind),
        field.IsRequired,
        field.PossibleValues.Distinct(StringComparer.Ordinal).ToEquatable(),
        null)
    {
        Label = field.Label ?? "",
        Component = field.Type,
        IsConditional = field.IsConditional,
        IsMultiple = field.IsMultiple,
        Limits = Limits(field).ToEquatable(),
        Pattern = field.Pattern ?? "",
    };

    private static IEnumerable<FieldLimit> Limits(XnatFormField field)
    {
        if (field.Min is { } least) yield return new(FieldLimit.Least, NumberText(least));
        if (field.Max is { } greatest) yield return new(FieldLimit.Greatest, NumberText(greatest));
        if (field.MinLength is { } shortest) yield return new(FieldLimit.Shortest, NumberText(shortest));
        if (field.MaxLength is { } longest) yield return new(FieldLimit.Longest, NumberText(longest));
    }

    private static string NumberText(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static FieldKind KindOf(XnatVariableKind kind) => kind switch
    {
        XnatVariableKind.WholeNumber => FieldKind.WholeNumber,
        XnatVariableKind.Number => FieldKind.Number,
        XnatVariableKind.Boolean => FieldKind.Boolean,
        XnatVariableKind.Date => FieldKind.Date,
        _ => FieldKind.Text,
    };

    private static FieldKind KindOf(XnatFormFieldKind kind) => kind switch
    {
        XnatFormFieldKind.Text => FieldKind.Text,
        XnatFormFieldKind.Number => FieldKind.Number,
        XnatFormFieldKind.Boolean => FieldKind.Boolean,
        XnatFormFieldKind.Choice => FieldKind.Choice,
        XnatFormFieldKind.Choices => FieldKind.Choices,
        XnatFormFieldKind.Moment => FieldKind.Moment,
        XnatFormFieldKind.Day => FieldKind.Day,
        XnatFormFieldKind.Time => FieldKind.Time,
        _ => FieldKind.Unknown,
    };
}
