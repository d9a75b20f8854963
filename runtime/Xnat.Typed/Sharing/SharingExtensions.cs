using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Sharing and moving of subjects and experiments between projects. An object belongs to one project; others into which it is shared show
/// it under a label of their own, with the same scans and files.
/// </summary>
public static class SharingExtensions
{
    extension(IXnatShareable item)
    {
        /// <summary>
        /// Whether the object belongs to another project than the one through which it was reached. A <c>DeleteAsync</c> then only
        /// takes it out of this one.
        /// </summary>
        /// <exception cref="InvalidOperationException">
        /// The object is an experiment in a listing below a project: XNAT names the listed project in each row, so ask for it with
        /// <c>WithSharing</c>, or load the object.
        /// </exception>
        public bool IsShared => SharedState.Of(Shareable(item));
    }

    /// <summary>
    /// Shares a subject or experiment into another project. With a session its scans are shared; its assessors and its subject are not,
    /// nor are the experiments of a subject.
    /// </summary>
    /// <param name="item">A subject, session, assessor or other experiment from the server.</param>
    /// <param name="project">The project that is to show it too.</param>
    /// <param name="label">Its label there; <see langword="null"/> for the label that it has in its own project.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">
    /// The project owns the object, or has it under another label, or has another one of this label.
    /// </exception>
    /// <example><code>await subject.ShareAsync(otherProject, "blinded");</code></example>
    public static Task ShareAsync(
        this IXnatShareable item,
        ProjectData project,
        string? label = null,
        string? reason = null,
        CancellationToken cancellationToken = default) =>
        ItemSharing.ShareAsync(Shareable(item), project, label, reason, cancellationToken);

    /// <summary>Takes a subject or experiment out of a project that it is shared into.</summary>
    /// <param name="item">A subject or experiment from the server.</param>
    /// <param name="project">The project that is to show it no longer.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">The project owns the object: XNAT would delete it. Nothing was sent.</exception>
    /// <exception cref="XnatNotFoundException">It is not shared into that project.</exception>
    public static Task UnshareAsync(
        this IXnatShareable item, ProjectData project, string? reason = null, CancellationToken cancellationToken = default) =>
        ItemSharing.UnshareAsync(Shareable(item), project, reason, cancellationToken);

    /// <summary>
    /// Makes another project the owner of a subject or experiment; its files move there, the assessors of a session do not. This object
    /// then acts within that project.
    /// </summary>
    /// <param name="item">A subject or experiment, reached through the project that owns it.</param>
    /// <param name="project">The new owner.</param>
    /// <param name="label">Its label there; <see langword="null"/> for the one that it has.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">
    /// The object was reached through a project that does not own it, or the new one owns it already or has another of this label.
    /// </exception>
    public static Task MoveAsync(
        this IXnatShareable item,
        ProjectData project,
        string? label = null,
        string? reason = null,
        CancellationToken cancellationToken = default) =>
        ItemSharing.MoveAsync(Shareable(item), project, label, reason, cancellationToken);

    /// <summary>The compiler sees to it that the object can be shared, unless somebody's class says so.</summary>
    private static XnatObject Shareable(IXnatShareable item)
    {
        var found = XnatObject.Of(item);
        return found is SubjectData or ExperimentData
            ? found
            : throw new ArgumentException("XNAT shares subjects and experiments only.", nameof(item));
    }
}
