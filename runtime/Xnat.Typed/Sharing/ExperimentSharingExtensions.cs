using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Sharing and moving of experiments between projects. An object belongs to one project; others into which it is shared show it under a
/// label of their own, with the same scans and files.
/// </summary>
public static class ExperimentSharingExtensions
{
    extension(ExperimentData experiment)
    {
        /// <summary>
        /// Whether the experiment belongs to another project than the one through which it was reached. A <c>DeleteAsync</c> then only
        /// takes it out of this one.
        /// </summary>
        /// <exception cref="InvalidOperationException">
        /// The object is a row of a listing below a project: XNAT names the listed project in each, so ask for it with
        /// <c>WithSharing</c>, or load the object.
        /// </exception>
        public bool IsShared => SharedState.Of(experiment);
    }

    /// <summary>
    /// Shares an experiment into another project: of a session also its scans, but neither its assessors nor its subject.
    /// </summary>
    /// <param name="experiment">A session, assessor or other experiment from the server.</param>
    /// <param name="project">The project that is to show it too.</param>
    /// <param name="label">Its label there; <see langword="null"/> for the label that it has in its own project.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">
    /// The project owns the experiment, or has it under another label, or has another one of this label.
    /// </exception>
    public static Task ShareAsync(
        this ExperimentData experiment,
        ProjectData project,
        string? label = null,
        string? reason = null,
        CancellationToken cancellationToken = default) =>
        ItemSharing.ShareAsync(experiment, project, label, reason, cancellationToken);

    /// <summary>Takes an experiment out of a project that it is shared into.</summary>
    /// <param name="experiment">An experiment from the server.</param>
    /// <param name="project">The project that is to show it no longer.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">The project owns the experiment: XNAT would delete it. Nothing was sent.</exception>
    /// <exception cref="XnatNotFoundException">It is not shared into that project.</exception>
    public static Task UnshareAsync(
        this ExperimentData experiment, ProjectData project, string? reason = null, CancellationToken cancellationToken = default) =>
        ItemSharing.UnshareAsync(experiment, project, reason, cancellationToken);

    /// <summary>
    /// Makes another project the owner of an experiment; its files move there, its assessors do not. This object then
    /// acts within that project.
    /// </summary>
    /// <param name="experiment">An experiment, reached through the project that owns it.</param>
    /// <param name="project">The new owner.</param>
    /// <param name="label">Its label there; <see langword="null"/> for the one that it has.</param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatConflictException">
    /// The experiment was reached through a project that does not own it, or the new one owns it already or has another of this label.
    /// </exception>
    public static Task MoveAsync(
        this ExperimentData experiment,
        ProjectData project,
        string? label = null,
        string? reason = null,
        CancellationToken cancellationToken = default) =>
        ItemSharing.MoveAsync(experiment, project, label, reason, cancellationToken);
}
