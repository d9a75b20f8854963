using System.Text.Json.Serialization;
using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Storage;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Data;

/// <summary>One object of one data type: values by path, and rows of other types below it.</summary>
/// <remarks>Kept as it is, but for files, which are kept one by one. Rows are most of a database, so their names there are short.</remarks>
internal sealed class Row(TypeEntry type, long number, Stamp created)
{
    private static readonly IReadOnlyList<Row> NoRows = [];

    private readonly OrderedDictionary<string, string> values = new(StringComparer.Ordinal);
    private OrderedDictionary<string, List<Row>>? children;
    private OrderedDictionary<string, StoredFile>? files;
    private Changes? changes;

    [JsonPropertyName("t")]
    public TypeEntry Type { get; private set; } = type;

    /// <summary>The numeric key that XNAT gives to every row; shown where the type has no ID of its own.</summary>
    [JsonPropertyName("n")]
    public long Number { get; } = number;

    [JsonPropertyName("c")]
    [JsonConverter(typeof(StampConverter))]
    public Stamp Created { get; } = created;

    /// <summary>The last change; <see langword="null"/> where there has been none.</summary>
    [JsonPropertyName("m")]
    [JsonConverter(typeof(StampConverter))]
    public Stamp? Changed
    {
        get;
        set
        {
            field = value == Created ? null : value;
            Touch();
        }
    }

    /// <summary>Whether the object is held back for review; otherwise it is active.</summary>
    [JsonPropertyName("q")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsQuarantined
    {
        get;
        set
        {
            field = value;
            Touch();
        }
    }

    [JsonInclude]
    [JsonPropertyName("v")]
    internal OrderedDictionary<string, string> KeptValues
    {
        get => values;
        set
        {
            foreach (var (path, text) in value) values[Shared(path)] = text;
        }
    }

    /// <summary>Most rows have none below them.</summary>
    [JsonInclude]
    [JsonPropertyName("r")]
    internal OrderedDictionary<string, List<Row>>? KeptChildren
    {
        get => children is { Count: > 0 } ? children : null;
        set
        {
            foreach (var (path, rows) in value ?? [])
                foreach (var child in rows) Attach(Shared(path), child);
        }
    }

    [JsonIgnore]
    public Stamp Modified
    {
        get => Changed ?? Created;
        set => Changed = value;
    }

    /// <summary>Place among the objects of its kind, in the order in which they came.</summary>
    [JsonIgnore]
    public long Position { get; set; }

    [JsonIgnore]
    public Row? Parent { get; private set; }

    /// <summary>Member of the parent that holds this row.</summary>
    [JsonIgnore]
    public string? ParentPath { get; private set; }

    /// <summary>Values by path as the schema spells it. An absent key is the database's NULL.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Values => values;

    [JsonIgnore]
    public IEnumerable<KeyValuePair<string, List<Row>>> Children => children ?? Enumerable.Empty<KeyValuePair<string, List<Row>>>();

    [JsonIgnore]
    public IReadOnlyList<StoredFile> Files => files?.Values ?? (IReadOnlyList<StoredFile>)[];

    [JsonIgnore]
    public string Id => this["ID"] ?? "";

    [JsonIgnore]
    public string Label => this["label"] ?? Id;

    [JsonIgnore]
    public string Project => this["project"] ?? "";

    /// <summary>A value by its path, spelled as in the schema.</summary>
    public string? this[string path] => values.TryGetValue(path, out var value) ? value : null;

    /// <summary>Sets a value whose path and form have been checked; <see langword="null"/> removes it.</summary>
    public void Put(string path, string? value)
    {
        if (value is null) values.Remove(path);
        else values[path] = value;
        Touch();
    }

    public IReadOnlyList<Row> Rows(string path) => children is not null && children.TryGetValue(path, out var rows) ? rows : NoRows;

    public Row Attach(Member member, Row child) => Attach(member.Path, child);

    public Row Attach(string path, Row child)
    {
        children ??= new(StringComparer.Ordinal);
        if (!children.TryGetValue(path, out var rows)) children[path] = rows = [];
        rows.Add(child);
        child.Parent = this;
        child.ParentPath = path;
        child.Track(changes);
        Touch();
        return child;
    }

    public void Detach(Row child)
    {
        if (children is null || child.ParentPath is null || !children.TryGetValue(child.ParentPath, out var rows)) return;
        rows.Remove(child);
        if (rows.Count == 0) children.Remove(child.ParentPath);
        child.Parent = null;
        Touch();
    }

    /// <summary>A more concrete type found later, when <c>xsi:type</c> names one for a row that is still empty of it.</summary>
    public void Become(TypeEntry concrete)
    {
        Type = concrete;
        Touch();
    }

    /// <summary>Reports changes of this row and of all below it from now on; files that are there already count as new.</summary>
    /// <param name="target">Where to report; <see langword="null"/> in a server without a data folder.</param>
    /// <param name="isKept">Whether the row comes from where rows are kept, so that nothing of it is new.</param>
    public void Track(Changes? target, bool isKept = false)
    {
        if (target is null || changes is not null) return;
        changes = target;
        if (!isKept)
            foreach (var file in Files) target.TouchFile(this, file.Path);
        foreach (var child in Children.SelectMany(pair => pair.Value)) child.Track(target, isKept);
    }

    /// <summary>Reports that the object which this row is or belongs to has changed.</summary>
    public void Touch()
    {
        if (changes is null) return;
        var root = this;
        while (root.Parent is not null) root = root.Parent;
        changes.Touch(root);
    }

    /// <summary>
    /// Remembers values and rows as they are now; calling the result brings them back, after a change that turned out to be invalid.
    /// </summary>
    public Action Capture()
    {
        var oldValues = values.ToArray();
        var oldChildren = new OrderedDictionary<string, List<Row>>(
            Children.Select(pair => new KeyValuePair<string, List<Row>>(pair.Key, [.. pair.Value])), StringComparer.Ordinal);
        var inner = oldChildren.Values.SelectMany(rows => rows).Select(row => row.Capture()).ToList();
        var (oldType, oldModified) = (Type, Modified);
        return () =>
        {
            values.Clear();
            foreach (var (path, value) in oldValues) values[path] = value;
            children = oldChildren;
            foreach (var (path, rows) in oldChildren)
                foreach (var row in rows) (row.Parent, row.ParentPath) = (this, path);
            foreach (var restore in inner) restore();
            (Type, Modified) = (oldType, oldModified);
        };
    }

    public StoredFile? File(string path) => files is not null && files.TryGetValue(path, out var file) ? file : null;

    /// <summary>Adds a file; one of the same path is replaced where it stands.</summary>
    public void Store(StoredFile file)
    {
        files ??= new(StringComparer.Ordinal);
        files[file.Path] = file;
        changes?.TouchFile(this, file.Path);
    }

    public int RemoveFiles(Predicate<StoredFile> match)
    {
        if (files is null) return 0;
        var removed = files.Values.Where(file => match(file)).Select(file => file.Path).ToList();
        if (removed.Count > 1) files = new(files.Where(file => !match(file.Value)), StringComparer.Ordinal);
        else if (removed is [var only]) files.Remove(only);
        foreach (var path in removed) changes?.TouchFile(this, path);
        return removed.Count;
    }

    /// <summary>The text that the schema has already, instead of one more of its kind for each row that is read.</summary>
    private string Shared(string path) => Type.Fields.TryGetValue(path, out var member) && member.Path == path ? member.Path : path;
}
