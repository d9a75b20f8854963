using System.Net;
using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>Makes on the server what was made here.</summary>
internal static class ItemCreation
{
    // Values that stand in the address already.
    private static readonly HashSet<string> InAddress = new(StringComparer.Ordinal) { "ID", "label" };

    public static async Task CreateAsync(
        ListingSource source, XnatObject item, XnatSaveOptions options, CancellationToken cancellationToken)
    {
        var key = Key(source, item);
        // Of a resource the server decides most fields itself, those that its schema requires among them.
        if (!options.IgnoreSchemaRules)
            RuleCheck.Refuse(item, XnatTypeSet.Of(source.Connection.Options), isNew: item is not AbstractResource);
        await RequireOwnAsync(source, cancellationToken).ConfigureAwait(false);
        // XNAT refuses a resource that is there in answer to the request that creates it.
        if (source.Segment != "resources") await RefuseExistingAsync(source, key, cancellationToken).ConfigureAwait(false);
        await SendAsync(source, key, item, options.Reason, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The object of this name that is there, or else the new one.</summary>
    public static async Task<XnatObject> GetOrCreateAsync(
        ListingSource source, XnatObject item, XnatSaveOptions options, CancellationToken cancellationToken)
    {
        var key = Key(source, item);
        if (await FindNamedAsync(source, key, cancellationToken).ConfigureAwait(false) is { } found) return found;
        try
        {
            await CreateAsync(source, item, options, cancellationToken).ConfigureAwait(false);
            return item;
        }
        catch (XnatConflictException)
        {
            // Somebody else was quicker.
            if (await FindNamedAsync(source, key, cancellationToken).ConfigureAwait(false) is { } quicker) return quicker;
            throw;
        }
    }

    /// <summary>What to throw where another kind of object has the name.</summary>
    public static XnatConflictException OtherKind(ListingSource source, XnatObject found, XnatObject item) =>
        new(
            $"There is a {found.GetType().Name} of this name, where a {item.GetType().Name} was to be. Nothing was changed; choose " +
            "another name, or get what is there.",
            new FailedAnswer(HttpStatusCode.Conflict, "GET", source.Route[4..]),
            ItemAddress.Value(found.Raw, "ID") is { } id ? [id] : []);

    private static async Task SendAsync(
        ListingSource source, string key, XnatObject item, string? reason, CancellationToken cancellationToken)
    {
        var connection = source.Connection;
        var answer = source.Segment switch
        {
            "resources" => await PutResourceAsync(source, key, item, reason, cancellationToken).ConfigureAwait(false),
            // XNAT has no listing of reconstructions that takes new ones.
            "reconstructions" => await ItemWriting.PutAsync(
                connection,
                ItemAddress.Below(source.Address, key),
                item.XsiType,
                [.. Fields(source, item).Where(field => !InAddress.Contains(field.Key[(item.XsiType.Length + 1)..]))],
                reason,
                cancellationToken).ConfigureAwait(false),
            _ => await ItemWriting.PostAsync(connection, source.Address, item.XsiType, Fields(source, item), reason, cancellationToken)
                .ConfigureAwait(false),
        };
        var created = await FindCreatedAsync(source, key, answer, cancellationToken).ConfigureAwait(false);
        var missing = SavedCheck.Missing(item.Raw, created.Raw);
        if (missing.Count > 0) await connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        item.Attach(created.Raw);
        item.ServerLocation = created.ServerLocation;
        if (missing.Count > 0) throw ItemWriting.NotKept(item.XsiType, missing);
    }

    /// <summary>The object that was created, by what the server answered and by the name that it was given.</summary>
    public static async Task<XnatObject> FindCreatedAsync(
        ListingSource source, string key, string answer, CancellationToken cancellationToken)
    {
        // What has an accession ID may have a label that is the ID of another one.
        var id = source.Segment is "subjects" or "experiments" or "assessors" ? answer[(answer.LastIndexOf('/') + 1)..].Trim() : "";
        var all = source with { ItemClass = typeof(XnatObject), Filters = [] };
        var created = await ListingLookup.FindAsync(all, SessionId.Parse(id) is null ? key : id, null, cancellationToken)
            .ConfigureAwait(false);
        if (created is not null) return created;
        await source.Connection.RequireSameUserAsync(cancellationToken).ConfigureAwait(false);
        throw new XnatContentException(
            "The server accepted the new object and does not list it; it may need a right to see it. Look at the server's logs.")
        {
            DataType = source.ItemType,
        };
    }

    /// <summary>The name of a new object, after everything was refused that cannot be created in the listing.</summary>
    private static string Key(ListingSource source, XnatObject item)
    {
        if (item.ServerLocation is not null)
            throw new InvalidOperationException($"This {item.GetType().Name} is on a server already; save it instead, or make a new one.");
        var path = PathOfKey(source);
        if (!item.Raw.TryGet(path, out var key) || string.IsNullOrWhiteSpace(key))
            throw new ArgumentException($"A new {item.GetType().Name} needs its {path}: set it, then create.", nameof(item));
        NameCheck.RefuseNew(item, path, key);
        RefuseWithoutOwner(source, item);
        StorableCheck.Refuse(item);
        return key;
    }

    private static string PathOfKey(ListingSource source) => source.Segment is "projects" or "scans" or "reconstructions" ? "ID" : "label";

    /// <summary>What is there in this listing under exactly this name.</summary>
    public static async Task<XnatObject?> FindNamedAsync(ListingSource source, string key, CancellationToken cancellationToken)
    {
        var any = source with { ItemClass = typeof(XnatObject), Filters = [] };
        var found = source.Segment == "resources"
            ? await ListingLookup.FindAsync(any, key, null, cancellationToken).ConfigureAwait(false)
            : await ListingLookup.FindByAddressAsync(any, key, cancellationToken).ConfigureAwait(false);
        return found is not null && found.Raw.TryGetRead(PathOfKey(source), out var name) && name == key ? found : null;
    }

    private static void RefuseWithoutOwner(ListingSource source, XnatObject item)
    {
        if (source.Owner is null && source.Segment != "projects")
            throw new InvalidOperationException(
                $"A {item.GetType().Name} belongs to a project: create it through that "
                + $"project's {(source.Segment == "subjects" ? "Subjects" : "subject's Experiments")}.");
        if (source is { Owner: ProjectData, Segment: "experiments" } && Text(item, "subject_ID") is null)
            throw new ArgumentException(
                "A new experiment needs its subject: create it through subject.Experiments, or set SubjectId.", nameof(item));
    }

    // A scan, reconstruction or resource exists once, with the owner; a session or an assessor of a shared object is the project's own.
    private static Task RequireOwnAsync(ListingSource source, CancellationToken cancellationToken) =>
        source is { Owner: { } above, Segment: not ("experiments" or "assessors") }
            ? OwnerCheck.RequireOwnAsync(above, cancellationToken)
            : Task.CompletedTask;

    /// <exception cref="XnatConflictException">There is one of this name.</exception>
    public static async Task RefuseExistingAsync(ListingSource source, string key, CancellationToken cancellationToken)
    {
        // Where XNAT refuses what is there, a look that is not certain yet will do; a PUT would change it.
        Func<XnatConnection, string, CancellationToken, Task<XnatRecord?>> look =
            source.Segment == "reconstructions" ? ItemReading.FindAsync : ItemReading.LookUpAsync;
        foreach (var listing in Listings(source))
        {
            if (await look(source.Connection, ItemAddress.Below(listing, key), cancellationToken).ConfigureAwait(false) is not null)
                throw Exists(source, new FailedAnswer(HttpStatusCode.Conflict, "GET", source.Route[4..]));
        }
    }

    private static XnatConflictException Exists(ListingSource source, FailedAnswer answer) =>
        new(
            $"There is one of this name already below {source.Route[4..]}; choose another, or get the existing one (GetOrCreateAsync) "
            + "and change it.",
            answer);

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
            Format = Text(item, "format"),
            Content = Text(item, "content"),
            Description = Text(item, "description"),
        };
        var owner = source.Address[..source.Address.LastIndexOf('/')];
        try
        {
            await source.Connection.DoAsync(
                token => source.Connection.Files.CreateResourceAsync(owner, key, query, token), cancellationToken).ConfigureAwait(false);
        }
        catch (XnatConflictException refusal)
        {
            throw Exists(source, refusal.Answer);
        }

        return "";
    }

    private static IReadOnlyList<KeyValuePair<string, string>> Fields(ListingSource source, XnatObject item)
    {
        var fields = XnatChanges.Collect(item.Raw, item.XsiType);
        // An assessor belongs to the project of its address; where that names none, the new one would belong to nobody.
        return source is { Segment: "assessors", Owner.ServerLocation.Project: { } project } && Text(item, "project") is null
            ? [.. fields, new($"{item.XsiType}/project", project)]
            : fields;
    }

    private static string? Text(XnatObject item, string path) =>
        item.Raw.TryGet(path, out var text) && !string.IsNullOrEmpty(text) ? text : null;
}
