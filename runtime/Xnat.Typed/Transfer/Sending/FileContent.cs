namespace Xnat.Typed;

/// <summary>A file as the body of a request: read anew for each sending, with its length announced.</summary>
internal sealed class FileContent : SentContent
{
    private readonly string path;
    private readonly FileState state;
    private FileStream? opened;

    private FileContent(string path, FileState state, string mediaType, IProgress<TransferProgress>? progress)
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
        return new(path, FileState.Of(file.SafeFileHandle), mediaType, progress) { ComputesDigest = computesDigest };
    }

    protected override Stream Open()
    {
        opened = LocalFile.Open(path);
        return FileState.Of(opened.SafeFileHandle) == state ? opened : throw Changed();
    }

    protected override void RequireUnchanged()
    {
        if (FileState.Of(opened!.SafeFileHandle) != state) throw Changed();
    }
}
