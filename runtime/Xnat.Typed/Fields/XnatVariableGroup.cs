namespace Xnat.Typed;

/// <summary>Custom variables that a project declares together for a data type: XNAT's <c>fieldDefinitionGroup</c>.</summary>
public sealed record XnatVariableGroup
{
    /// <summary>Its ID, <c>default</c> for the one that XNAT makes itself.</summary>
    public required string Id { get; init; }

    /// <summary>What people read.</summary>
    public string? Description { get; init; }

    /// <summary>Whether only this project has it; otherwise others may take it over.</summary>
    public bool IsProjectSpecific { get; init; }

    /// <summary>The variables, in the order in which the web pages show them.</summary>
    public IReadOnlyList<XnatVariableDefinition> Variables { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(XnatVariableGroup? other) =>
        other is not null
        && (Id, Description ?? "", IsProjectSpecific) == (other.Id, other.Description ?? "", other.IsProjectSpecific)
        && Variables.SequenceEqual(other.Variables);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Variables.Count);

    /// <summary>ID and number of variables.</summary>
    public override string ToString() => $"{Id} of {CountText.Of(Variables.Count, "variable")}";
}
