namespace Xnat.Typed;

/// <summary>How the archiving of a session stood when it was looked at.</summary>
/// <param name="Stage">How far it has come.</param>
/// <param name="Status">The server's word, such as <c>QUEUED_ARCHIVING</c>; <see langword="null"/> once it has left the prearchive.</param>
/// <param name="Since">
/// Since when neither the status nor <paramref name="LastModified"/> has changed: as seen by this operation, in this machine's time.
/// </param>
/// <param name="LastModified">When the session was changed last, in the server's time, which has no zone.</param>
public sealed record ArchivingState(ArchivingStage Stage, string? Status, DateTimeOffset Since, DateTime? LastModified)
{
    /// <summary>
    /// What the server says of it: its last log, or why it failed. Asked for where it failed or is stuck. It may name people: it stands in
    /// no message.
    /// </summary>
    public string? Log { get; init; }

    /// <summary>Whether nothing more is to be expected of the server.</summary>
    public bool IsFinished => Stage is ArchivingStage.Archived or ArchivingStage.Failed or ArchivingStage.Gone;

    /// <summary>Stage, status and times: no label.</summary>
    public override string ToString() => Status is null
        ? $"{Stage}"
        : $"{Stage} (status {Status} since {XnatTime(Since)}, last change on the server {LastModified:yyyy-MM-dd HH:mm:ss})";

    private static string XnatTime(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
