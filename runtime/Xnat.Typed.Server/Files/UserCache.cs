using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Files;

/// <summary>
/// Folders of files that every account has for itself, to gather uploads before an import or a move.
/// Scratch space: it is emptied with the process. Guarded by the lock of the data.
/// </summary>
internal sealed class UserCache
{
    private readonly Dictionary<string, OrderedDictionary<string, OrderedDictionary<string, StoredFile>>> accounts = new(
        StringComparer.Ordinal);

    /// <summary>The files of all accounts.</summary>
    public IEnumerable<StoredFile> All => accounts.Values.SelectMany(folders => folders.Values).SelectMany(files => files.Values);

    public IEnumerable<string> Folders(string login) => accounts.TryGetValue(login, out var folders) ? folders.Keys : [];

    public IReadOnlyList<StoredFile>? Files(string login, string folder) => Folder(login, folder)?.Values;

    public StoredFile? Find(string login, string folder, string path) => Folder(login, folder)?.GetValueOrDefault(path);

    /// <summary>Makes a folder.</summary>
    /// <returns>Whether it was not there.</returns>
    public bool Create(string login, string folder)
    {
        if (!accounts.TryGetValue(login, out var folders)) accounts[login] = folders = new(StringComparer.Ordinal);
        return folders.TryAdd(folder, new(StringComparer.Ordinal));
    }

    public void Put(string login, string folder, StoredFile file)
    {
        Create(login, folder);
        Folder(login, folder)![file.Path] = file;
    }

    public bool Remove(string login, string folder) => accounts.TryGetValue(login, out var folders) && folders.Remove(folder);

    /// <summary>Removes a file, or all files of a folder inside.</summary>
    public int Remove(string login, string folder, string path)
    {
        if (Folder(login, folder) is not { } files) return 0;
        var found = files.Keys.Where(name => name == path || name.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal)).ToList();
        foreach (var name in found) files.Remove(name);
        return found.Count;
    }

    private OrderedDictionary<string, StoredFile>? Folder(string login, string folder) =>
        accounts.TryGetValue(login, out var folders) && folders.TryGetValue(folder, out var files) ? files : null;
}
