using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Folders as the content of resources.</summary>
public static class DirectoryUploadExtensions
{
    /// <summary>Makes a resource hold what a folder holds, and makes sure that it does.</summary>
    /// <remarks>
    /// <para>Small files go together, as zips that the server unpacks; nothing of these lies on disk. Empty files, hidden ones and nested
    /// folders are kept; folders without files are not, since XNAT knows none. A link to a file is sent as what it leads to; links to
    /// folders, devices and pipes are left out and named in the report, and so is what a download noted in <c>.xnat</c>.</para>
    /// <para>Afterwards the catalog is asked, and what it does not show is sent again. An upload that ended early, in whatever way, is
    /// continued by the same call: only what the catalog does not show is sent. Nothing is noted for that here.</para>
    /// <para>Failures with single files are in the report, and no exception: look at <see cref="DirectoryUploadReport.IsComplete"/>, or
    /// call <see cref="DirectoryUploadReport.RequireComplete"/>.</para>
    /// </remarks>
    /// <param name="resource">The resource.</param>
    /// <param name="folder">The local folder; its own name is no part of the paths.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Hears of the sending. What it throws ends the upload.</param>
    /// <param name="cancellationToken">Ends the call. What was sent stays.</param>
    /// <returns>What came of each file.</returns>
    /// <exception cref="ArgumentException">
    /// There is no such folder, it holds no files, or one whose name XNAT cannot keep. Nothing was sent.
    /// </exception>
    /// <exception cref="XnatConflictException">
    /// Files are there already and <see cref="DirectoryUploadOptions.IfExists"/> is <see cref="IfExists.Fail"/>, or the resource was
    /// reached through a project that does not own it. Nothing was sent.
    /// </exception>
    /// <exception cref="XnatAccessDeniedException">The account may not write here.</exception>
    /// <exception cref="XnatException">The folder or the resource's catalog cannot be read.</exception>
    public static Task<DirectoryUploadReport> UploadDirectoryAsync(
        this AbstractResource resource,
        string folder,
        DirectoryUploadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return DirectoryUpload.RunAsync(resource, isCreated: false, folder, options, progress, cancellationToken);
    }

    /// <summary>
    /// The same into the resource of this label, which is created where there is none:
    /// <c>session.Resources.UploadDirectoryAsync("NIFTI", folder)</c>.
    /// </summary>
    /// <param name="resources">The resources of a project, subject, experiment, scan or other object.</param>
    /// <param name="label">Label of the resource.</param>
    /// <param name="folder">The local folder; its own name is no part of the paths.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <param name="progress">Hears of the sending. What it throws ends the upload.</param>
    /// <param name="cancellationToken">Ends the call. What was sent stays.</param>
    /// <returns>What came of each file.</returns>
    /// <inheritdoc
    ///     cref="UploadDirectoryAsync(AbstractResource, string, DirectoryUploadOptions, IProgress{TransferProgress}, CancellationToken)"
    ///     path="/*[not(self::param or self::returns)]"/>
    /// <example>
    /// <code>
    /// DirectoryUploadReport report = await session.Resources.UploadDirectoryAsync("SEGMENTATION", folder);
    /// Console.WriteLine(report);
    /// </code>
    /// </example>
    public static Task<DirectoryUploadReport> UploadDirectoryAsync(
        this XnatListing<AbstractResource> resources,
        string label,
        string folder,
        DirectoryUploadOptions? options = null,
        IProgress<TransferProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        DirectoryUpload.RunAsync(
            UploadTarget.Labelled(resources, label), isCreated: true, folder, options, progress, cancellationToken);
}
