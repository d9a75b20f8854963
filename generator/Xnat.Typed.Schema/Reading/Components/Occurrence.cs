using System;

namespace Xnat.Typed.Schema.Reading.Components;

/// <summary>How often a particle may occur.</summary>
/// <param name="Minimum"><c>minOccurs</c>.</param>
/// <param name="Maximum"><c>maxOccurs</c>; <see langword="null"/> for <c>unbounded</c>.</param>
internal sealed record Occurrence(int Minimum, int? Maximum)
{
    public static Occurrence Never { get; } = new(0, 0);

    public static Occurrence Once { get; } = new(1, 1);

    public bool IsRepeated => Maximum is null or > 1;

    public bool IsRequired => Minimum > 0;

    /// <summary>How often all told, in a group that itself occurs so often.</summary>
    public Occurrence Inside(Occurrence around) => new(
        Saturated((long)Minimum * around.Minimum),
        Maximum == 0 || around.Maximum == 0 ? 0
            : Maximum is null || around.Maximum is null ? null
            : Saturated((long)Maximum.Value * around.Maximum.Value));

    /// <summary>How often at two places of one sequence.</summary>
    public Occurrence And(Occurrence other) => new(
        Saturated((long)Minimum + other.Minimum),
        Maximum is null || other.Maximum is null ? null : Saturated((long)Maximum.Value + other.Maximum.Value));

    /// <summary>How often in one of two branches.</summary>
    public Occurrence Or(Occurrence other) => new(
        Math.Min(Minimum, other.Minimum),
        Maximum is null || other.Maximum is null ? null : Math.Max(Maximum.Value, other.Maximum.Value));

    private static int Saturated(long count) => (int)Math.Min(count, int.MaxValue);
}
