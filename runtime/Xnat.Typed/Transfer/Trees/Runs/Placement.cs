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
    public static void Place(TreeState state, ManifestEntry entry, string part) =>
        Place(state, [new(entry, part, RequireFreePlace(state, entry.Path))]);

    /// <summary>The same of several, which are noted at once.</summary>
    /// <exception cref="XnatException">One of them cannot have its name.</exception>
    public static void Place(TreeState state, IReadOnlyCollection<VerifiedPart> parts)
    {
        try
        {
            state.Manifest.Add([.. parts.Select(static part => part.Entry)]);
            foreach (var part in parts) Move(state, part);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfWriting(e);
        }
    }

    private static void Move(TreeState state, VerifiedPart part)
    {
        try
        {
            File.Move(part.Path, part.Place, overwrite: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody has removed a folder that was there.
            state.Folders.Clear();
            File.Move(part.Path, RequireFreePlace(state, part.Entry.Path), overwrite: true);
        }
    }

    /// <summary>The full path of a file, whose folders are made and lead nowhere else, and where nothing stands that is to stay.</summary>
    /// <exception cref="XnatException">Something stands in the way.</exception>
    public static string RequireFreePlace(TreeState state, string path)
    {
        try
        {
            var place = RequireFolderOf(state, path);
            if (FileKind.IsNothing(place)) return place;
            RefuseInTheWay(state, place);
            // What was there when it was decided to fetch the file is noted, or was to be replaced.
            if (state.Options.IfExists != IfExists.Replace && state.Manifest.Find(path) is null)
                throw InTheWay(state, place, "a file that was not there when the download began");
            return place;
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfWriting(e);
        }
    }

    /// <exception cref="XnatException">Something other than a file stands there.</exception>
    public static void RefuseInTheWay(TreeState state, string place)
    {
        if (!FileKind.IsFree(place)) throw InTheWay(state, place, "a folder, link, device or pipe where a file goes");
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

    /// <summary>The full path of a file, whose folders are made and lead nowhere else.</summary>
    private static string RequireFolderOf(TreeState state, string path)
    {
        // Thousands of files have the same one; a link that is put there later is met at the folder itself.
        var name = path.LastIndexOf('/');
        var known = state.Folders.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(path.AsSpan(0, Math.Max(name, 0)), out var folder) || new DirectoryInfo(folder).LinkTarget is not null)
        {
            folder = Path.GetDirectoryName(state.Folder.PlaceOf(path))!;
            RequireFolder(state, folder);
            state.Folders.TryAdd(path[..Math.Max(name, 0)], folder);
        }

        return Path.Join(folder, path.AsSpan(name + 1));
    }

    private static void RequireFolder(TreeState state, string folder)
    {
        if (folder.Length <= state.Folder.Path.Length) return;
        RequireFolder(state, Path.GetDirectoryName(folder)!);
        var here = new DirectoryInfo(folder);
        if (FileKind.IsLink(here)) throw InTheWay(state, folder, "a link where a folder goes, and nothing is written through links");
        if (FileKind.IsNothing(here)) Directory.CreateDirectory(folder);
        else if (!here.Exists) throw InTheWay(state, folder, "a file where a folder goes");
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
