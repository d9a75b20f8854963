using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Parts of listings and queries.</summary>
public static class ShardExtensions
{
    /// <summary>
    /// The objects that are in one part, in the order of the source: <c>project.Experiments.Shard(shard).DownloadDirectoryAsync(…)</c>,
    /// <c>.ForEachAsync(…)</c>. Give each part a folder and a journal of its own.
    /// </summary>
    /// <typeparam name="TItem">Class of the objects.</typeparam>
    /// <param name="source">A listing or query; it is read whole by each part, and filtered as it arrives.</param>
    /// <param name="shard">The part.</param>
    public static IAsyncEnumerable<TItem> Shard<TItem>(this IAsyncEnumerable<TItem> source, XnatShard shard)
        where TItem : XnatObject
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Where(item => shard.Contains(KeyOf(item)));
    }

    /// <inheritdoc cref="Shard{TItem}(IAsyncEnumerable{TItem}, XnatShard)" path="/*[not(self::param)]"/>
    /// <param name="source">A listing or query; it is read whole by each part, and filtered as it arrives.</param>
    /// <param name="index">Number of the part, from 0.</param>
    /// <param name="count">How many parts there are.</param>
    public static IAsyncEnumerable<TItem> Shard<TItem>(this IAsyncEnumerable<TItem> source, int index, int count)
        where TItem : XnatObject => source.Shard(new XnatShard(index, count));

    /// <summary>
    /// The ID; of scans and others whose IDs are their session's alone, the way from the session on, however the session was reached.
    /// </summary>
    private static string KeyOf(XnatObject item)
    {
        if (item is ProjectData or SubjectData or ExperimentData && ItemAddress.Value(item.Raw, "ID") is { } id) return id;
        var address = ItemReading.LocationOf(item).Address;
        foreach (var root in (ReadOnlySpan<string>)["experiments/", "subjects/", "projects/"])
        {
            if (address.LastIndexOf(root, StringComparison.Ordinal) is var at and >= 0) return address[(at + root.Length)..];
        }

        return address;
    }
}
