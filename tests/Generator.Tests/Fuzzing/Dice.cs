namespace Xnat.Typed.Generator.Tests.Fuzzing;

/// <summary>Choices that a seed decides; the same on every machine.</summary>
internal sealed class Dice(int seed)
{
#pragma warning disable CA5394 // Repeatable is what is wanted here, not unpredictable.
    private readonly Random random = new(seed);

    public int Below(int limit) => random.Next(limit);

    public int Between(int least, int most) => random.Next(least, most + 1);
#pragma warning restore CA5394

    public bool OneIn(int many) => Below(many) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
