namespace Xnat.Typed;

/// <summary>What sessions in the prearchive are like that are looked for; what is left out does not count.</summary>
public sealed record PrearchiveSearch
{
    /// <summary>ID of the project; <c>Unassigned</c> for those without one.</summary>
    public string? Project { get; init; }

    /// <summary>Label of the subject, letter by letter.</summary>
    public string? Subject { get; init; }

    /// <summary>Label that the session will have.</summary>
    public string? Name { get; init; }

    /// <summary>The status, such as <c>CONFLICT</c>. Without it sessions that are being received are left out.</summary>
    public string? Status { get; init; }

    /// <summary>Study Instance UID.</summary>
    public string? StudyInstanceUid { get; init; }

    /// <summary>Sent in at this time of the server or later.</summary>
    public DateTime? UploadedSince { get; init; }

    internal bool IsMetBy(PrearchiveSession session) =>
        Is(Subject, session.Subject)
        && Is(Name, session.Name)
        && Is(Status, session.Status)
        && Is(StudyInstanceUid, session.StudyInstanceUid)
        && (UploadedSince is null || session.Uploaded >= UploadedSince);

    private static bool Is(string? asked, string? found) => asked is null || asked == found;
}
