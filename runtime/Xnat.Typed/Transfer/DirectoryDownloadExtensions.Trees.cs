using Xnat.Typed.Model;

namespace Xnat.Typed;

// Downloads file by file, with options of their own.
public static partial class DirectoryDownloadExtensions
{
    /// <summary>Downloads the files of a resource.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="options">What is wanted, and how.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the run; what was verified stays and is known to the next.</param>
    /// <returns>What came of each file.</returns>
    /// <exception cref="XnatException">The listing failed, or the folder cannot be written.</exception>
    /// <exception cref="XnatContentException">
    /// The server lists suddenly nothing, or less than half of what an earlier run found; see <see cref="DirectoryOptions.AcceptFewer"/>.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another run holds the folder, or it holds files of another server.</exception>
    /// <example>
    /// <code>
    /// var options = new DirectoryOptions { MaxConcurrency = 4, Formats = ["DICOM"] };
    /// DownloadReport report = await project.DownloadDirectoryAsync(folder, options);
    /// if (!report.IsComplete) Console.WriteLine(report);
    /// </code>
    /// </example>
    public static Task<DownloadReport> DownloadDirectoryAsync(
        this AbstractResource resource,
        string folder,
        DirectoryOptions options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        TreeRun.RunAsync(TreeRoots.Of(resource), folder, options, progress, cancellationToken);

    /// <summary>Downloads the files of a scan.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="options">What is wanted, and how.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the run; what was verified stays and is known to the next.</param>
    /// <returns>What came of each file.</returns>
    /// <exception cref="XnatException">The listing failed, or the folder cannot be written.</exception>
    /// <exception cref="XnatContentException">The server lists suddenly nothing, or much less than before.</exception>
    /// <exception cref="InvalidOperationException">Another run holds the folder, or it holds files of another server.</exception>
    public static Task<DownloadReport> DownloadDirectoryAsync(
        this ImageScanData scan,
        string folder,
        DirectoryOptions options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        TreeRun.RunAsync(TreeRoots.Of(scan), folder, options, progress, cancellationToken);

    /// <summary>
    /// Downloads the files of an experiment: of an imaging session those of its scans, and what the options add; of another all.
    /// </summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="options">What is wanted, and how.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the run; what was verified stays and is known to the next.</param>
    /// <returns>What came of each file.</returns>
    /// <exception cref="XnatException">The listing failed, or the folder cannot be written.</exception>
    /// <exception cref="XnatContentException">The server lists suddenly nothing, or much less than before.</exception>
    /// <exception cref="InvalidOperationException">Another run holds the folder, or it holds files of another server.</exception>
    public static Task<DownloadReport> DownloadDirectoryAsync(
        this ExperimentData experiment,
        string folder,
        DirectoryOptions options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        TreeRun.RunAsync(TreeRoots.Of(experiment), folder, options, progress, cancellationToken);

    /// <summary>Downloads the files of all experiments of a subject.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="options">What is wanted, and how.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the run; what was verified stays and is known to the next.</param>
    /// <returns>What came of each file.</returns>
    /// <exception cref="XnatException">The listing failed, or the folder cannot be written.</exception>
    /// <exception cref="XnatContentException">The server lists suddenly nothing, or much less than before.</exception>
    /// <exception cref="InvalidOperationException">Another run holds the folder, or it holds files of another server.</exception>
    public static Task<DownloadReport> DownloadDirectoryAsync(
        this SubjectData subject,
        string folder,
        DirectoryOptions options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        TreeRun.RunAsync(TreeRoots.Of(subject), folder, options, progress, cancellationToken);

    /// <summary>Downloads the files of all experiments of all subjects of a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="options">What is wanted, and how.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the run; what was verified stays and is known to the next.</param>
    /// <returns>What came of each file.</returns>
    /// <exception cref="XnatException">The listing failed, or the folder cannot be written.</exception>
    /// <exception cref="XnatContentException">The server lists suddenly nothing, or much less than before.</exception>
    /// <exception cref="InvalidOperationException">Another run holds the folder, or it holds files of another server.</exception>
    public static Task<DownloadReport> DownloadDirectoryAsync(
        this ProjectData project,
        string folder,
        DirectoryOptions options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        TreeRun.RunAsync(TreeRoots.Of(project), folder, options, progress, cancellationToken);

    /// <summary>Downloads the files of all resources of a listing or query.</summary>
    /// <param name="resources">The resources.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="options">What is wanted, and how.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the run; what was verified stays and is known to the next.</param>
    /// <returns>What came of each file.</returns>
    /// <exception cref="XnatException">The listing failed, or the folder cannot be written.</exception>
    /// <exception cref="XnatContentException">The server lists suddenly nothing, or much less than before.</exception>
    /// <exception cref="InvalidOperationException">Another run holds the folder, or it holds files of another server.</exception>
    public static Task<DownloadReport> DownloadDirectoryAsync(
        this IAsyncEnumerable<AbstractResource> resources,
        string folder,
        DirectoryOptions options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        TreeRun.RunAsync(TreeRoots.Of(resources), folder, options, progress, cancellationToken);

    /// <summary>Downloads the files of all scans of a listing or query.</summary>
    /// <param name="scans">The scans.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="options">What is wanted, and how.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the run; what was verified stays and is known to the next.</param>
    /// <returns>What came of each file.</returns>
    /// <exception cref="XnatException">The listing failed, or the folder cannot be written.</exception>
    /// <exception cref="XnatContentException">The server lists suddenly nothing, or much less than before.</exception>
    /// <exception cref="InvalidOperationException">Another run holds the folder, or it holds files of another server.</exception>
    public static Task<DownloadReport> DownloadDirectoryAsync(
        this IAsyncEnumerable<ImageScanData> scans,
        string folder,
        DirectoryOptions options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        TreeRun.RunAsync(TreeRoots.Of(scans), folder, options, progress, cancellationToken);

    /// <summary>Downloads the files of all experiments of a listing or query.</summary>
    /// <param name="experiments">The experiments.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="options">What is wanted, and how.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the run; what was verified stays and is known to the next.</param>
    /// <returns>What came of each file.</returns>
    /// <exception cref="XnatException">The listing failed, or the folder cannot be written.</exception>
    /// <exception cref="XnatContentException">The server lists suddenly nothing, or much less than before.</exception>
    /// <exception cref="InvalidOperationException">Another run holds the folder, or it holds files of another server.</exception>
    public static Task<DownloadReport> DownloadDirectoryAsync(
        this IAsyncEnumerable<ExperimentData> experiments,
        string folder,
        DirectoryOptions options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        TreeRun.RunAsync(TreeRoots.Of(experiments), folder, options, progress, cancellationToken);

    /// <summary>Downloads the files of all subjects of a listing or query.</summary>
    /// <param name="subjects">The subjects.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="options">What is wanted, and how.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the run; what was verified stays and is known to the next.</param>
    /// <returns>What came of each file.</returns>
    /// <exception cref="XnatException">The listing failed, or the folder cannot be written.</exception>
    /// <exception cref="XnatContentException">The server lists suddenly nothing, or much less than before.</exception>
    /// <exception cref="InvalidOperationException">Another run holds the folder, or it holds files of another server.</exception>
    public static Task<DownloadReport> DownloadDirectoryAsync(
        this IAsyncEnumerable<SubjectData> subjects,
        string folder,
        DirectoryOptions options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        TreeRun.RunAsync(TreeRoots.Of(subjects), folder, options, progress, cancellationToken);

    /// <summary>Downloads the files of all projects of a listing or query.</summary>
    /// <param name="projects">The projects.</param>
    /// <param name="folder">The folder; it is made if need be.</param>
    /// <param name="options">What is wanted, and how.</param>
    /// <param name="progress">Hears of the run. What it throws ends it.</param>
    /// <param name="cancellationToken">Ends the run; what was verified stays and is known to the next.</param>
    /// <returns>What came of each file.</returns>
    /// <exception cref="XnatException">The listing failed, or the folder cannot be written.</exception>
    /// <exception cref="XnatContentException">The server lists suddenly nothing, or much less than before.</exception>
    /// <exception cref="InvalidOperationException">Another run holds the folder, or it holds files of another server.</exception>
    public static Task<DownloadReport> DownloadDirectoryAsync(
        this IAsyncEnumerable<ProjectData> projects,
        string folder,
        DirectoryOptions options,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        TreeRun.RunAsync(TreeRoots.Of(projects), folder, options, progress, cancellationToken);
}
