namespace Xnat.Typed;

/// <summary>Gives a verified part its name: noted first, so that a run that is killed between has a part that the next one knows.</summary>
internal static class Placement
{
    /// <summary>Opens a part: empty, with room for what is to come, or as an earlier run left it.</summary>
    /// <exception cref="XnatException">The disk does not take it.</exception>
    public static FileStream OpenPart(string part, long length, bool isGoneOnWith)
    {
        try
        {
            return new(part, new FileStreamOptions
            {
                Mode = isGoneOnWith ? FileMode.Open : FileMode.Create,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                BufferSize = 0,
                Options = FileOptions.Asynchronous,
                PreallocationSize = isGoneOnWith ? 0 : length,
            });
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfWriting(e);
        }
    }

    /// <param name="state">The run.</param>
    /// <param name="entry">What is noted.</param>
    /// <param name="part">The part, which has the time that is noted.</param>
    /// <exception cref="XnatException">It cannot have its name.</exception>
    public static void Place(TreeState state, ManifestEntry entry, string part)
    {
        try
        {
            var place = RequirePlace(state, entry.Path);
            RefuseIntruder(state, entry, place);
            state.Manifest.Add(entry);
            File.Move(part, place, overwrite: true);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfWriting(e);
        }
    }

    /// <summary>The full path of a file, whose folders are made and lead nowhere else.</summary>
    /// <exception cref="XnatException">Something stands in the way.</exception>
    public static string RequirePlace(TreeState state, string path)
    {
        var place = state.Folder.PlaceOf(path);
        RequireFolder(state, Path.GetDirectoryName(place)!);
        RefuseInTheWay(state, place);
        return place;
    }

    /// <exception cref="XnatException">Something other than a file stands there.</exception>
    public static void RefuseInTheWay(TreeState state, string place)
    {
        if (!FileKind.IsFree(place)) throw InTheWay(state, place, "a folder, link, device or pipe where a file goes");
    }

    // What was there when it was decided to fetch the file is noted, or was to be replaced.
    private static void RefuseIntruder(TreeState state, ManifestEntry entry, string place)
    {
        if (state.Options.IfExists == IfExists.Replace || state.Manifest.Find(entry.Path) is not null || FileKind.IsNothing(place)) return;
        throw InTheWay(state, place, "a file that was not there when the download began");
    }

    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            // The end of the run, or the next one, clears it.
        }
    }

    private static void RequireFolder(TreeState state, string folder)
    {
        if (folder.Length <= state.Folder.Path.Length) return;
        // Those of thousands of files are mostly the same; a link that is put there later is met at the folder itself.
        if (!state.Folders.ContainsKey(folder)) RequireFolder(state, Path.GetDirectoryName(folder)!);
        var here = new DirectoryInfo(folder);
        if (FileKind.IsLink(here)) throw InTheWay(state, folder, "a link where a folder goes, and nothing is written through links");
        if (FileKind.IsNothing(here)) Directory.CreateDirectory(folder);
        else if (!here.Exists) throw InTheWay(state, folder, "a file where a folder goes");
        state.Folders.TryAdd(folder, true);
    }

    private static XnatException InTheWay(TreeState state, string place, string what)
    {
        var failure = new XnatException(
            $"In {state.Shown} stands {what}. It was left alone; move it away, or download into another folder. "
            + "Its path is in Data[\"Path\"].");
        failure.Data["Path"] = place;
        return failure;
    }
}
