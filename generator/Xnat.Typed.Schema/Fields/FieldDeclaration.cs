using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Fields;

/// <summary>A custom variable, or a field of a custom form.</summary>
/// <param name="Name">Name of the variable, path of the form's field.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="IsRequired">Whether the web pages demand a value.</param>
/// <param name="Values">The texts that are allowed; empty for any of the kind.</param>
/// <param name="Position">Where it stands in the file; <see langword="null"/> if it is from a server.</param>
internal sealed record FieldDeclaration(
    string Name, FieldKind Kind, bool IsRequired, EquatableArray<string> Values, SchemaPosition? Position)
{
    /// <summary>What people read beside a form's field, or empty.</summary>
    public string Label { get; init; } = "";

    /// <summary>form.io's word for a form's field, or empty.</summary>
    public string Component { get; init; } = "";

    /// <summary>Whether the form shows it under a condition only.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Whether the answer is a list of such values.</summary>
    public bool IsMultiple { get; init; }

    /// <summary>Limits of a form's field.</summary>
    public EquatableArray<FieldLimit> Limits { get; init; }

    /// <summary>Regular expression that a text must match, or empty.</summary>
    public string Pattern { get; init; } = "";
}
