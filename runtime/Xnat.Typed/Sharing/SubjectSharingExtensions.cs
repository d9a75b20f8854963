using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Sharing and moving of subjects between projects. An object belongs to one project; others into which it is shared show it under a label
/// of their own, with the same scans and files.
/// </summary>
public static class SubjectSharingExtensions
{
    extension(SubjectData subject)
    {
        /// <summary>
        /// Whether the subject belongs to another project than the one through which it was reached. A <c>DeleteAsync</c> then only
        /// takes it out of this one.
        /// </summary>
        public bool IsShared => SharedState.Of(subject);
    }

    /// <summary>Shares a subject into another project. Its experiments are not shared with it.</summary>
    /// <param name="subject">A subject from the server.</param>
    /// <param name="project">The project that is to show it too.</param>
    /// <param name="label">Its label there; <see langword="null"/> for the label that it has in its own project.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">
    /// The project owns the subject, or has it under another label, or has another one of this label.
    /// </exception>
    public static Task ShareAsync(
        this SubjectData subject,
        ProjectData project,
        string? label = null,
        string? reason = null,
        CancellationToken cancellationToken = default) =>
        ItemSharing.ShareAsync(subject, project, label, reason, cancellationToken);

    /// <summary>Takes a subject out of a project that it is shared into.</summary>
    /// <param name="subject">A subject from the server.</param>
    /// <param name="project">The project that is to show it no longer.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">The project owns the subject: XNAT would delete it. Nothing was sent.</exception>
    /// <exception cref="XnatNotFoundException">It is not shared into that project.</exception>
    public static Task UnshareAsync(
        this SubjectData subject, ProjectData project, string? reason = null, CancellationToken cancellationToken = default) =>
        ItemSharing.UnshareAsync(subject, project, reason, cancellationToken);

    /// <summary>Makes another project the owner of a subject; its files move there. This object then acts within that project.</summary>
    /// <param name="subject">A subject, reached through the project that owns it.</param>
    /// <param name="project">The new owner.</param>
    /// <param name="label">Its label there; <see langword="null"/> for the one that it has.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">
    /// The subject was reached through a project that does not own it, or the new one owns it already or has another of this label.
    /// </exception>
    public static Task MoveAsync(
        this SubjectData subject,
        ProjectData project,
        string? label = null,
        string? reason = null,
        CancellationToken cancellationToken = default) =>
        ItemSharing.MoveAsync(subject, project, label, reason, cancellationToken);
}
