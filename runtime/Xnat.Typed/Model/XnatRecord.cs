using System.Collections.ObjectModel;

namespace Xnat.Typed.Model;

/// <summary>
/// The raw data of one object as the server sent it: values by path, rows below it by path, and what was changed since.
/// Reaches everything, also what no schema at hand describes. Not safe for use by several threads at once.
/// </summary>
public sealed class XnatRecord
{
    private static readonly ReadOnlyDictionary<string, string?> NoChanges = new(new Dictionary<string, string?>(StringComparer.Ordinal));

    private static readonly ReadOnlyDictionary<string, int> NoColumns = new(new Dictionary<string, int>(StringComparer.Ordinal));

    // Rows of a listing share their columns; a dictionary each would be most of their cost.
    private readonly IReadOnlyDictionary<string, int>? columns;
    private readonly string?[] cells = [];

    private Dictionary<string, string>? values;
    private Dictionary<string, string?>? changes;
    private Dictionary<string, XnatValueKind>? kinds;
    private Dictionary<string, XnatRows>? rows;

    /// <summary>Makes an empty record.</summary>
    /// <param name="xsiType">Data type that the server named, or <see langword="null"/>.</param>
    /// <param name="isComplete">See <see cref="IsComplete"/>.</param>
    public XnatRecord(string? xsiType = null, bool isComplete = true)
    {
        XsiType = xsiType;
        IsComplete = isComplete;
    }

    /// <summary>Makes a row of a listing.</summary>
    /// <param name="xsiType">Data type that the server named, or <see langword="null"/>.</param>
    /// <param name="columns">Index of each path; shared by all rows, and complete when the first of them is read.</param>
    /// <param name="cells">Text by index; <see langword="null"/> for what the row does not have.</param>
    internal XnatRecord(string? xsiType, IReadOnlyDictionary<string, int> columns, string?[] cells)
        : this(xsiType, isComplete: false)
    {
        this.columns = columns;
        this.cells = cells;
    }

    /// <summary>Data type that the server named in <c>xsi:type</c>, also one that no class stands for.</summary>
    public string? XsiType { get; }

    /// <summary>
    /// Whether all was sent: then a value that is absent is empty on the server. A row of a
    /// listing is not complete: what is absent there was not asked for.
    /// </summary>
    public bool IsComplete { get; }

    /// <summary>The label by which the project knows a shared object through which it was reached; what was sent is the owner's.</summary>
    internal string? SharedLabel { get; set; }

    /// <summary>
    /// Values as sent, by path within the row: <c>parameters/tr</c>. Changes are not in it, and the characters of markup are entities
    /// where XNAT keeps them so (<c>R&amp;amp;D</c>); properties give the text itself.
    /// </summary>
    public IReadOnlyDictionary<string, string> Values => new ReadOnlyDictionary<string, string>(OwnValues());

    /// <summary>Paths below which there are rows: <c>scans/scan</c>.</summary>
    public IReadOnlyCollection<string> RowPaths => rows?.Keys ?? (IReadOnlyCollection<string>)[];

    /// <summary>The rows at <paramref name="path"/>; none if nothing was sent.</summary>
    public IReadOnlyList<XnatRecord> Rows(string path) =>
        rows is not null && rows.TryGetValue(path, out var found) ? found.Items.AsReadOnly() : [];

    /// <summary>Whether something was set and not saved, here or in a row below.</summary>
    public bool HasChanges =>
        changes is { Count: > 0 } || (rows is not null && rows.Values.Any(list => list.Items.Exists(item => item.HasChanges)));

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
    internal IReadOnlyDictionary<string, string?> Changes => changes ?? (IReadOnlyDictionary<string, string?>)NoChanges;

    /// <summary>
    /// The text at <paramref name="path"/> with changes, decoded; <see langword="false"/> if it was neither sent nor set.
    /// </summary>
    internal bool TryGet(string path, out string? text) =>
        (changes is not null && changes.TryGetValue(path, out text)) || TryGetRead(path, out text);

    /// <summary>The same without changes: what was read.</summary>
    internal bool TryGetRead(string path, out string? text)
    {
        if (SharedLabel is not null && path == "label")
        {
            text = SharedLabel;
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
        changes?.Remove(path);
        var isSame = TryGet(path, out var sent) ? IsSame(kind, text, sent) : IsComplete && text is null;
        if (isSame) return;
        (changes ??= new(StringComparer.Ordinal))[path] = text;
        (kinds ??= new(StringComparer.Ordinal))[path] = kind;
    }

    /// <summary>How a value that was set is compared.</summary>
    internal XnatValueKind KindOf(string path) => kinds?.GetValueOrDefault(path, XnatValueKind.Text) ?? XnatValueKind.Text;

    internal XnatRows RowsAt(string path)
    {
        rows ??= new(StringComparer.Ordinal);
        if (!rows.TryGetValue(path, out var found)) rows.Add(path, found = new XnatRows());
        return found;
    }

    internal IEnumerable<KeyValuePair<string, XnatRows>> AllRows => rows ?? [];

    /// <summary>The rows at a path as they were read, whatever was put in their place.</summary>
    internal IReadOnlyList<XnatRecord> ReadRows(string path) => rows is not null && rows.TryGetValue(path, out var found) ? found.Read : [];

    internal bool HasRows(string path) => rows is not null && rows.TryGetValue(path, out var found) && found.Items.Count > 0;

    /// <summary>The text at <paramref name="path"/> as sent, not decoded, changes aside.</summary>
    internal bool TryGetSent(string path, out string? text)
    {
        if (values is not null) return values.TryGetValue(path, out text);
        text = columns is not null && columns.TryGetValue(path, out var at) && at < cells.Length ? cells[at] : null;
        return text is not null;
    }

    // An empty text is a value of a document; where there is none, it still has to be sent.
    private static bool IsSame(XnatValueKind kind, string? text, string? sent) =>
        kind == XnatValueKind.Text ? text == sent : XnatComparison.IsSame(kind, text, sent);

    private Dictionary<string, string> OwnValues()
    {
        if (values is not null) return values;
        values = new(StringComparer.Ordinal);
        foreach (var (path, at) in columns ?? NoColumns)
        {
            if (at < cells.Length && cells[at] is { } text) values[path] = text;
        }

        return values;
    }
}
