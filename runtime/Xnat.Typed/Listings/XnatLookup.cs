using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>What became of one key that was looked for among many.</summary>
/// <typeparam name="T">Class of the items.</typeparam>
/// <param name="Key">What was looked for.</param>
/// <param name="Items">The rows that have it as ID, label or name; an ID goes before all else.</param>
public sealed record XnatLookup<T>(string Key, IReadOnlyList<T> Items)
    where T : XnatObject
{
    /// <summary>The one row that fits, with the usual fields; <see langword="null"/> if none does, or several.</summary>
    public T? Item => Items.Count == 1 ? Items[0] : null;

    /// <summary>Whether one fits, and one only.</summary>
    public bool IsFound => Items.Count == 1;

    /// <summary>Whether none fits.</summary>
    public bool IsMissing => Items.Count == 0;

    /// <summary>Whether several fit.</summary>
    public bool IsAmbiguous => Items.Count > 1;

    /// <summary>How many fit; the key may be a label.</summary>
    public override string ToString() => $"XnatLookup {Items.Count}";
}
