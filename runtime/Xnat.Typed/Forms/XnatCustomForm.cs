using System.Text.Json;

namespace Xnat.Typed;

/// <summary>A custom form: questions that a site or its projects ask about objects of one data type.</summary>
public sealed class XnatCustomForm
{
    internal XnatCustomForm(string id, string title, string dataType, bool isSiteWide, JsonElement definition)
        : this(id, title, dataType, FormComponents.Of(definition)) => (IsSiteWide, Definition) = (isSiteWide, definition);

    private XnatCustomForm(string id, string title, string dataType, IReadOnlyList<XnatFormField> fields) =>
        (Id, Title, DataType, Fields) = (id, title, dataType, fields);

    /// <summary>
    /// A form whose definition is known beforehand, as the classes have it that are generated of <c>XnatFields</c> items: no account needs
    /// to read the site's forms then.
    /// </summary>
    /// <param name="id">UUID of the form.</param>
    /// <param name="title">What people call it.</param>
    /// <param name="dataType">Data type of the objects that it is about.</param>
    /// <param name="fields">Its fields.</param>
    public static XnatCustomForm Of(string id, string title, string dataType, IReadOnlyList<XnatFormField> fields)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentException.ThrowIfNullOrWhiteSpace(dataType);
        ArgumentNullException.ThrowIfNull(fields);
        return new(id, title, dataType, [.. fields]);
    }

    /// <summary>UUID of the form: the custom field of this name holds its answers.</summary>
    public string Id { get; }

    /// <summary>What people call it.</summary>
    public string Title { get; }

    /// <summary>Data type of the objects that it is about.</summary>
    public string DataType { get; }

    /// <summary>Whether all projects have it, unless they opted out.</summary>
    public bool IsSiteWide { get; }

    /// <summary>
    /// Its fields in their order. Panels, columns, tabs and the like, which only arrange them, are gone through; a component that is not
    /// known is among them as <see cref="XnatFormFieldKind.Unknown"/>.
    /// </summary>
    public IReadOnlyList<XnatFormField> Fields { get; }

    /// <summary>The form.io document, as the server has it; undefined where the form is not from the server.</summary>
    public JsonElement Definition { get; }

    /// <summary>A field by its path; <see langword="null"/> if there is none.</summary>
    /// <param name="path">Such as <c>exam.weight</c>.</param>
    public XnatFormField? Find(string path) => Fields.FirstOrDefault(field => field.Path == path);

    /// <summary>Number of fields; a title is the site's.</summary>
    public override string ToString() => $"XnatCustomForm {Id} of {CountText.Of(Fields.Count, "field")}";
}
