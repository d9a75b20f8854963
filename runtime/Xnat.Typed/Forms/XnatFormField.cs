using System.Text.Json;

namespace Xnat.Typed;

/// <summary>A field of a custom form, as its form.io component defines it.</summary>
public sealed record XnatFormField
{
    /// <summary>
    /// Where its answer stands: its key, behind those of the containers that it is in, with dots between: <c>exam.weight</c>.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>What people read.</summary>
    public string? Label { get; init; }

    /// <summary>What it holds.</summary>
    public required XnatFormFieldKind Kind { get; init; }

    /// <summary>form.io's word for it: <c>textfield</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether it must be filled in.</summary>
    public bool IsRequired { get; init; }

    /// <summary>
    /// Whether the form shows it under a condition only. Such a field is never missed: whether it is shown is not known here.
    /// </summary>
    public bool IsConditional { get; init; }

    /// <summary>Whether its answer is a list of such values.</summary>
    public bool IsMultiple { get; init; }

    /// <summary>The values to choose from; empty for any.</summary>
    public IReadOnlyList<string> PossibleValues { get; init; } = [];

    /// <summary>Fewest letters of a text.</summary>
    public int? MinLength { get; init; }

    /// <summary>Most letters of a text.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Least number.</summary>
    public double? Min { get; init; }

    /// <summary>Greatest number.</summary>
    public double? Max { get; init; }

    /// <summary>Regular expression that a text must match as a whole.</summary>
    public string? Pattern { get; init; }

    /// <summary>Rules of the form that are not checked here, by form.io's words: <c>validate.custom</c>, which is JavaScript.</summary>
    public IReadOnlyList<string> Unchecked { get; init; } = [];

    /// <summary>
    /// The component as the form has it; undefined where the form is not from the server (<see cref="XnatCustomForm.Of"/>).
    /// </summary>
    public JsonElement Component { get; init; }

    /// <inheritdoc/>
    public bool Equals(XnatFormField? other) =>
        other is not null
        && (Path, Label, Kind, Type) == (other.Path, other.Label, other.Kind, other.Type)
        && (IsRequired, IsConditional, IsMultiple) == (other.IsRequired, other.IsConditional, other.IsMultiple)
        && (MinLength, MaxLength, Min, Max, Pattern) == (other.MinLength, other.MaxLength, other.Min, other.Max, other.Pattern)
        && PossibleValues.SequenceEqual(other.PossibleValues, StringComparer.Ordinal)
        && Component.ValueKind == other.Component.ValueKind
        && (Component.ValueKind == JsonValueKind.Undefined || JsonElement.DeepEquals(Component, other.Component));

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);

    /// <summary>Path and kind.</summary>
    public override string ToString() => $"{Path} {Kind}";
}
