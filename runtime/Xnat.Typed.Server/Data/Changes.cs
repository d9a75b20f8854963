namespace Xnat.Typed.Server.Data;

/// <summary>
/// What has changed since it was last kept. Only a server with a data folder has one; guarded by the lock of the <see cref="Store"/>.
/// </summary>
internal sealed class Changes
{
    private readonly OrderedDictionary<long, Row> roots = [];
    private readonly OrderedDictionary<(long Owner, string Path), Row> files = [];
    private readonly List<string> deletedProjects = [];

    /// <summary>Rows at the top of which something has changed, they themselves or anything below them but files.</summary>
    public IReadOnlyList<Row> Roots => roots.Values;

    /// <summary>Files that were stored or removed, and the rows that hold or held them.</summary>
    public IEnumerable<(Row Owner, string Path)> Files => files.Select(file => (file.Value, file.Key.Path));

    public IReadOnlyList<string> DeletedProjects => deletedProjects;

    public bool IsEmpty => roots.Count == 0 && files.Count == 0 && deletedProjects.Count == 0;

    public void Touch(Row root) => roots.TryAdd(root.Number, root);

    public void TouchFile(Row owner, string path) => files.TryAdd((owner.Number, path), owner);

    public void DeleteProject(string id) => deletedProjects.Add(id);

    public void Clear()
    {
        roots.Clear();
        files.Clear();
        deletedProjects.Clear();
    }
}
