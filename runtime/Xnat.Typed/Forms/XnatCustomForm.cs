using System.Text.Json;

namespace Xnat.Typed;

/// <summary>A custom form: questions that a site or its projects ask about objects of one data type.</summary>
public sealed class XnatCustomForm
{
    internal XnatCustomForm(string id, string title, string dataType, bool isSiteWide, JsonElement definition)
    {
        (Id, Title, DataType, IsSiteWide, Definition) = (id, title, dataType, isSiteWide, definition);
        Fields = FormComponents.Of(definition);
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

    /// <summary>The form.io document, as the server has it.</summary>
    public JsonElement Definition { get; }

    /// <summary>A field by its path; <see langword="null"/> if there is none.</summary>
    /// <param name="path">Such as <c>exam.weight</c>.</param>
    public XnatFormField? Find(string path) => Fields.FirstOrDefault(field => field.Path == path);

    /// <summary>Number of fields; a title is the site's.</summary>
    public override string ToString() => $"XnatCustomForm {Id} of {Fields.Count} fields";
}
