namespace Xnat.Typed.Model;

/// <summary>
/// An instance of a data type with its raw data: an <see cref="XnatObject"/>, which has an address of its own on the server, or an
/// <see cref="XnatRow"/>, which is a part of one. Generated classes derive from either; their properties read what the server sent and
/// record what is changed. The third kind of class, <see cref="XnatElement"/>, is a group of fields within one of these.
/// </summary>
/// <remarks>
/// Neither an item nor what hangs on it (rows, groups of fields, <see cref="Raw"/>) is safe for several threads: reading fills in what is
/// looked up, too. Different items are independent of each other, and the client behind them may be shared. To hand one item to several
/// workers, let each load one of its own.
/// </remarks>
public abstract class XnatItem
{
    private XnatRecord? record;
    private XnatTypeSet? types;

    /// <summary>There are two kinds of it.</summary>
    private protected XnatItem()
    {
    }

    /// <summary>Data type of this object as the server named it: that of the class, or one that no class stands for.</summary>
    public string XsiType => Raw.XsiType ?? DataTypeName;

    /// <summary>All that the server sent, also what this class has no property for.</summary>
    public XnatRecord Raw => record ??= new XnatRecord(DataTypeName);

    /// <summary>Whether something was set and not saved.</summary>
    public bool HasChanges => Raw.HasChanges;

    /// <summary>Class, label (for a project its name, for a scan its type) and ID: <c>MrScanData T1 (1001-MR3)</c>.</summary>
    public override string ToString()
    {
        var id = Text("ID") ?? Text("xnat_abstractresource_id");
        var name = Text("label") ?? Text("name") ?? Text("type") ?? id;
        return id is null ? $"{GetType().Name} {name}".TrimEnd() : $"{GetType().Name} {name} ({id})";
    }

    /// <summary>Data type that this class stands for.</summary>
    protected abstract string DataTypeName { get; }

    /// <summary>
    /// The value of a field; <see langword="null"/> if it is empty on the server. Times are what the clock of the server shows, of
    /// unspecified kind on every machine; a zone that the server sent behind one is not counted in.
    /// </summary>
    /// <remarks>
    /// A row of a listing also has the fields of objects above it that were asked for: the subject's in an experiment.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// The object is a row of a listing that did not have this field: load it, or list with that column.
    /// </exception>
    /// <exception cref="XnatContentException">What the server sent is not of the field's type.</exception>
    public T? Get<T>(XnatField<T> field)
    {
        if (FieldReading.TryGet(this, field.DataType, field.Path, field.Through, out var text))
            return text is null ? default : XnatValue.Parse(text, field);
        if (FieldProbe.Current is { } probe) probe.Note(field);
        else ThrowIfNotSent(field.DataType, field.Path, field.Through is null ? field.Name : null);
        return default;
    }

    /// <summary>The values that a field has in the rows of a list, in their order; empty if there are no rows.</summary>
    /// <exception cref="InvalidOperationException">
    /// The object is a row of a listing that did not have this field: load it, or list with that column.
    /// </exception>
    /// <exception cref="XnatContentException">What the server sent is not of the field's type.</exception>
    public IReadOnlyList<T?> Get<T>(XnatListField<T> field)
    {
        if (!Raw.HasAsked(field.Through.Member)) ThrowIfNotSent(field.DataType, field.Path);
        var values = new List<T?>();
        foreach (var row in FieldReading.Rows(Raw, field.Through, Types))
        {
            if (row.TryGet(field.Field.Path, out var text)) values.Add(text is null ? default : XnatValue.Parse(text, field.Field));
            else ThrowIfNotSent(field.DataType, field.Path);
        }

        return values;
    }

    /// <summary>
    /// Sets a field; it is sent when the object is saved. The value that it has already is no change, and the server's text for it
    /// stays (<c>007</c>, <c>1.50</c>, a time with a zone).
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A <see cref="DateTime"/> of kind UTC or local, or a <see cref="DateTimeOffset"/>: XNAT keeps times by the clock of the server. Or
    /// the field stands in a row below the object: set that row's.
    /// </exception>
    public void Set<T>(XnatField<T> field, T? value)
    {
        if (field.Through is not null)
            throw new ArgumentException(
                $"{field} stands in a row below the {GetType().Name}; set it through the property of that row.", nameof(field));
        Raw.Change(field.Path, value is null ? null : XnatValue.Format(value), XnatComparison.KindOf(field));
    }

    /// <summary>The row that a member holds; <see langword="null"/> if there is none.</summary>
    /// <exception cref="InvalidOperationException">The object is a row of a listing: load it.</exception>
    public T? Get<T>(XnatReference<T> reference)
        where T : XnatItem
    {
        if (Raw.HasRows(reference.Path)) return Types.Create<T>(Rows(reference).Items[0], reference.RowType);
        if (FieldProbe.Current is { } probe) probe.Note(reference);
        else ThrowIfNotSent(reference.DataType, reference.Path);
        return null;
    }

    /// <summary>
    /// Puts a row into a member; it is sent when the object is saved. Fields of the one that is there and that the new one does not set are
    /// cleared. <see langword="null"/> takes the row out, which only accounts that read all data of the site can save.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// Rows stand below the one that is there, which would stay. Or the object is a row of a listing: load it.
    /// </exception>
    public void Set<T>(XnatReference<T> reference, T? value)
        where T : XnatItem
    {
        if (value is null && !Raw.HasRows(reference.Path)) ThrowIfNotSent(reference.DataType, reference.Path);
        var rows = Rows(reference);
        if (value is not null && rows.Items.Contains(value.Raw)) return;
        value?.BecomeNew();
        if (value is not null && rows.Read.Find(read => read.XsiType == value.Raw.XsiType) is { } there)
        {
            if (RecordCopy.HasRowsBelow(there))
                throw new InvalidOperationException(
                    $"{reference} holds a row with others below it, which would stay if another took its place. Change the fields of the " +
                    "row that is there.");
            RecordCopy.PutInPlaceOf(value.Raw, there);
        }

        if (value is null) rows.Clear();
        else rows.PutAlone(value.Raw);
    }

    /// <summary>The rows of a repeated member; empty, never <see langword="null"/>, if there are none.</summary>
    /// <exception cref="InvalidOperationException">The object is a row of a listing: load it.</exception>
    public XnatItems<T> Get<T>(XnatList<T> list)
        where T : XnatItem
    {
        if (!Raw.HasRows(list.Path) && !Raw.HasAsked(list.Path)) ThrowIfNotSent(list.DataType, list.Path);
        var rows = Raw.RowsAt(list.Path);
        (rows.IsList, rows.Key, rows.RowType) = (true, list.Key, list.RowType);
        return new XnatItems<T>(rows, Types);
    }

    /// <summary>The values of a repeated simple member; empty, never <see langword="null"/>, if there are none.</summary>
    /// <exception cref="InvalidOperationException">The object is a row of a listing: load it.</exception>
    public XnatValues<T> Get<T>(XnatValueList<T> list)
    {
        if (!Raw.HasRows(list.Path)) ThrowIfNotSent(list.DataType, list.Path);
        var rows = Raw.RowsAt(list.Path);
        rows.IsList = true;
        return new XnatValues<T>(rows, list);
    }

    /// <summary>Puts what the server sent behind this object.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="set">The registries by which its rows become objects.</param>
    internal void Attach(XnatRecord sent, XnatTypeSet set) => (record, types) = (sent, set);

    /// <summary>Adds what the schema asks of values. Generated classes override it, and call that of their base first.</summary>
    /// <param name="rules">Takes the rules.</param>
    protected virtual void AddRules(XnatRules rules)
    {
    }

    /// <inheritdoc cref="AddRules"/>
    internal void CollectRules(XnatRules rules) => AddRules(rules);

    /// <summary>What was read with another object becomes what is to be sent with this one.</summary>
    internal void BecomeNew()
    {
        if (Raw.Values.Count > 0) record = RecordCopy.AsNew(Raw);
    }

    /// <summary>Puts what was read anew behind this object.</summary>
    internal void Attach(XnatRecord sent) => record = sent;

    // One that was made here learns when it is created on a server whose it is.
    internal XnatTypeSet Types => types
        ?? (this is XnatObject { ServerLocation: { } location } ? XnatTypeSet.Of(location.Connection.Options) : XnatTypeSet.OfProcess);

    private string? Text(string path) => Raw.TryGet(path, out var text) && !string.IsNullOrEmpty(text) ? text : null;

    private XnatRows Rows<T>(XnatReference<T> reference)
        where T : XnatItem
    {
        var rows = Raw.RowsAt(reference.Path);
        rows.RowType = reference.RowType;
        return rows;
    }

    /// <param name="dataType">Data type that declares the field.</param>
    /// <param name="path">Its path there.</param>
    /// <param name="name">Name of its descriptor, where it is a column by itself.</param>
    private void ThrowIfNotSent(string dataType, string path, string? name = null)
    {
        if (Raw.IsComplete) return;
        var schema = (Types.ClassOf(dataType) ?? GetType()).Name + ".Schema";
        var column = name is null ? "WithColumns"
            : path.Contains('/', StringComparison.Ordinal) ? $"WithColumns, by the descriptor {name} in {schema}"
            : $"WithColumns({schema}.{name})";
        throw new InvalidOperationException(
            $"{dataType}/{path} was not sent: this {GetType().Name} is a row of a listing, which has the usual fields only. List with that "
            + $"column ({column}), or call LoadAsync() on the row first.");
    }
}
