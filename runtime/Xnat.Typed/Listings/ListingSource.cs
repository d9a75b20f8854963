using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>What a listing is of: where it is served and which part of it is wanted.</summary>
internal sealed record ListingSource(string Segment, string ItemType, string Lookup)
{
    /// <summary>The object above; <see langword="null"/> at the top.</summary>
    public XnatObject? Owner { get; init; }

    /// <summary>The session, for listings at the top.</summary>
    public XnatConnection? Top { get; init; }

    /// <summary>The registries by which rows become objects.</summary>
    public XnatTypeSet Types => XnatTypeSet.Of(Connection.Options);

    /// <summary>Data type to which the listing is narrowed.</summary>
    public string? TypeFilter { get; init; }

    /// <summary>Class of what is wanted.</summary>
    public required Type ItemClass { get; init; }

    /// <summary>Fields that are wanted besides the usual ones.</summary>
    public IReadOnlyList<IXnatField> Columns { get; init; } = [];

    /// <summary>Conditions on the rows.</summary>
    public IReadOnlyList<ListingFilter> Filters { get; init; } = [];

    /// <summary>Whether nothing of the rows is wanted but that they are there.</summary>
    public bool CountsOnly { get; init; }

    /// <summary>How many rows at the most, and after how many; XNAT's choice without.</summary>
    public ListingPage? Page { get; init; }

    /// <summary>Whether XNAT serves this listing by pages.</summary>
    public bool HasPages => Segment is "subjects" or "experiments" && Owner is null or ProjectData;

    /// <summary>Whether XNAT sends several lines for one object.</summary>
    public bool HasListColumn => Columns.Any(ListingColumns.IsOfList);

    /// <summary>Whether each row is to know if it is shared into the project.</summary>
    public bool AsksForSharing { get; init; }

    public XnatConnection Connection => Top ?? ItemReading.LocationOf(Owner!).Connection;

    /// <summary>Path below <c>/data</c>.</summary>
    public string Address => Owner is null ? Segment : $"{ItemReading.LocationOf(Owner).Address}/{Segment}";

    /// <summary>ID of the object above, where it is known.</summary>
    public string? OwnerId => Owner is null ? null : ItemAddress.Value(Owner.Raw, "ID");

    /// <summary>Verb and template, for messages.</summary>
    public string Route => $"GET {RouteTemplate.Of(new Uri(Connection.Server, "data/" + Address), Connection.Server)}";

    /// <summary>A row of data as an object with its location; <see langword="null"/> if it is not of the wanted class.</summary>
    /// <param name="record">What was sent.</param>
    /// <param name="place">Where the rows of this listing are: <see cref="Place"/>.</param>
    public XnatObject? Item(XnatRecord record, RowLocation place)
    {
        // Without what names the thing, any row of any table would count as one.
        if (!IsNamed(record))
            throw new XnatContentException(
                $"{Route} answered a row without its ID; this is another table than the one that was asked for. " +
                "Check the proxy before the server.")
            {
                Route = Route,
            };
        // The server narrows by its own knowledge of types: of a type that has no class here
        // it is known at least that it derives from the wanted one.
        var nearest = TypeFilter is not null && HonoursTypeFilter ? TypeFilter : ItemType;
        if (Types.Create(record, nearest, ItemType) is not XnatObject item || !ItemClass.IsInstanceOfType(item)) return null;
        item.LocateBy(place);
        return item;
    }

    /// <summary>
    /// ID of the project through which this listing reaches its items; <see langword="null"/> if the way led through none.
    /// </summary>
    public string? Project => Owner switch
    {
        null => null,
        ProjectData => OwnerId,
        _ => Owner.ServerLocation?.Project,
    };

    private bool IsNamed(XnatRecord record) =>
        record.HasText(Segment == "resources" ? "xnat_abstractresource_id" : "ID");

    /// <summary>Where the rows of this listing are.</summary>
    public RowLocation Place()
    {
        // At the top a subject has the address that it has in its own project; experiments have one that goes through none.
        var isTopSubject = Owner is null && Segment == "subjects";
        var project = Project;
        return new(
            Connection, Address, ItemAddress.Of, Owner, row => isTopSubject ? ItemAddress.Value(row, "project") : project);
    }

    private bool HonoursTypeFilter => Segment is "experiments" or "scans" or "assessors" or "reconstructions";

    /// <summary>The query of the listing.</summary>
    public ListingQuery Query() => new()
    {
        Columns = BaseColumns() is { } columns
            ? string.Join(',', columns.Concat(Fields.Where(field => !IsAmong(columns, field)).Select(ColumnHeader.Entry)).Distinct())
            : null,
        DataType = HonoursTypeFilter ? TypeFilter : null,
        Limit = Page?.Limit,
        Offset = Page?.Offset,
    };

    /// <summary>Fields that are asked for besides the usual ones: those that are wanted, and those that are compared.</summary>
    public IEnumerable<IXnatField> Fields => Columns.Concat(Filters.Select(static filter => filter.Field));

    /// <summary>The conditions as XNAT is asked for them.</summary>
    public Dictionary<string, string?>? Conditions()
    {
        // Parts of a session are listed whatever is asked; a shared object's label and project are not those that XNAT compares.
        if (Segment is not ("projects" or "subjects" or "experiments")) return null;
        var sent = Filters.Where(filter => filter.Sent is not null && (Owner is null || filter.Field.Path is not ("label" or "project")));
        var conditions = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var filter in sent) conditions.TryAdd($"{filter.Field.DataType}/{filter.Field.Path}", filter.Sent);
        return conditions.Count == 0 ? null : conditions;
    }

    /// <summary>Whether the usual columns have a field already; asked for twice it would come twice.</summary>
    private bool IsAmong(string[] columns, IXnatField field) =>
        columns.Contains(field.Path, StringComparer.Ordinal) && Types.AreRelated(ItemClass, field.DataType);

    // The type decides whether a row is of the wanted class; subjects and projects are all of one.
    private string[]? BaseColumns() => Segment switch
    {
        "projects" or "subjects" when CountsOnly => ["ID"],
        "experiments" or "assessors" or "scans" or "reconstructions" when CountsOnly => ["ID", "xsiType"],
        "projects" => ["ID", "name", "secondary_ID", "description"],
        "subjects" => ["ID", "project", "label"],
        "experiments" => ExperimentColumns(),
        "assessors" => ["ID", "project", "label", "date", "xsiType"],
        "scans" => ["ID", "type", "quality", "xsiType", "note", "series_description"],
        "reconstructions" => ["ID", "type", "baseScanType", "xsiType"],
        // Resources have their own fixed columns.
        _ => null,
    };

    private string[] ExperimentColumns()
    {
        string[] columns = ["ID", "project", "label", "date", "xsiType"];
        // Asking for a subject narrows the listing to what has one; below a project it is
        // narrowed anyway, unless another type is asked for.
        var hasSubject = TypeFilter is null ? Owner is not null : typeof(SubjectAssessorData).IsAssignableFrom(ItemClass);
        return hasSubject ? [.. columns, "subject_ID"] : columns;
    }
}
