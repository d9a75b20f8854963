using System.Text;

namespace Xnat.Typed;

/// <summary>
/// The files and folders that an archive is going to make, so that two entries for one place are noticed before anything is written.
/// </summary>
/// <param name="ignoresCase">Whether names that differ only in case are one place, as on the usual disks of Windows and macOS.</param>
internal sealed class EntryTree(bool ignoresCase)
{
    private readonly Dictionary<string, bool> places = new(ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    public EntryTree()
        : this(OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
    {
    }

    /// <summary>Whether there was room for the entry.</summary>
    /// <exception cref="XnatContentException">Its name leads out, is too long or lies too deep.</exception>
    public bool Add(string name, bool isFolder, XnatLimits limits)
    {
        var path = SafePath.Relative(name);
        var depth = 0;
        foreach (var range in path.AsSpan().Split(Path.DirectorySeparatorChar))
        {
            if (++depth > limits.PathDepth) throw TooMuch($"more than {limits.PathDepth} folders deep", nameof(XnatLimits.PathDepth));
            if (Encoding.UTF8.GetByteCount(path.AsSpan(range)) > limits.NameBytes)
                throw TooMuch($"with a name of more than {limits.NameBytes} bytes", nameof(XnatLimits.NameBytes));
        }

        return AddFolders(path) && AddPlace(path, isFolder);
    }

    /// <summary>Archives list the files of a folder one after the other: what was found last is mostly there.</summary>
    private bool AddFolders(string path)
    {
        var last = path.LastIndexOf(Path.DirectorySeparatorChar);
        var known = places.GetAlternateLookup<ReadOnlySpan<char>>();
        if (last <= 0 || (known.TryGetValue(path.AsSpan(0, last), out var isFolder) && isFolder)) return true;
        for (var slash = path.IndexOf(Path.DirectorySeparatorChar); slash > 0; slash = path.IndexOf(Path.DirectorySeparatorChar, slash + 1))
        {
            if (!AddPlace(path[..slash], isFolder: true)) return false;
        }

        return true;
    }

    private bool AddPlace(string path, bool isFolder) =>
        places.TryAdd(path, isFolder) || (isFolder && places[path]);

    private static XnatContentException TooMuch(string what, string limit) =>
        new($"The archive holds an entry {what}; nothing was kept. If that is as it should be, raise {limit} in XnatClientOptions.Limits.");
}
