namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>How often a particle may occur.</summary>
/// <param name="Minimum"><c>minOccurs</c>.</param>
/// <param name="Maximum"><c>maxOccurs</c>; <see langword="null"/> for <c>unbounded</c>.</param>
internal sealed record Occurrence(int Minimum, int? Maximum)
{
    public static Occurrence Once { get; } = new(1, 1);

    /// <summary>How often a particle occurs inside one that occurs so often: nothing is required inside what may be absent.</summary>
    public Occurrence Inside(Occurrence around) =>
        Maximum == 0 || around.Maximum == 0 ? new Occurrence(0, 0)
        : new Occurrence(System.Math.Min(Minimum, around.Minimum), Maximum is null || around.Maximum is null ? null : System.Math.Max(Maximum.Value, around.Maximum.Value));

    public bool IsRepeated => Maximum is null or > 1;
}
