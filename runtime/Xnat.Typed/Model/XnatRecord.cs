using System.Collections.ObjectModel;

namespace Xnat.Typed.Model;

/// <summary>
/// The raw data of one object as the server sent it: values by path, rows below it by path, and what was changed since.
/// Reaches everything, also what no schema at hand describes. Not safe for use by several threads at once.
/// </summary>
public sealed class XnatRecord
{
    private static readonly ReadOnlyDictionary<string, string?> NoChanges = new(new Dictionary<string, string?>(StringComparer.Ordinal));

    // Rows of a listing share their columns and the bytes of their batch; a dictionary each would be most of their cost.
    private readonly RowColumns? columns;
    private readonly TableRow row;

    private RecordParts? parts;

    /// <summary>Makes an empty record.</summary>
    /// <param name="xsiType">Data type that the server named, or <see langword="null"/>.</param>
    /// <param name="isComplete">See <see cref="IsComplete"/>.</param>
    public XnatRecord(string? xsiType = null, bool isComplete = true)
    {
        XsiType = xsiType;
        IsComplete = isComplete;
    }

    /// <summary>Makes a row of a listing, or a row below one.</summary>
    /// <param name="xsiType">Data type that the server named, or <see langword="null"/>.</param>
    /// <param name="columns">Which column holds what.</param>
    /// <param name="row">The cells.</param>
    internal XnatRecord(string? xsiType, RowColumns columns, TableRow row)
        : this(xsiType, isComplete: false)
    {
        this.columns = columns;
        this.row = row;
    }

    /// <summary>Data type that the server named in <c>xsi:type</c>, also one that no class stands for.</summary>
    public string? XsiType { get; }

    /// <summary>
    /// Whether all was sent: then a value that is absent is empty on the server. A row of a
    /// listing is not complete: what is absent there was not asked for.
    /// </summary>
    public bool IsComplete { get; }

    /// <summary>The label by which the project knows a shared object through which it was reached; what was sent is the owner's.</summary>
    internal string? SharedLabel
    {
        get => parts?.SharedLabel;
        set
        {
            if (value is not null || parts is not null) Parts.SharedLabel = value;
        }
    }

    /// <summary>
    /// Values as sent, by path within the row: <c>parameters/tr</c>. Changes are not in it, and the characters of markup are entities
    /// where XNAT keeps them so (<c>R&amp;amp;D</c>); properties give the text itself.
    /// </summary>
    public IReadOnlyDictionary<string, string> Values => new ReadOnlyDictionary<string, string>(OwnValues());

    /// <summary>Paths below which there are rows: <c>scans/scan</c>.</summary>
    public IReadOnlyCollection<string> RowPaths => Children?.Keys ?? (IReadOnlyCollection<string>)[];

    /// <summary>The rows at <paramref name="path"/>; none if nothing was sent.</summary>
    public IReadOnlyList<XnatRecord> Rows(string path) =>
        Children is { } rows && rows.TryGetValue(path, out var found) ? found.Items.AsReadOnly() : [];

    /// <summary>Whether something was set and not saved, here or in a row below.</summary>
    public bool HasChanges =>
        parts is { Changes.Count: > 0 }
        || parts?.Rows?.Values.Any(static list =>
            list.Removed.Count > 0 || list.Items.Exists(item => item.HasChanges || (list.IsList && list.IsNew(item)))) == true;

    /// <summary>Whether rows were taken out and are still on the server, here or in a row below.</summary>
    internal bool HasRemovals =>
        parts?.Rows?.Values.Any(static list => list.Removed.Count > 0 || list.Items.Exists(static item => item.HasRemovals)) == true;

    /// <summary>The rows that were taken out are not on the server any more.</summary>
    internal void ForgetRemovals()
    {
        foreach (var rows in parts?.Rows?.Values ?? Enumerable.Empty<XnatRows>())
        {
            rows.ForgetRemoved();
            rows.Items.ForEach(static row => row.ForgetRemovals());
        }
    }

    /// <summary>Adds a value that the server sent.</summary>
    public void Add(string path, string value) => OwnValues()[path] = value;

    /// <summary>Adds a row that the server sent.</summary>
    public void Add(string path, XnatRecord row)
    {
        var found = RowsAt(path);
        found.Items.Add(row);
        found.Read.Add(row);
    }

    /// <summary>What was set and not saved, by path within the row; <see langword="null"/> clears.</summary>
    internal IReadOnlyDictionary<string, string?> Changes => parts?.Changes ?? (IReadOnlyDictionary<string, string?>)NoChanges;

    /// <summary>
    /// The text at <paramref name="path"/> with changes, decoded; <see langword="false"/> if it was neither sent nor set.
    /// </summary>
    internal bool TryGet(string path, out string? text) =>
        (parts?.Changes is { } changes && changes.TryGetValue(path, out text)) || TryGetRead(path, out text);

    /// <summary>The text of a field of another object that was asked for with this row, decoded.</summary>
    internal bool TryGetForeign(string dataType, string path, out string? text)
    {
        text = null;
        if (columns is not { Foreign: { Count: > 0 } foreign } || !foreign.TryGetValue((dataType, path), out var at)) return false;
        text = row.Text(at);
        if (text is null) return false;
        text = text.Length == 0 ? null : XnatText.Decode(text);
        return true;
    }

    /// <summary>
    /// The text of a field in a row of a listing to which nothing was added, decoded; <see langword="false"/> where the record has to be
    /// asked in the long way.
    /// </summary>
    internal bool TryGetCell(Type itemClass, string dataType, string path, out string? text)
    {
        text = null;
        if (parts is not null || columns is null) return false;
        text = row.Text(columns.IndexOf(itemClass, dataType, path));
        if (text is null) return false;
        text = text.Length == 0 ? null : XnatText.Decode(text);
        return true;
    }

    /// <summary>Whether a text that is not empty was sent for a path; none is made for that.</summary>
    internal bool HasText(string path) =>
        parts?.Values is { } values
            ? values.TryGetValue(path, out var text) && text.Length > 0
            : columns is not null && columns.Own.TryGetValue(path, out var at) && row.HasText(at);

    /// <summary>Whether this is a row of a table, in which only some fields were asked for.</summary>
    internal bool IsTableRow => columns is not null;

    /// <summary>Whether fields of the rows at a path were asked for, be there such rows or not.</summary>
    internal bool HasAsked(string path) => columns is not null && columns.Parts.ContainsKey(path);

    /// <summary>The same without changes: what was read.</summary>
    internal bool TryGetRead(string path, out string? text)
    {
        if (path == "label" && SharedLabel is { } label)
        {
            text = label;
            return true;
        }

        if (!TryGetSent(path, out text)) return false;

        // An empty cell of a listing is SQL NULL; a document leaves the field out instead.
        text = !IsComplete && text!.Length == 0 ? null : XnatText.Decode(text!);
        return true;
    }

    /// <summary>Sets a value; what the server sent for the same value stays as it is.</summary>
    internal void Change(string path, string? text, XnatValueKind kind = XnatValueKind.Text)
    {
        parts?.Changes?.Remove(path);
        var isSame = TryGet(path, out var sent) ? IsSame(kind, text, sent) : IsComplete && text is null;
        if (isSame) return;
        (Parts.Changes ??= new(StringComparer.Ordinal))[path] = text;
        (Parts.Kinds ??= new(StringComparer.Ordinal))[path] = kind;
    }

    /// <summary>Takes a change back.</summary>
    internal void Forget(string path) => parts?.Changes?.Remove(path);

    /// <summary>How a value that was set is compared.</summary>
    internal XnatValueKind KindOf(string path) =>
        parts?.Kinds?.GetValueOrDefault(path, XnatValueKind.Text) ?? XnatValueKind.Text;

    internal XnatRows RowsAt(string path)
    {
        var rows = Children ?? (Parts.Rows = new(StringComparer.Ordinal));
        if (!rows.TryGetValue(path, out var found)) rows.Add(path, found = new XnatRows());
        return found;
    }

    internal IEnumerable<KeyValuePair<string, XnatRows>> AllRows => Children ?? [];

    /// <summary>The rows at a path as they were read, whatever was put in their place.</summary>
    internal IReadOnlyList<XnatRecord> ReadRows(string path) =>
        Children is { } rows && rows.TryGetValue(path, out var found) ? found.Read : [];

    internal bool HasRows(string path) => Children is { } rows && rows.TryGetValue(path, out var found) && found.Items.Count > 0;

    /// <summary>Adds the rows of lists that another row of the table brings for the same object.</summary>
    internal void AddListRows(TableRow further)
    {
        foreach (var (path, part) in columns!.Parts)
        {
            if (part.IsList && part.HasText(further)) Add(path, new XnatRecord(part.RowType, part, further));
        }
    }

    /// <summary>The text at <paramref name="path"/> as sent, not decoded, changes aside.</summary>
    internal bool TryGetSent(string path, out string? text)
    {
        if (parts?.Values is { } values) return values.TryGetValue(path, out text);
        text = columns is not null && columns.Own.TryGetValue(path, out var at) ? row.Text(at) : null;
        return text is not null;
    }

    private RecordParts Parts => parts ??= new();

    /// <summary>The rows below; those that the columns of a table bring are made when they are first asked for.</summary>
    private Dictionary<string, XnatRows>? Children
    {
        get
        {
            if (parts?.Rows is not null || columns is not { Parts.Count: > 0 }) return parts?.Rows;
            Parts.Rows = new(StringComparer.Ordinal);
            foreach (var (path, part) in columns.Parts)
            {
                // Of a single row it is not known whether it is there with other fields; of a list there is one for each line.
                if (!part.IsList || part.HasText(row)) Add(path, new XnatRecord(part.RowType, part, row));
            }

            return Parts.Rows;
        }
    }

    // An empty text is a value of a document; where there is none, it still has to be sent.
    private static bool IsSame(XnatValueKind kind, string? text, string? sent) =>
        kind == XnatValueKind.Text ? text == sent : XnatComparison.IsSame(kind, text, sent);

    private Dictionary<string, string> OwnValues()
    {
        if (parts?.Values is { } known) return known;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (columns is not null)
        {
            foreach (var (path, at) in columns.Own)
            {
                if (row.Text(at) is { } text) values[path] = text;
            }
        }

        return Parts.Values = values;
    }
}
