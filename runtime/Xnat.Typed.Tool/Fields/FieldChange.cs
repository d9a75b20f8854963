using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Fields;

/// <summary>What is to become of a variable, field or answer.</summary>
/// <param name="Key">Which one.</param>
/// <param name="Name">As it is called.</param>
/// <param name="Value">The text; empty to take it away.</param>
/// <param name="Before">What it has now; <see langword="null"/> for nothing.</param>
internal sealed record FieldChange(FieldKey Key, string Name, string Value, object? Before)
{
    /// <summary>Whether there is anything to do.</summary>
    public bool IsChange => Before is null ? Value.Length > 0 : CellText.Of(Before) != Value;

    /// <summary>The line of it in a plan.</summary>
    public string Plan => Value.Length == 0 ? $"{Name}: '{CellText.Of(Before)}' is taken away"
        : Before is null ? $"{Name}: becomes '{Value}'"
        : $"{Name}: '{CellText.Of(Before)}' becomes '{Value}'";
}
