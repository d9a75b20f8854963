namespace Xnat.Typed;

/// <summary>One file of a folder on its way to a resource.</summary>
/// <param name="file">The file.</param>
/// <param name="path">Its path within the resource.</param>
internal sealed class UploadItem(LocalTreeFile file, string path)
{
    public string LocalPath => file.Path;

    public string Path => path;

    /// <summary>Its length and time as they are to be sent.</summary>
    public FileState State { get; set; } = file.State;

    /// <summary>MD5 of what was sent of it, or of the file where it was compared; <see langword="null"/> before.</summary>
    public string? Digest { get; set; }

    public UploadStatus Status { get; set; }

    public VerifiedBy? VerifiedBy { get; set; }

    public XnatException? Error { get; set; }

    /// <summary>Whether nothing more will be tried.</summary>
    public bool IsSettled => Status != UploadStatus.NotSent;

    public SentFile Sent => new(path, State.Length, Digest ?? "");

    public UploadedFile Outcome =>
        new(path, State.Length, Status, VerifiedBy, Status is UploadStatus.Sent or UploadStatus.Kept ? null : Error);

    public void Settle(UploadStatus status, VerifiedBy? by = null) => (Status, VerifiedBy) = (status, by);
}
