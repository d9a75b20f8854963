namespace Xnat.Typed;

/// <summary>What came of each file of a folder that was sent to a resource.</summary>
public sealed class DirectoryUploadReport
{
    internal DirectoryUploadReport(IReadOnlyList<UploadedFile> files, int requests, XnatException? stoppedBy) =>
        (Files, Requests, StoppedBy) = (files, requests, stoppedBy);

    /// <summary>One for each file of the folder, in the order of their paths.</summary>
    public IReadOnlyList<UploadedFile> Files { get; }

    /// <summary>How many requests carried files.</summary>
    public int Requests { get; }

    /// <summary>The last failure before the upload gave up; <see langword="null"/> where it came to its end.</summary>
    public XnatException? StoppedBy { get; }

    /// <summary>Whether the server has all of them. Links, devices and records of downloads, which are left out, do not count.</summary>
    public bool IsComplete => Files.All(static file => file.Status is UploadStatus.Sent or UploadStatus.Kept or UploadStatus.LeftOut);

    /// <summary>Those that the server does not have as they are here.</summary>
    public IEnumerable<UploadedFile> Missing => Files.Where(static file => file.Status is UploadStatus.Failed or UploadStatus.NotSent);

    /// <summary>How many ended so.</summary>
    /// <param name="status">What came of them.</param>
    public int Count(UploadStatus status) => Files.Count(file => file.Status == status);

    /// <summary>Throws unless the server has all of them.</summary>
    /// <exception cref="XnatException">A file is missing there; the first failure is in InnerException.</exception>
    public void RequireComplete()
    {
        if (IsComplete) return;
        throw new XnatException(
            $"The upload is not complete ({this}). Which files and why is in the report; call again with the same options to send the "
            + "rest.",
            StoppedBy ?? Missing.Select(static file => file.Error).FirstOrDefault(static error => error is not null));
    }

    /// <summary>The counts, such as <c>10000 files: 9990 sent, 10 failed</c>; no name.</summary>
    public override string ToString()
    {
        (UploadStatus Status, string Word)[] words =
        [
            (UploadStatus.Sent, "sent"), (UploadStatus.Kept, "kept"), (UploadStatus.Failed, "failed"), (UploadStatus.NotSent, "not sent"),
            (UploadStatus.LeftOut, "left out"),
        ];
        var parts = words.Select(word => (Count: Count(word.Status), word.Word)).Where(static part => part.Count > 0)
            .Select(static part => $"{part.Count} {part.Word}");
        return $"{CountText.Of(Files.Count, "file")}: {string.Join(", ", parts)}";
    }
}
