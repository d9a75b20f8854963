using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Asks for single objects.</summary>
internal static class ItemReading
{
    /// <summary>All that the server has at an address.</summary>
    /// <exception cref="XnatContentException">The answer is no object of the archive.</exception>
    public static async Task<XnatRecord> ReadAsync(XnatConnection connection, string address, CancellationToken cancellationToken)
    {
        var record = await connection.JsonAsync(
            token => connection.Archive.GetAsync(address, token), RecordReader.ReadDocument, cancellationToken)
            .ConfigureAwait(false);
        return ItemAddress.Value(record, "ID") is not null ? record : throw Other(connection, address);
    }

    /// <summary>All that the server has at an address that ends with the object's ID.</summary>
    /// <exception cref="XnatContentException">The answer is about something else.</exception>
    public static async Task<XnatRecord> ReadByIdAsync(XnatConnection connection, string address, CancellationToken cancellationToken)
    {
        var record = await ReadAsync(connection, address, cancellationToken).ConfigureAwait(false);
        var id = address[(address.LastIndexOf('/') + 1)..];
        var isSame = string.Equals(ItemAddress.Value(record, "ID"), id, StringComparison.OrdinalIgnoreCase);
        return isSame ? record : throw Other(connection, address);
    }

    /// <summary>All that the server has at an address; <see langword="null"/> if there is nothing.</summary>
    public static async Task<XnatRecord?> FindAsync(XnatConnection connection, string address, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(connection, address, cancellationToken).ConfigureAwait(false);
        }
        catch (XnatNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// The same as a first try: <see langword="null"/> does not mean yet that there is nothing. That is certain when an answer that is no
    /// failure has come in the same session.
    /// </summary>
    public static async Task<XnatRecord?> LookUpAsync(XnatConnection connection, string address, CancellationToken cancellationToken)
    {
        try
        {
            var record = await connection.JsonAsync(
                token => connection.Archive.LookUpAsync(address, true, token), RecordReader.ReadDocument, cancellationToken)
                .ConfigureAwait(false);
            return ItemAddress.Value(record, "ID") is not null ? record : throw Other(connection, address);
        }
        catch (XnatNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// What the server has at an address now, for an object that was found there, as seen from the project through which it was reached.
    /// </summary>
    public static async Task<XnatRecord> ReadAgainAsync(XnatObject item, CancellationToken cancellationToken)
    {
        var location = LocationOf(item);
        if (item is AbstractResource) return await ReadResourceAsync(location, cancellationToken).ConfigureAwait(false);
        var document = await ReadAsync(location.Connection, location.Address, cancellationToken).ConfigureAwait(false);
        // The address names the object by its ID, so any other object is one that a server or a proxy has mixed up.
        if (ItemAddress.Value(item.Raw, "ID") is { } id && ItemAddress.Value(document, "ID") != id)
            throw Other(location.Connection, location.Address);
        return SeenFrom(location.Project, document);
    }

    public static XnatContentException Other(XnatConnection connection, string address)
    {
        var route = $"GET {RouteTemplate.Of(new(connection.Server, "data/" + address), connection.Server)}";
        return new($"{route} answered another object than the one that was asked for; check the address and the proxy before the server.")
        {
            Route = route,
        };
    }

    /// <summary>The same document with the label by which a project knows the object: documents of XNAT name the owner's.</summary>
    public static XnatRecord SeenFrom(string? project, XnatRecord document)
    {
        document.SharedLabel = Membership.Of(document, project).Label;
        return document;
    }

    /// <summary>The object that an address in the archive leads to, such as an import answers.</summary>
    public static async Task<ExperimentData> ReadExperimentAsync(
        XnatConnection connection,
        string address,
        CancellationToken cancellationToken)
    {
        var record = await ReadAsync(connection, address, cancellationToken).ConfigureAwait(false);
        var item = XnatTypeSet.Of(connection.Options).Create<ExperimentData>(record, "xnat:experimentData");
        // The answer of the service names labels; the IDs stay when labels change.
        var project = address.StartsWith("projects/", StringComparison.Ordinal) ? address.Split('/')[1] : null;
        var subject = ItemAddress.Value(record, "subject_ID");
        var listing = project is not null && subject is not null
            ? $"{ItemAddress.Below($"{ItemAddress.Below("projects", project)}/subjects", subject)}/experiments"
            : "experiments";
        item.ServerLocation = new(connection, ItemAddress.Of(record, listing), null, project);
        SeenFrom(project, record);
        return item;
    }

    public static ItemLocation LocationOf(XnatObject item) =>
        item.ServerLocation ?? throw new InvalidOperationException(
            $"This {item.GetType().Name} is not a thing of its own on a server: it was made here and not created there, or is a part of "
            + "another object. "
                +
            "Create it with CreateAsync on a listing, or take it from a listing.");

    // XNAT serves a resource as a catalog of its files; its own fields stand in the listing alone.
    public static async Task<XnatRecord> ReadResourceAsync(ItemLocation location, CancellationToken cancellationToken)
    {
        var slash = location.Address.LastIndexOf('/');
        var (listing, key) = (location.Address[..slash], location.Address[(slash + 1)..]);
        var owner = listing[..listing.LastIndexOf('/')];
        var reader = new RowReader([], typeof(AbstractResource), XnatTypeSet.Of(location.Connection.Options));
        var rows = location.Connection.RowsAsync(token => location.Connection.Files.ListResourcesAsync(owner, token), cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
        {
            if (row["xnat_abstractresource_id"] == key || XnatText.Decode(row["label"] ?? "") == key) return Complete(reader.Read(row));
        }

        var answer = new FailedAnswer(
            System.Net.HttpStatusCode.NotFound,
            "GET",
            RouteTemplate.Of(new(location.Connection.Server, "data/" + listing), location.Connection.Server));
        throw new XnatNotFoundException($"GET {answer.Route} does not list this resource any more; it was deleted, or this account " +
            "cannot see it.", answer) { Key = key };
    }

    /// <summary>The row of a resource as all that there is of it.</summary>
    public static XnatRecord Complete(XnatRecord row)
    {
        var record = new XnatRecord(row.XsiType, isComplete: true);
        foreach (var (path, value) in row.Values)
        {
            if (value.Length > 0) record.Add(path, value);
        }

        return record;
    }
}
