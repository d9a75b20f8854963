using System.Net;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Finds one object of a listing by ID, label or name.</summary>
internal static class ListingLookup
{
    /// <summary>How often a look-up is made again because its session was replaced meanwhile.</summary>
    private const int MostAttempts = 5;

    /// <summary>
    /// The object, complete; <see langword="null"/> if there is none. <paramref name="miss"/> then hears what the listing has instead.
    /// </summary>
    /// <exception cref="XnatConflictException">The key fits several.</exception>
    public static async Task<XnatObject?> FindAsync(
        ListingSource source,
        string key,
        Action<LookupMiss>? miss,
        CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        if (ListingNames.IsLong(source)) ListingNames.RefuseUnaddressable(key);
        for (var attempt = 1; ; attempt++)
        {
            var session = source.Connection.Session;
            if (await FindByAddressAsync(source, key, cancellationToken).ConfigureAwait(false) is { } direct) return direct;
            var found = await FindElsewhereAsync(source, key, miss, cancellationToken).ConfigureAwait(false);
            // What was not there in a session that has ended since may be there for who signed in.
            if (found is not null || ReferenceEquals(session, source.Connection.Session) || attempt == MostAttempts) return found;
        }
    }

    public static XnatNotFoundException NotFound(ListingSource source, string key, LookupMiss miss)
    {
        var hint = miss.Near switch
        {
            0 when source.TypeFilter is not null => "It may be of another type; look without OfType, then check the spelling.",
            0 => "Check the spelling, then project membership.",
            1 => "One is spelled almost like it: check capital letters, blanks and punctuation.",
            _ => $"{miss.Near} are spelled almost like it: check capital letters, blanks and punctuation.",
        };
        var words = source.Lookup is "ID" ? "ID" : $"ID or {source.Lookup}";
        var type = source.TypeFilter is { } narrowed ? $" of {narrowed}" : "";
        var what = miss.Rows is { } rows ? $"lists {rows}{type} and none of them has this {words}" : $"has none{type} of this {words}";
        return new($"{source.Route} {what}. {hint}", Answer(source, HttpStatusCode.NotFound)) { Key = key };
    }

    /// <summary>
    /// Asks for the object at the address that it would have. That there is none is not yet certain: whoever asks so asks on.
    /// </summary>
    public static async Task<XnatObject?> FindByAddressAsync(ListingSource source, string key, CancellationToken cancellationToken)
    {
        // A resource's address leads to its catalog; slashes cannot be sent in an address, and firewalls refuse control characters.
        if (source.Segment == "resources" || source.Filters.Count > 0
            || NameCheck.WhyUnaddressable(key) is not null)
            return null;
        var record = await ItemReading.LookUpAsync(source.Connection, ItemAddress.Below(source.Address, key), cancellationToken)
            .ConfigureAwait(false);
        if (record is null) return null;
        ItemReading.SeenFrom(source.Project, record);
        return Belongs(record, source) && IsCalled(record, key) ? source.Item(record, source.Place()) : null;
    }

    private static async Task<XnatObject?> FindElsewhereAsync(
        ListingSource source, string key, Action<LookupMiss>? miss, CancellationToken cancellationToken)
    {
        if (source.Segment == "projects" && source.Filters.Count == 0)
            return await ProjectLookup.FindAsync(source, key, cancellationToken).ConfigureAwait(false);
        try
        {
            return await FindInRowsAsync(source, key, miss, cancellationToken).ConfigureAwait(false);
        }
        catch (XnatContentException) when (source.Project is not null && Filter(source, key) is not null)
        {
            // Below a project XNAT answers nothing at all to a condition that its database refuses; the address has told enough.
            await source.Connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
    }

    private static async Task<XnatObject?> FindInRowsAsync(
        ListingSource source,
        string key,
        Action<LookupMiss>? miss,
        CancellationToken cancellationToken)
    {
        var found = new List<XnatObject>();
        var (rows, near) = (0, 0);
        var filter = Filter(source, key);
        await foreach (var item in ListingReader.ReadAsync<XnatObject>(
            source with { Columns = [] }, filter, cancellationToken).ConfigureAwait(false))
        {
            rows++;
            var names = ListingNames.Of(item, source).ToList();
            if (names.Contains(key, StringComparer.Ordinal)) found.Add(item);
            else if (names.Exists(name => Folded(name) == Folded(key))) near++;
        }

        var meant = ListingNames.Meant(found, key);
        if (meant.Count == 0) miss?.Invoke(new(filter is null ? rows : null, near));
        if (meant.Count > 1)
            throw new XnatConflictException(
                $"{source.Route}: {meant.Count} have this {source.Lookup}. Choose one by its ID; those that fit are in Candidates.",
                Answer(source, HttpStatusCode.Conflict),
                [.. meant.Select(ListingNames.Id).OfType<string>()]);
        if (meant.Count == 0) return null;
        meant[0].Attach(meant[0] is AbstractResource
            ? ItemReading.Complete(meant[0].Raw)
            : await ItemReading.ReadAgainAsync(meant[0], cancellationToken).ConfigureAwait(false));
        return meant[0];
    }

    /// <summary>What may be long is never gone through for one name; parts of a session are not filtered by XNAT.</summary>
    private static KeyValuePair<string, string>? Filter(ListingSource source, string key) =>
        ListingNames.IsLong(source) && FilterText.Near(key) is { } near ? new(source.Lookup, near) : null;

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

    private static string Folded(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static FailedAnswer Answer(ListingSource source, HttpStatusCode status) =>
        new(status, "GET", source.Route[4..]) { RequestPath = new Uri(source.Connection.Server, "data/" + source.Address).AbsolutePath };
}
