using Xnat.Typed.Schema.Model;
using Xnat.Typed.Server.Storage;
using Xnat.Typed.Server.Types;

namespace Xnat.Typed.Server.Data;

/// <summary>One object of one data type: values by path, and rows of other types below it.</summary>
internal sealed class Row(TypeEntry type, long number, Stamp stamp)
{
    private static readonly IReadOnlyList<Row> NoRows = [];

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private Dictionary<string, List<Row>>? children;
    private List<StoredFile>? files;

    public TypeEntry Type { get; private set; } = type;

    /// <summary>The numeric key that XNAT gives to every row; shown where the type has no ID of its own.</summary>
    public long Number { get; } = number;

    public Stamp Created { get; } = stamp;

    public Stamp Modified { get; set; } = stamp;

    /// <summary>Whether the object is held back for review; otherwise it is active.</summary>
    public bool IsQuarantined { get; set; }

    public Row? Parent { get; private set; }

    /// <summary>Member of the parent that holds this row.</summary>
    public string? ParentPath { get; private set; }

    /// <summary>Values by path as the schema spells it. An absent key is the database's NULL.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    public IEnumerable<KeyValuePair<string, List<Row>>> Children => children ?? Enumerable.Empty<KeyValuePair<string, List<Row>>>();

    public IReadOnlyList<StoredFile> Files => files ?? (IReadOnlyList<StoredFile>)[];

    public string Id => this["ID"] ?? "";

    public string Label => this["label"] ?? Id;

    public string Project => this["project"] ?? "";

    /// <summary>A value by its path, spelled as in the schema.</summary>
    public string? this[string path] => values.GetValueOrDefault(path);

    /// <summary>Sets a value whose path and form have been checked; <see langword="null"/> removes it.</summary>
    public void Put(string path, string? value)
    {
        if (value is null) values.Remove(path);
        else values[path] = value;
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
        return child;
    }

    public void Detach(Row child)
    {
        if (children is null || child.ParentPath is null || !children.TryGetValue(child.ParentPath, out var rows)) return;
        rows.Remove(child);
        if (rows.Count == 0) children.Remove(child.ParentPath);
        child.Parent = null;
    }

    /// <summary>A more concrete type found later, when <c>xsi:type</c> names one for a row that is still empty of it.</summary>
    public void Become(TypeEntry concrete) => Type = concrete;

    /// <summary>Remembers values and rows as they are now; calling the result brings them back, after a change that turned out to be invalid.</summary>
    public Action Capture()
    {
        var oldValues = values.ToArray();
        var oldChildren = Children.ToDictionary(pair => pair.Key, pair => pair.Value.ToList(), StringComparer.Ordinal);
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

    public StoredFile? File(string path) => files?.Find(file => file.Path == path);

    public void Store(StoredFile file)
    {
        files ??= [];
        var index = files.FindIndex(known => known.Path == file.Path);
        if (index < 0) files.Add(file);
        else files[index] = file;
    }

    public int RemoveFiles(Predicate<StoredFile> match) => files?.RemoveAll(match) ?? 0;
}
