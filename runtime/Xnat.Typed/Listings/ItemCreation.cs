using System.Net;
using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>Makes on the server what was made here.</summary>
internal static class ItemCreation
{
    // Values that stand in the address already.
    private static readonly HashSet<string> InAddress = new(StringComparer.Ordinal) { "ID", "label" };

    public static async Task CreateAsync(ListingSource source, XnatObject item, string? reason, CancellationToken cancellationToken)
    {
        if (item.ServerLocation is not null)
            throw new InvalidOperationException($"This {item.GetType().Name} is on a server already; save it instead, or make a new one.");
        var key = Key(source, item);
        RefuseWithoutOwner(source, item);
        StorableCheck.Refuse(item);
        // A scan, reconstruction or resource exists once, with the owner; a session or an assessor of a shared object is the project's own.
        if (source is { Owner: { } above, Segment: not ("experiments" or "assessors") })
            await OwnerCheck.RequireOwnAsync(above, cancellationToken).ConfigureAwait(false);
        await RefuseExistingAsync(source, key, cancellationToken).ConfigureAwait(false);
        var connection = source.Connection;
        var id = item is AbstractResource
            ? await PutResourceAsync(source, key, item, reason, cancellationToken).ConfigureAwait(false)
            : await ItemWriting.PutAsync(
                connection, ItemAddress.Below(source.Address, key), item.XsiType, Changes(source, item), reason, cancellationToken)
                .ConfigureAwait(false);
        var name = SessionId.Parse(id) is null ? key : id;
        var all = source with { ItemClass = typeof(XnatObject), Filters = [] };
        var created = await ListingLookup.FindAsync(all, name, null, cancellationToken)
            .ConfigureAwait(false);
        var missing = created is null ? [] : SavedCheck.Missing(item.Raw, created.Raw);
        if (created is null || missing.Count > 0) await connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        if (created is null)
            throw new XnatContentException(
                "The server accepted the new object and does not list it; it may need a right to see it. Look at the server's logs.")
            {
                DataType = item.XsiType,
            };
        item.Attach(created.Raw);
        item.ServerLocation = created.ServerLocation;
        if (missing.Count > 0) throw ItemWriting.NotKept(item.XsiType, missing);
    }

    private static string Key(ListingSource source, XnatObject item)
    {
        var path = source.Segment is "projects" or "scans" or "reconstructions" ? "ID" : "label";
        if (!item.Raw.TryGet(path, out var key) || string.IsNullOrWhiteSpace(key))
            throw new ArgumentException($"A new {item.GetType().Name} needs its {path}: set it, then create.", nameof(item));
        // XNAT reads a resource that is called by digits as a number of its own counting.
        if (item is AbstractResource && key.All(char.IsAsciiDigit))
            throw new ArgumentException("A resource must not be labelled with digits only; add a letter.", nameof(item));
        return key;
    }

    private static void RefuseWithoutOwner(ListingSource source, XnatObject item)
    {
        if (source.Owner is null && source.Segment != "projects")
            throw new InvalidOperationException(
                $"A {item.GetType().Name} belongs to a project: create it through that "
                + $"project's {(source.Segment == "subjects" ? "Subjects" : "subject's Experiments")}.");
        if (source is { Owner: ProjectData, Segment: "experiments" } && ItemAddressValue(item, "subject_ID") is null)
            throw new ArgumentException(
                "A new experiment needs its subject: create it through subject.Experiments, or set SubjectId.", nameof(item));
    }

    private static async Task RefuseExistingAsync(ListingSource source, string key, CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(source, key, cancellationToken).ConfigureAwait(false)) return;
        var answer = new FailedAnswer(HttpStatusCode.Conflict, "GET", source.Route[4..]);
        throw new XnatConflictException(
            $"There is one of this name already below {answer.Route}; choose another, or get the existing one and save changes to it.",
            answer);
    }

    private static async Task<bool> ExistsAsync(ListingSource source, string key, CancellationToken cancellationToken)
    {
        if (source.Segment == "resources")
        {
            var all = source with { Filters = [] };
            return await ListingLookup.FindAsync(all, key, null, cancellationToken).ConfigureAwait(false) is not null;
        }

        foreach (var listing in Listings(source))
        {
            var address = ItemAddress.Below(listing, key);
            if (await ItemReading.FindAsync(source.Connection, address, cancellationToken).ConfigureAwait(false) is not null) return true;
        }

        return false;
    }

    /// <summary>
    /// The listings in which the new one's name must not stand. A label is unique in a project: creating it below another subject or
    /// session would move the existing experiment there without a word.
    /// </summary>
    private static string[] Listings(ListingSource source) => source switch
    {
        { Owner: SubjectData subject, Segment: "experiments" }
            when subject.ServerLocation!.Address.Split('/') is ["projects", var project, ..] =>
            [$"{ItemAddress.Below("projects", project)}/experiments"],
        { Segment: "assessors", Project: { } project } => [source.Address, $"{ItemAddress.Below("projects", project)}/experiments"],
        _ => [source.Address],
    };

    private static async Task<string> PutResourceAsync(
        ListingSource source, string key, XnatObject item, string? reason, CancellationToken cancellationToken)
    {
        var query = new ResourceQuery
        {
            Reason = reason,
            Format = ItemAddressValue(item, "format"),
            Content = ItemAddressValue(item, "content"),
            Description = ItemAddressValue(item, "description"),
        };
        var owner = source.Address[..source.Address.LastIndexOf('/')];
        await source.Connection.DoAsync(token => source.Connection.Files.CreateResourceAsync(owner, key, query, token), cancellationToken)
            .ConfigureAwait(false);
        return "";
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Changes(ListingSource source, XnatObject item)
    {
        var changes = XnatChanges.Collect(item.Raw, item.XsiType)
            .Where(change => !InAddress.Contains(change.Key[(item.XsiType.Length + 1)..]));
        // An assessor belongs to the project of its address; where that names none, the new one would belong to nobody.
        return source is { Segment: "assessors", Owner.ServerLocation.Project: { } project } && ItemAddressValue(item, "project") is null
            ? [.. changes, new($"{item.XsiType}/project", project)]
            : [.. changes];
    }

    private static string? ItemAddressValue(XnatObject item, string path) =>
        item.Raw.TryGet(path, out var text) && !string.IsNullOrEmpty(text) ? text : null;
}
