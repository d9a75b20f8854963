using System.Text;

namespace Xnat.Typed;

/// <summary>
/// What a run into a folder is about, as long as it has not come to its end: when it began, which objects it found, and how many files each
/// of them has for it. Runs about other objects that have not come to their end either stand beside it. Lines with checksums, as in a
/// manifest; no credential and no label.
/// </summary>
internal sealed class RunRecord : IDisposable
{
    private readonly Lock writing = new();
    private readonly TreeFolder folder;
    private readonly NotedRuns others;
    private readonly FileStream file;

    private RunRecord(TreeFolder folder, NotedRuns others)
    {
        (this.folder, this.others) = (folder, others);
        file = new(folder.RunPath, FileMode.Append, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
    }

    /// <summary>Whether other runs have not come to their end in the folder.</summary>
    public bool HasOthers => others.Runs.Count > 0;

    /// <summary>
    /// Begins the record of a run. It takes the place of earlier ones as far as they are about objects that it lists, too, and of one about
    /// the same project, subject or session; what others are about stays.
    /// </summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public static RunRecord Begin(TreeFolder folder, NotedRun run, bool replacesSame)
    {
        var left = (NotedRuns.Find(folder) ?? NotedRuns.None).Without(run, replacesSame);
        left.With(run).Write(folder);
        return new(folder, left);
    }

    /// <summary>Notes how many files an object has for the run.</summary>
    /// <exception cref="XnatException">The disk does not take it.</exception>
    public void Listed(string key, int files)
    {
        var line = Encoding.UTF8.GetBytes(NotedRuns.LineOf(key, files));
        try
        {
            lock (writing) file.Write(line);
        }
        catch (Exception e) when (DiskFailure.Is(e))
        {
            throw DiskFailure.OfWriting(e);
        }
    }

    /// <summary>The run has come to its end, and others have perhaps not.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public void End()
    {
        file.Dispose();
        if (HasOthers) others.Write(folder);
        else File.Delete(folder.RunPath);
    }

    public void Dispose() => file.Dispose();
}
