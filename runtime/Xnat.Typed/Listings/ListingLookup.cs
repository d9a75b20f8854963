using System.Net;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Finds one object of a listing by ID, label or name.</summary>
internal static class ListingLookup
{
    /// <summary>
    /// The object, complete; <see langword="null"/> if there is none. <paramref name="miss"/> then hears what the listing has instead.
    /// </summary>
    /// <exception cref="XnatConflictException">The key fits several.</exception>
    public static async Task<XnatObject?> FindAsync(
        ListingSource source,
        string key,
        Action<int, int>? miss,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        if (await FindByAddressAsync(source, key, cancellationToken).ConfigureAwait(false) is { } direct) return direct;
        var found = await FindInRowsAsync(source, key, miss, cancellationToken).ConfigureAwait(false);
        if (found is null) return null;
        // A row of a resource is all that there is of it.
        found.Attach(await ItemReading.ReadAgainAsync(found, cancellationToken).ConfigureAwait(false));
        return found;
    }

    public static XnatNotFoundException NotFound(ListingSource source, string key, int rows, int near)
    {
        var hint = near switch
        {
            0 => "Check the spelling, then project membership.",
            1 => "One is spelled almost like it: check capital letters, blanks and punctuation.",
            _ => $"{near} are spelled almost like it: check capital letters, blanks and punctuation.",
        };
        var words = source.Lookup is "ID" ? "ID" : $"ID or {source.Lookup}";
        return new($"{source.Route} lists {rows} and none of them has this {words}. {hint}",
            Answer(source, HttpStatusCode.NotFound)) { Key = key };
    }

    /// <summary>Asks for the object at the address that it would have.</summary>
    public static async Task<XnatObject?> FindByAddressAsync(ListingSource source, string key, CancellationToken cancellationToken)
    {
        // A resource's address leads to its catalog; slashes cannot be sent in an address, and firewalls refuse control characters.
        if (source.Segment == "resources" || key is "." or ".." || key.AsSpan().ContainsAny('/', '\\') || key.Any(char.IsControl))
            return null;
        try
        {
            var record = await ItemReading.ReadAsync(
                source.Connection, ItemAddress.Below(source.Address, key), cancellationToken).ConfigureAwait(false);
            ItemReading.SeenFrom(source.Project, record);
            return Belongs(record, source) && IsCalled(record, key) ? source.Item(record, source.Place()) : null;
        }
        catch (XnatNotFoundException)
        {
            return null;
        }
    }

    private static async Task<XnatObject?> FindInRowsAsync(
        ListingSource source,
        string key,
        Action<int, int>? miss,
        CancellationToken cancellationToken)
    {
        var found = new List<XnatObject>();
        var (rows, near) = (0, 0);
        await foreach (var item in ListingReader.ReadAsync<XnatObject>(
            source, Filter(source, key), cancellationToken).ConfigureAwait(false))
        {
            rows++;
            var names = Names(item, source);
            if (names.Contains(key, StringComparer.Ordinal)) found.Add(item);
            else if (names.Any(name => Folded(name) == Folded(key))) near++;
        }

        // An ID is what it says; labels and types may repeat it.
        if (found.Find(item => Id(item) == key) is { } byId) return byId;
        var distinct = found.DistinctBy(static item => item.ServerLocation!.Address, StringComparer.Ordinal).ToList();
        if (distinct.Count == 0) miss?.Invoke(rows, near);
        if (distinct.Count <= 1) return distinct.Count == 0 ? null : distinct[0];
        throw new XnatConflictException(
            $"{source.Route}: {distinct.Count} have this {source.Lookup}. Choose one by its ID; those that fit are in Candidates.",
            Answer(source, HttpStatusCode.Conflict),
            [.. distinct.Select(Id).OfType<string>()]);
    }

    /// <summary>At the top a label can be looked for by the server; characters that it takes as patterns or lists cannot.</summary>
    private static KeyValuePair<string, string>? Filter(ListingSource source, string key) =>
        source.Owner is null && source.Segment is "experiments" or "subjects" && !key.AsSpan().ContainsAny("%*,'\"")
            ? new(source.Lookup, key)
            : null;

    /// <summary>Whether the document at the address is of what was asked for: whatever else came is looked for in the listing.</summary>
    private static bool IsCalled(XnatRecord record, string key)
    {
        string?[] names = [ItemAddress.Value(record, "ID"), ItemAddress.Value(record, "label"), record.SharedLabel];
        return names.Concat(record.Rows("aliases/alias").Select(static alias => ItemAddress.Value(alias, "alias")))
            .Contains(key, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>An accession ID beats the rest of an address: XNAT answers with the object even where it does not belong.</summary>
    private static bool Belongs(XnatRecord record, ListingSource source)
    {
        if (source.OwnerId is not { } owner) return true;
        if (source.Segment == "assessors") return ItemAddress.Value(record, "imageSession_ID") is not { } session || session == owner;
        if (source.Segment is not ("subjects" or "experiments")) return true;
        if (source.Owner is SubjectData && ItemAddress.Value(record, "subject_ID") is { } subject && subject != owner) return false;
        return Membership.Of(record, source.Project) is { IsOwn: true } or { IsShared: true };
    }

    private static string[] Names(XnatObject item, ListingSource source)
    {
        string[] paths = source.Segment == "projects" ? ["ID", "name", "secondary_ID"] : ["ID", "xnat_abstractresource_id", source.Lookup];
        return [.. paths.Select(path => ItemAddress.Value(item.Raw, path)).OfType<string>()];
    }

    private static string? Id(XnatObject item) =>
        ItemAddress.Value(item.Raw, "ID") ?? ItemAddress.Value(item.Raw, "xnat_abstractresource_id");

    private static string Folded(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static FailedAnswer Answer(ListingSource source, HttpStatusCode status) =>
        new(status, "GET", source.Route[4..]) { RequestPath = new Uri(source.Connection.Server, "data/" + source.Address).AbsolutePath };
}
