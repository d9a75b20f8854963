namespace Xnat.Typed;

/// <summary>What came of a file of an upload.</summary>
public enum UploadStatus
{
    /// <summary>It was not sent, since the upload ended before.</summary>
    NotSent,

    /// <summary>It was sent, and the server has it.</summary>
    Sent,

    /// <summary>The server had it already and it was left alone, as <see cref="DirectoryUploadOptions.IfExists"/> says.</summary>
    Kept,

    /// <summary>The server does not have it as it is here.</summary>
    Failed,

    /// <summary>
    /// It is nothing that can be sent: a link to a folder, a device, a pipe. Or it is the folder <c>.xnat</c> in which a download noted
    /// what it fetched; one of that name that no download wrote is sent.
    /// </summary>
    LeftOut,
}
