using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Downloading of resources, scans, experiments, subjects and projects into folders: file by file, several at a time, each compared with
/// the catalog while it arrives, and noted in the folder (<c>.xnat</c>), so that a run that ended in whatever way goes on where it was when
/// it is called again. A file is written once and appears under its name when it is complete.
/// </summary>
/// <remarks>
/// With <see cref="DirectoryOptions"/> files are selected and named by your choice, and failures are values of the report. Without it all
/// is as <see cref="DirectoryOptions"/> is by itself, and a download that is not complete is an exception. Nothing that stands there is
/// overwritten unless <see cref="DirectoryOptions.IfExists"/> says so, and nothing is ever deleted. (Where both would do, as with
/// <c>new()</c>, the one with options is meant.)
/// </remarks>
public static partial class DirectoryDownloadExtensions
{
    /// <summary>Downloads all files of a resource: <c>folder/SESSION/scans/ID-TYPE/resources/LABEL/files/…</c>.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the run; what was verified stays and is known to the next.</param>
    /// <returns>What came of each file; all of them are there.</returns>
    /// <exception cref="XnatException">
    /// Not all is there as the server has it. What is stays, and the same call fetches the rest; the first reason is in InnerException.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another run holds the folder, or it holds files of another server.</exception>
    [OverloadResolutionPriority(-1)]
    public static Task<DownloadReport> DownloadDirectoryAsync(
        this AbstractResource resource,
        string folder,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        WholeAsync(TreeRoots.Of(resource), folder, progress, cancellationToken);

    /// <summary>Downloads all files of a scan: <c>folder/SESSION/scans/ID-TYPE/resources/LABEL/files/…</c>.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the run; what was verified stays and is known to the next.</param>
    /// <returns>What came of each file; all of them are there.</returns>
    /// <exception cref="XnatException">
    /// Not all is there as the server has it. What is stays, and the same call fetches the rest; the first reason is in InnerException.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another run holds the folder, or it holds files of another server.</exception>
    [OverloadResolutionPriority(-1)]
    public static Task<DownloadReport> DownloadDirectoryAsync(
        this ImageScanData scan,
        string folder,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        WholeAsync(TreeRoots.Of(scan), folder, progress, cancellationToken);

    /// <summary>
    /// Downloads the files of all scans of a session: <c>folder/SESSION/scans/ID-TYPE/resources/LABEL/files/…</c>; of an experiment
    /// without scans those of its own resources.
    /// </summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the run; what was verified stays and is known to the next.</param>
    /// <returns>What came of each file; all of them are there.</returns>
    /// <exception cref="XnatException">
    /// Not all is there as the server has it. What is stays, and the same call fetches the rest; the first reason is in InnerException.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another run holds the folder, or it holds files of another server.</exception>
    [OverloadResolutionPriority(-1)]
    public static Task<DownloadReport> DownloadDirectoryAsync(
        this ExperimentData experiment,
        string folder,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        WholeAsync(TreeRoots.Of(experiment), folder, progress, cancellationToken);

    /// <summary>
    /// Downloads the files of all experiments of a subject: <c>folder/SUBJECT/SESSION/scans/ID-TYPE/resources/LABEL/files/…</c>.
    /// </summary>
    /// <param name="subject">The subject.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the run; what was verified stays and is known to the next.</param>
    /// <returns>What came of each file; all of them are there.</returns>
    /// <exception cref="XnatException">
    /// Not all is there as the server has it. What is stays, and the same call fetches the rest; the first reason is in InnerException.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another run holds the folder, or it holds files of another server.</exception>
    [OverloadResolutionPriority(-1)]
    public static Task<DownloadReport> DownloadDirectoryAsync(
        this SubjectData subject,
        string folder,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        WholeAsync(TreeRoots.Of(subject), folder, progress, cancellationToken);

    /// <summary>
    /// Downloads the files of all experiments of all subjects of a project: <c>folder/PROJECT/SUBJECT/SESSION/scans/…</c>.
    /// </summary>
    /// <param name="project">The project.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the run; what was verified stays and is known to the next.</param>
    /// <returns>What came of each file; all of them are there.</returns>
    /// <exception cref="XnatException">
    /// Not all is there as the server has it. What is stays, and the same call fetches the rest; the first reason is in InnerException.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another run holds the folder, or it holds files of another server.</exception>
    [OverloadResolutionPriority(-1)]
    public static Task<DownloadReport> DownloadDirectoryAsync(
        this ProjectData project,
        string folder,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        WholeAsync(TreeRoots.Of(project), folder, progress, cancellationToken);

    private static async Task<DownloadReport> WholeAsync(
        TreeRoots roots, string folder, IProgress<TransferProgress>? progress, CancellationToken cancellationToken)
    {
        var report = await TreeRun.RunAsync(roots, folder, new(), progress, cancellationToken).ConfigureAwait(false);
        // Of a single object its reason says more than a count, and who waits for the end of a session waits for that exception.
        if (report.FirstFailure is { } failure && (failure is XnatAuthenticationException || report.Objects is [{ Error: not null }]))
            ExceptionDispatchInfo.Throw(failure);
        report.RequireComplete();
        return report;
    }
}
