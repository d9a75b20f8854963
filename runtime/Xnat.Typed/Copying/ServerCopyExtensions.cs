using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Copies from one XNAT to another, or between projects of one.</summary>
public static class ServerCopyExtensions
{
    /// <summary>
    /// Copies what a project holds into a project of another server: subjects, their experiments with scans and assessors, custom
    /// variables and custom fields, and the files of all resources, held to the catalogs of both servers. What is there already and the
    /// same is left alone, so a copy that ended in whatever way goes on when it is called again.
    /// </summary>
    /// <remarks>
    /// Experiments that are only shared into the project are left out, and so are shares, history, members and settings of the project.
    /// An experiment of a data type that has no class here fails, unless it came with its session.
    /// Objects keep their labels, IDs are the target's. A session of a label that the target has with other values is a conflict.
    /// Custom fields come with the project, subjects, experiments, assessors and scans; other values of them in the target are a conflict,
    /// too.
    /// </remarks>
    /// <param name="project">The project, from the client of its server.</param>
    /// <param name="target">The project that takes it, from the client of the other server; it is there already.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the call. What is in the target by then stays there, whole files only.</param>
    /// <returns>What came of each object; failures are values, not exceptions.</returns>
    /// <exception cref="ArgumentException">The target is the project itself, or an option has no meaning. Nothing was sent.</exception>
    /// <exception cref="XnatException">A listing of the source failed.</exception>
    /// <example>
    /// <code>
    /// ServerCopyReport report = await project.CopyToAsync(otherProject);
    /// Console.WriteLine(report);
    /// </code>
    /// </example>
    public static async Task<ServerCopyReport> CopyToAsync(
        this ProjectData project, ProjectData target, ServerCopyOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(project);
        var run = new ServerCopyRun(Target(target), ServerCopyOptions.Checked(options));
        var (from, to) = (ItemReading.LocationOf(project), ItemReading.LocationOf(target));
        if (from.Connection.Server == to.Connection.Server && Membership.IsSame(project.Id ?? "", target.Id ?? ""))
            throw new ArgumentException("A project is not copied into itself.", nameof(target));
        var subjects = await project.Subjects.ToListAsync(cancellationToken).ConfigureAwait(false);
        var experiments = await project.Experiments.WithSharing().ToListAsync(cancellationToken).ConfigureAwait(false);
        var owned = experiments.Where(static experiment => !experiment.IsShared)
            .OrderBy(static experiment => experiment.Label, StringComparer.Ordinal).ToList();
        var report = await run.RunAsync(
            project,
            [.. subjects.Where(static subject => !subject.IsShared).OrderBy(static subject => subject.Label, StringComparer.Ordinal)],
            [.. owned.OfType<SubjectAssessorData>()],
            cancellationToken).ConfigureAwait(false);
        var left = await LeftAsync(owned, target, cancellationToken).ConfigureAwait(false);
        return left.Count == 0 ? report : new([.. report.Outcomes, .. left]);
    }

    /// <summary>Copies the experiments of a listing or query, each with its subject: as a whole project is copied.</summary>
    /// <typeparam name="T">Class of the experiments.</typeparam>
    /// <param name="experiments">A listing or query. Files of the subjects themselves are left out.</param>
    /// <param name="target">The project that takes them, from the client of the other server; it is there already.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the call. What is in the target by then stays there, whole files only.</param>
    /// <returns>What came of each experiment; failures are values, not exceptions.</returns>
    /// <exception cref="ArgumentException">An option has no meaning. Nothing was sent.</exception>
    /// <exception cref="XnatException">The listing failed.</exception>
    public static async Task<ServerCopyReport> CopyToAsync<T>(
        this IAsyncEnumerable<T> experiments,
        ProjectData target,
        ServerCopyOptions? options = null,
        CancellationToken cancellationToken = default)
        where T : SubjectAssessorData
    {
        ArgumentNullException.ThrowIfNull(experiments);
        var run = new ServerCopyRun(Target(target), ServerCopyOptions.Checked(options));
        var listed = await experiments.ToListAsync(cancellationToken).ConfigureAwait(false);
        return await run.RunAsync(null, [], [.. listed], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Experiments of which nobody here knows whether they belong to a subject or to a session, and that did not come with one. What is not
    /// copied is never passed over.
    /// </summary>
    private static async Task<List<ServerCopyOutcome>> LeftAsync(
        IEnumerable<ExperimentData> owned, ProjectData target, CancellationToken cancellationToken)
    {
        var strangers = owned.Where(static experiment => experiment is not (SubjectAssessorData or ImageAssessorData)).ToList();
        if (strangers.Count == 0) return [];
        var there = await target.Experiments.Select(static experiment => experiment.Label).ToHashSetAsync(
            StringComparer.Ordinal, cancellationToken).ConfigureAwait(false);
        return
        [
            .. strangers.Where(experiment => !there.Contains(experiment.Label)).Select(static experiment =>
                new ServerCopyOutcome(experiment, BulkStatus.Failed) { Error = Unknown(experiment) }),
        ];
    }

    private static XnatException Unknown(ExperimentData experiment) => new(
        $"No class of this program stands for {experiment.XsiType}, or it belongs to no subject and no session: it was not copied. "
        + "Generate the classes of the server's own data types from its schemas, then call again.");

    private static ProjectData Target(ProjectData target)
    {
        ArgumentNullException.ThrowIfNull(target);
        ItemReading.LocationOf(target);
        return target;
    }
}
