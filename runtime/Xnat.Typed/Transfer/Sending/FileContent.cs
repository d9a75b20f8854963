namespace Xnat.Typed;

/// <summary>A file as the body of a request: read anew for each sending, with its length announced.</summary>
internal sealed class FileContent : SentContent
{
    private readonly string path;
    private readonly FileState state;
    private FileStream? opened;

    private FileContent(string path, FileState state, string mediaType, ProgressMeter meter)
        : base(mediaType, state.Length, meter)
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
        var now = FileState.Of(path);
        return new(path, now, mediaType, new(progress, now.Length)) { ComputesDigest = computesDigest };
    }

    /// <summary>The same as a part of a transfer, with its digest.</summary>
    /// <inheritdoc cref="Of(string, string, IProgress{TransferProgress}, bool)"/>
    public static FileContent AsPart(string path, string mediaType, ProgressMeter part) =>
        new(path, FileState.Of(path), mediaType, part) { ComputesDigest = true };

    /// <summary>The same of a file as it was when its folder was looked through, without a digest.</summary>
    public static FileContent AsFound(LocalTreeFile file, string mediaType, ProgressMeter part) =>
        new(file.Path, file.State, mediaType, part);

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
