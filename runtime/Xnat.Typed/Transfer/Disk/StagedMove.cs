namespace Xnat.Typed;

/// <summary>
/// Moves the files of a folder into another one of the same disk: looks for conflicts before the first move, replaces nothing but regular
/// files, and takes everything back if a move fails midway. What cannot be taken back is never deleted.
/// </summary>
internal sealed class StagedMove
{
    private readonly string source;
    private readonly string target;
    private readonly string shown;
    private readonly string replaced;
    private readonly Action<string, string, bool> moveFile;

    /// <summary>
    /// Paths below the source of what is moved, at once: files, and folders that the target does not have, in which nothing can stand in
    /// the way.
    /// </summary>
    private readonly List<(string Path, bool IsFolder)> pieces = [];

    private readonly List<(string From, string To, bool IsFolder)> done = [];

    private StagedMove(string source, (string Path, string Shown) target, string replaced, Action<string, string, bool> moveFile)
    {
        (this.source, this.target, shown) = (source, target.Path, target.Shown);
        (this.replaced, this.moveFile) = (replaced, moveFile);
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
        var move = new StagedMove(source, target, replaced, moveFile);
        try
        {
            move.Plan("");
            move.MoveFrom(0, move.pieces.Count);
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

    private void Plan(string folder)
    {
        foreach (var piece in new DirectoryInfo(Path.Join(source, folder)).EnumerateFileSystemInfos())
        {
            var path = Path.Join(folder, piece.Name);
            var place = Path.Join(target, path);
            var isFolder = piece is DirectoryInfo;
            if (!isFolder) RefuseConflict(place);
            if (isFolder && HasFolder(place)) Plan(path);
            else pieces.Add((path, isFolder));
        }
    }

    private bool HasFolder(string place)
    {
        if (FileKind.IsLink(place))
            throw Conflict(place, "a link where a folder of the archive goes, and nothing is written through links");
        if (File.Exists(place)) throw Conflict(place, "a file where a folder of the archive goes");
        return Directory.Exists(place);
    }

    private void RefuseConflict(string place)
    {
        if (Directory.Exists(place) && !FileKind.IsLink(place)) throw Conflict(place, "a folder where a file of the archive goes");
        if (!FileKind.IsFree(place))
            throw Conflict(place, "a link, device or pipe where a file of the archive goes, and only files are replaced");
    }

    private void MoveFrom(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            var (path, isFolder) = pieces[at];
            var (from, to) = (Path.Join(source, path), Path.Join(target, path));
            if (isFolder) MoveFolder(from, to, path);
            else MoveFile(from, to, path);
        }
    }

    private void MoveFolder(string from, string to, string path)
    {
        try
        {
            Directory.Move(from, to);
            done.Add((from, to, true));
        }
        catch (IOException) when (Directory.Exists(to))
        {
            // Another run made it meanwhile: what is in it goes beside what is there.
            var planned = pieces.Count;
            Plan(path);
            MoveFrom(planned, pieces.Count);
        }
    }

    private void MoveFile(string from, string to, string path)
    {
        if (File.Exists(to))
        {
            var older = Path.Join(replaced, path);
            Directory.CreateDirectory(Path.GetDirectoryName(older)!);
            moveFile(to, older, false);
            done.Add((to, older, false));
        }

        moveFile(from, to, false);
        done.Add((from, to, false));
    }

    /// <summary>Whether every file is where it was before.</summary>
    private bool TakeBack()
    {
        var isBack = true;
        for (var at = done.Count - 1; at >= 0; at--) isBack &= TryMove(done[at].To, done[at].From, done[at].IsFolder);
        return isBack;
    }

    private bool TryMove(string from, string to, bool isFolder)
    {
        try
        {
            if (isFolder) Directory.Move(from, to);
            else moveFile(from, to, true);
            return true;
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            // The others are still to be taken back.
            return false;
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
