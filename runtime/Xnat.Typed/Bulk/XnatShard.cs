using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Xnat.Typed;

/// <summary>
/// One of several parts of a work, for more than one process or machine. Which object is in which part depends on its ID and the number of
/// parts alone: no two parts do the same, one can be repeated, and nobody has to tell the others anything.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct XnatShard
{
    /// <summary>One part.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <param name="count">How many parts there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public XnatShard(int index, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        (Index, Count) = (index, count);
    }

    /// <summary>Its number, from 0.</summary>
    public int Index { get; }

    /// <summary>How many parts there are; one that was not made by the constructor is the whole.</summary>
    public int Count { get; }

    /// <summary>Reads <c>2/8</c>, the third of eight.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is no part.</exception>
    public static XnatShard Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var index, var count] && Number(index) is { } number && Number(count) is { } all && number < all
            ? new(number, all)
            : throw new FormatException("A shard is written as its number from 0, a slash, and how many there are: 2/8.");
    }

    /// <summary>
    /// The part of a task of a Slurm job array (<c>sbatch --array=0-7</c>), by <c>SLURM_ARRAY_TASK_ID</c>, <c>SLURM_ARRAY_TASK_MIN</c> and
    /// <c>SLURM_ARRAY_TASK_COUNT</c>. A task that is requeued is the same part again.
    /// </summary>
    /// <exception cref="XnatException">This is no task of such an array, or one with gaps.</exception>
    public static XnatShard FromSlurm()
    {
        var (id, least, count) = (Variable("TASK_ID"), Variable("TASK_MIN"), Variable("TASK_COUNT"));
        return id >= least && id - least < count
            ? new(id - least, count)
            : throw new XnatException("The Slurm array has gaps, so its tasks are no equal parts; use --array=0-N.");
    }

    /// <summary>Whether something is in this part.</summary>
    /// <param name="id">What names it everywhere: its ID.</param>
    public bool Contains(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        // Never another: parts of different versions of a program would overlap, and miss some.
        return Count <= 1 || XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(id)) % (ulong)Count == (ulong)Index;
    }

    /// <summary><c>2/8</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Math.Max(Count, 1)}");

    private static int Variable(string name) =>
        Number(Environment.GetEnvironmentVariable("SLURM_ARRAY_" + name) ?? "")
        ?? throw new XnatException($"The environment has no SLURM_ARRAY_{name}; start the program as a task of a job array.");

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
