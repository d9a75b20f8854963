namespace Xnat.Typed;

/// <summary>The files below a local folder that can be sent, and what else is there.</summary>
/// <param name="Files">In the order of their names.</param>
/// <param name="LeftOut">What is not sent, with the reason.</param>
internal sealed record LocalTree(IReadOnlyList<LocalTreeFile> Files, IReadOnlyList<(string Name, string Why)> LeftOut)
{
    private static readonly EnumerationOptions All = new()
    {
        AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, RecurseSubdirectories = false, ReturnSpecialDirectories = false,
    };

    /// <summary>
    /// Looks through a folder, hidden files too. A link to a file stands for what it leads to; links to folders are not followed, since
    /// they may lead out of the folder or round in it. What a download noted beside its files (<c>.xnat</c>) is no part of them.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such folder.</exception>
    /// <exception cref="XnatException">It cannot be read.</exception>
    public static LocalTree Read(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (!Directory.Exists(folder))
            throw new ArgumentException(
                File.Exists(folder)
                    ? $"{folder} is a file; give a folder. Nothing was sent."
                    : $"There is no folder {folder}; nothing was sent.",
                nameof(folder));
        var (files, leftOut) = (new List<LocalTreeFile>(), new List<(string, string)>());
        var waiting = new Stack<(DirectoryInfo Folder, string Prefix)>([(new(folder), "")]);
        try
        {
            while (waiting.TryPop(out var next))
            {
                foreach (var entry in next.Folder.EnumerateFileSystemInfos("*", All))
                {
                    var name = next.Prefix + entry.Name;
                    if (entry is DirectoryInfo below && below.LinkTarget is null && !OwnFolder.Is(below))
                        waiting.Push((below, name + "/"));
                    else if (WhyNot(entry) is { } why) leftOut.Add((name, why));
                    else files.Add(FileOf((FileInfo)entry, name));
                }
            }
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw new XnatException(
                "The folder or one below it cannot be read; check its permissions. Nothing was sent.", DiskFailure.WithoutPath(e));
        }

        files.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return new(files, leftOut);
    }

    private static string? WhyNot(FileSystemInfo entry)
    {
        if (entry is DirectoryInfo) return entry.LinkTarget is null ? "the records of a download into this folder" : "a link to a folder";
        if (entry.LinkTarget is not null && entry.ResolveLinkTarget(returnFinalTarget: true) is not FileInfo { Exists: true })
            return "a link that leads to no file";
        return ((FileInfo)entry).Length == 0 && FileKind.LeadsToSpecial(entry.FullName) ? "a device, pipe or socket" : null;
    }

    private static LocalTreeFile FileOf(FileInfo file, string name)
    {
        var target = file.LinkTarget is null ? file : (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;
        return new(name, file.FullName, new(target.Length, target.LastWriteTimeUtc));
    }
}
