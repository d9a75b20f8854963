using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>The definition of a custom variable.</summary>
public sealed record XnatVariableDefinition
{
    /// <summary>Its name, by which values are read and set.</summary>
    public required string Name { get; init; }

    /// <summary>What it holds.</summary>
    public XnatVariableKind Kind { get; init; }

    /// <summary>Whether the web pages demand a value. XNAT's interfaces do not.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The texts that are allowed; empty for any of the kind.</summary>
    public IReadOnlyList<string> PossibleValues { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(XnatVariableDefinition? other) =>
        other is not null
        && (Name, Kind, IsRequired) == (other.Name, other.Kind, other.IsRequired)
        && PossibleValues.SequenceEqual(other.PossibleValues, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Kind, IsRequired, PossibleValues.Count);

    /// <summary>Name and kind.</summary>
    public override string ToString() => $"{Name} {Kind}";

    /// <summary>Why a text is no value of the variable, as the end of a sentence; <see langword="null"/> if it is one.</summary>
    internal string? WhyRefused(string text)
    {
        if (PossibleValues.Count > 0 && !PossibleValues.Contains(text, StringComparer.Ordinal))
            return "the project allows other values only; its definition lists them";
        var isOfKind = Kind switch
        {
            XnatVariableKind.WholeNumber => XnatValue.TryParse<decimal>(text) is not null && ExactNumber.Parse(text) is { Exponent: >= 0 },
            XnatVariableKind.Number => XnatValue.TryParse<double>(text) is not null,
            XnatVariableKind.Boolean => XnatValue.TryParse<bool>(text) is not null,
            XnatVariableKind.Date => XnatValue.TryParse<DateOnly>(text) is not null,
            _ => true,
        };
        return isOfKind ? null : $"the project declares it as {Kind}";
    }
}
