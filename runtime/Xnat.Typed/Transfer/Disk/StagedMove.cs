namespace Xnat.Typed;

/// <summary>
/// Moves the files of a folder into another one of the same disk: looks for conflicts before the first move, replaces nothing but regular
/// files, and takes everything back if a move fails midway. What cannot be taken back is never deleted.
/// </summary>
internal sealed class StagedMove
{
    private readonly string target;
    private readonly string shown;
    private readonly string replaced;
    private readonly Action<string, string, bool> moveFile;
    private readonly List<string> created = [];

    /// <summary>Folders of the archive that the target does not have: nothing can stand in the way in them.</summary>
    private readonly HashSet<string> absent = new(StringComparer.Ordinal);

    private readonly HashSet<string> made = new(StringComparer.Ordinal);
    private readonly List<(string From, string To)> done = [];

    private StagedMove((string Path, string Shown) target, string replaced, Action<string, string, bool> moveFile)
    {
        this.target = target.Path;
        shown = target.Shown;
        this.replaced = replaced;
        this.moveFile = moveFile;
    }

    /// <param name="source">The folder with the new files.</param>
    /// <param name="target">The folder that they go into, and what messages call it.</param>
    /// <param name="replaced">A folder, not there yet, that keeps older files until all is done.</param>
    /// <param name="moveFile">Moves a file from the first path to the second, over one that is there if the third says so.</param>
    /// <exception cref="XnatException">
    /// Something stands in the way, or the disk refuses. The target is as before, or the message says that it is not.
    /// </exception>
    public static void Run(
        string source, (string Path, string Shown) target, string replaced, Action<string, string, bool> moveFile)
    {
        var move = new StagedMove(target, replaced, moveFile);
        try
        {
            string[] files = [.. Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Select(
                file => Path.GetRelativePath(source, file))];
            var safe = new HashSet<string>(StringComparer.Ordinal);
            foreach (var file in files) move.RefuseConflict(file, safe);
            foreach (var file in files) move.Move(Path.Combine(source, file), file);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            if (!move.TakeBack()) throw move.NotTakenBack(e);
            throw new XnatException(
                $"The complete download could not be moved into {target.Shown}: check its permissions, " +
                "the free space and the length of its path. " +
                "Nothing was changed there.",
                DiskFailure.WithoutPath(e));
        }
    }

    private void RefuseConflict(string file, HashSet<string> safe)
    {
        for (var folder = Path.GetDirectoryName(file); folder is { Length: > 0 }
            && safe.Add(folder); folder = Path.GetDirectoryName(folder))
        {
            var place = Path.Combine(target, folder);
            if (FileKind.IsLink(place))
                throw Conflict(place, "a link where a folder of the archive goes, and nothing is written through links");
            if (File.Exists(place)) throw Conflict(place, "a file where a folder of the archive goes");
            if (!Directory.Exists(place)) absent.Add(folder);
        }

        if (absent.Contains(Path.GetDirectoryName(file)!)) return;
        var path = Path.Combine(target, file);
        if (Directory.Exists(path) && !FileKind.IsLink(path)) throw Conflict(path, "a folder where a file of the archive goes");
        if (!FileKind.IsFree(path))
            throw Conflict(path, "a link, device or pipe where a file of the archive goes, and only files are replaced");
    }

    private void Move(string from, string file)
    {
        var to = Path.Combine(target, file);
        CreateFolder(Path.GetDirectoryName(to)!);
        if (!absent.Contains(Path.GetDirectoryName(file)!) && File.Exists(to))
        {
            var older = Path.Combine(replaced, file);
            Directory.CreateDirectory(Path.GetDirectoryName(older)!);
            moveFile(to, older, false);
            done.Add((to, older));
        }

        moveFile(from, to, false);
        done.Add((from, to));
    }

    private void CreateFolder(string folder)
    {
        if (!made.Add(folder) || Directory.Exists(folder)) return;
        CreateFolder(Path.GetDirectoryName(folder)!);
        Directory.CreateDirectory(folder);
        created.Add(folder);
    }

    /// <summary>Whether every file is where it was before.</summary>
    private bool TakeBack()
    {
        var isBack = true;
        for (var at = done.Count - 1; at >= 0; at--) isBack &= TryMove(done[at].To, done[at].From);
        for (var at = created.Count - 1; at >= 0; at--) TryDelete(created[at]);
        return isBack;
    }

    private bool TryMove(string from, string to)
    {
        try
        {
            moveFile(from, to, true);
            return true;
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            // The others are still to be taken back.
            return false;
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            // Somebody else put something into it meanwhile.
        }
    }

    private XnatException NotTakenBack(Exception cause)
    {
        var failure = new XnatException(
            $"The complete download could not be moved into {shown}, and not all that was moved could be taken back: " +
            "it holds some of the new files. Older files that are not back in their places are kept in a folder, whose path is in " +
            "Data[\"Path\"]; check the permissions and the free space, move them back, then download again.",
            DiskFailure.WithoutPath(cause));
        failure.Data["Path"] = replaced;
        return failure;
    }

    private XnatException Conflict(string place, string what)
    {
        var failure = new XnatException(
            $"In {shown} stands {what}. Nothing was changed there; move it away, or download into another folder. " +
            "Its path is in Data[\"Path\"].");
        failure.Data["Path"] = place;
        return failure;
    }
}
