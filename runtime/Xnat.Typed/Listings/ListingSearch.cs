using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Finds rows of a listing by their names, several at once.</summary>
internal static class ListingSearch
{
    /// <summary>The rows of one name.</summary>
    public static async Task<IReadOnlyList<T>> FindAllAsync<T>(ListingSource source, string key, CancellationToken cancellationToken)
        where T : XnatObject
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        if (ListingNames.IsLong(source)) ListingNames.RefuseUnaddressable(key);
        // Below a project the label that is compared is the owner's, and the one that is listed the project's.
        var isNarrowed = source.Owner is null && ListingNames.IsLong(source) && FilterText.OneOf([key]) is not null;
        var labelled = await RowsAsync<T>(
            source, isNarrowed ? new(source.Lookup, FilterText.OneOf([key])!) : null, key, cancellationToken).ConfigureAwait(false);
        if (!isNarrowed || labelled.Count > 0) return labelled;
        return await RowsAsync<T>(source, new("ID", FilterText.OneOf([key])!), key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What became of each key.</summary>
    public static async Task<IReadOnlyList<XnatLookup<T>>> FindManyAsync<T>(
        ListingSource source, IEnumerable<string> keys, CancellationToken cancellationToken)
        where T : XnatObject
    {
        ArgumentNullException.ThrowIfNull(keys);
        var order = keys.ToList();
        foreach (var key in order) ArgumentException.ThrowIfNullOrWhiteSpace(key, nameof(keys));
        if (order.Count == 0) return [];
        var found = order.Distinct(StringComparer.Ordinal).ToDictionary(
            static key => key, static _ => new List<T>(), StringComparer.Ordinal);
        await foreach (var item in ListingReader.ReadAsync<T>(source, null, cancellationToken).ConfigureAwait(false))
        {
            foreach (var name in ListingNames.Of(item, source).Distinct(StringComparer.Ordinal))
            {
                if (found.TryGetValue(name, out var items)) items.Add(item);
            }
        }

        return [.. order.Select(key => new XnatLookup<T>(key, ListingNames.Meant(found[key], key)))];
    }

    private static async Task<IReadOnlyList<T>> RowsAsync<T>(
        ListingSource source, KeyValuePair<string, string>? filter, string key, CancellationToken cancellationToken)
        where T : XnatObject
    {
        var named = new List<T>();
        await foreach (var item in ListingReader.ReadAsync<T>(source, filter, cancellationToken).ConfigureAwait(false))
        {
            if (ListingNames.Of(item, source).Contains(key, StringComparer.Ordinal)) named.Add(item);
        }

        return ListingNames.Meant(named, key);
    }
}
