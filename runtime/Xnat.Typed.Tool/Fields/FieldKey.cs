namespace Xnat.Typed.Tool.Fields;

/// <summary>A custom variable, a custom field, or a field of a custom form.</summary>
/// <param name="Name">Name of the variable or field, path within the form.</param>
/// <param name="Form">The form; <see langword="null"/> for the other two.</param>
/// <param name="IsVariable">Whether it is a custom variable.</param>
internal sealed record FieldKey(string Name, XnatCustomForm? Form, bool IsVariable)
{
    /// <summary>In front of a name where a variable and a custom field have the same.</summary>
    public const string VariablePrefix = "variable.";

    /// <inheritdoc cref="VariablePrefix"/>
    public const string FieldPrefix = "field.";

    public static FieldKey Variable(string name) => new(name, null, IsVariable: true);

    public static FieldKey Field(string name) => new(name, null, IsVariable: false);
}
