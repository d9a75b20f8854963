using Microsoft.Win32.SafeHandles;

namespace Xnat.Typed;

/// <summary>A file as the body of a request: read anew for each sending, with its length announced.</summary>
internal sealed class FileContent : SentContent
{
    private readonly string path;
    private readonly (long Length, DateTime Written) state;
    private FileStream? opened;

    private FileContent(string path, (long Length, DateTime Written) state, string mediaType, IProgress<TransferProgress>? progress)
        : base(mediaType, state.Length, progress)
    {
        this.path = path;
        this.state = state;
    }

    public override bool CanRepeat => true;

    public long Length => state.Length;

    /// <exception cref="ArgumentException">There is no such file.</exception>
    /// <exception cref="XnatException">It cannot be read.</exception>
    public static FileContent Of(string path, string mediaType, IProgress<TransferProgress>? progress, bool computesDigest = false)
    {
        using var file = LocalFile.Open(path);
        return new(path, StateOf(file.SafeFileHandle), mediaType, progress) { ComputesDigest = computesDigest };
    }

    protected override Stream Open()
    {
        opened = LocalFile.Open(path);
        return StateOf(opened.SafeFileHandle) == state ? opened : throw Changed();
    }

    protected override void RequireUnchanged()
    {
        if (StateOf(opened!.SafeFileHandle) != state) throw Changed();
    }

    // By the open file and not by its path: one that was replaced meanwhile is still read as it was.
    private static (long Length, DateTime Written) StateOf(SafeFileHandle file) =>
        (RandomAccess.GetLength(file), File.GetLastWriteTimeUtc(file));
}
