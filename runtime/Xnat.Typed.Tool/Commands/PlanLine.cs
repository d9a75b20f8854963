namespace Xnat.Typed.Tool.Commands;

/// <summary>A line of what a command is about to do.</summary>
/// <param name="Text">For a person.</param>
internal sealed record PlanLine(string Text)
{
    /// <summary>What a program wants to know besides.</summary>
    public IReadOnlyList<(string Name, object? Value)> Members { get; init; } = [];
}
