using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Search;

/// <summary>
/// The joins of one search. As in SQL, conditions and columns of one data type speak of the same joined
/// row, and an object without such a row keeps its place with nothing in it.
/// </summary>
internal sealed class JoinPlan
{
    private readonly List<JoinSource> sources = [new JoinSource("", -1, row => [row])];

    public int Count => sources.Count;

    /// <summary>The number of a source, which is added if the search does not have it yet.</summary>
    public int Add(string key, int parent, Func<Row, IEnumerable<Row>> expand)
    {
        var known = sources.FindIndex(source => source.Key == key && source.Parent == parent);
        if (known >= 0) return known;
        sources.Add(new JoinSource(key, parent, expand));
        return sources.Count - 1;
    }

    /// <summary>The sources of some fields, and those that they are joined to.</summary>
    public IReadOnlyList<int> With(IEnumerable<int> wanted)
    {
        var all = new SortedSet<int>();
        foreach (var first in wanted)
            for (var source = first; source >= 0; source = sources[source].Parent) all.Add(source);
        return [.. all];
    }

    /// <summary>
    /// Every combination of joined rows for one object. The array is the same each time: take what is needed before going on.
    /// </summary>
    public IEnumerable<Row?[]> Combine(Row root)
    {
        var joined = new Row?[sources.Count];
        joined[0] = root;
        return sources.Count == 1 ? [joined] : Combine(joined, 1);
    }

    private IEnumerable<Row?[]> Combine(Row?[] joined, int index)
    {
        if (index == sources.Count)
        {
            yield return joined;
            yield break;
        }

        var parent = joined[sources[index].Parent];
        var rows = parent is null ? [] : sources[index].Expand(parent);
        var isEmpty = true;
        foreach (var row in rows)
        {
            isEmpty = false;
            joined[index] = row;
            foreach (var combination in Combine(joined, index + 1)) yield return combination;
        }

        if (!isEmpty) yield break;
        joined[index] = null;
        foreach (var combination in Combine(joined, index + 1)) yield return combination;
    }
}
