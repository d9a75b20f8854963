namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>How often a particle may occur.</summary>
/// <param name="Minimum"><c>minOccurs</c>.</param>
/// <param name="Maximum"><c>maxOccurs</c>; <see langword="null"/> for <c>unbounded</c>.</param>
internal sealed record Occurrence(int Minimum, int? Maximum)
{
    public static Occurrence Once { get; } = new(1, 1);

    public bool IsRepeated => Maximum is null or > 1;
}
