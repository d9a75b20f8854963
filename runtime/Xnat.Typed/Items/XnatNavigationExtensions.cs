using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>The way up: from a session to its subject, from a scan to its session.</summary>
public static class XnatNavigationExtensions
{
    /// <summary>The subject of an experiment, within the project through which the experiment was reached.</summary>
    /// <param name="experiment">An imaging session or another experiment of a subject, from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">The subject was deleted, or this account cannot see it.</exception>
    public static async Task<SubjectData> GetSubjectAsync(
        this SubjectAssessorData experiment,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var (owner, subject) = await NamesAsync(experiment, "subject_ID", cancellationToken).ConfigureAwait(false);
        var project = ItemReading.LocationOf(experiment).Project ?? owner;
        var listing = project is null ? "subjects" : $"{ItemAddress.Below("projects", project)}/subjects";
        return await ReadAsync<SubjectData>(experiment, ItemAddress.Below(listing, subject), "xnat:subjectData", project, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The project that owns an experiment.</summary>
    /// <param name="experiment">An experiment from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">This account cannot see the project, as where the experiment is shared.</exception>
    public static async Task<ProjectData> GetProjectAsync(this ExperimentData experiment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var (_, project) = await NamesAsync(experiment, "project", cancellationToken).ConfigureAwait(false);
        return await ReadAsync<ProjectData>(experiment, ItemAddress.Below("projects", project), "xnat:projectData", null, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The project that owns a subject.</summary>
    /// <param name="subject">A subject from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">This account cannot see the project, as where the subject is shared.</exception>
    public static async Task<ProjectData> GetProjectAsync(this SubjectData subject, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var (_, project) = await NamesAsync(subject, "project", cancellationToken).ConfigureAwait(false);
        return await ReadAsync<ProjectData>(subject, ItemAddress.Below("projects", project), "xnat:projectData", null, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The session that a scan belongs to.</summary>
    /// <param name="scan">A scan from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">The session was deleted, or this account cannot see it.</exception>
    public static Task<ImageSessionData> GetSessionAsync(this ImageScanData scan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var location = ItemReading.LocationOf(scan);
        var session = ItemAddress.Above(location.Address, "scans");
        return ReadAsync<ImageSessionData>(scan, session, "xnat:imageSessionData", location.Project, cancellationToken);
    }

    /// <summary>The session that an image assessor belongs to.</summary>
    /// <param name="assessor">An assessor from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">The session was deleted, or this account cannot see it.</exception>
    public static async Task<ImageSessionData> GetSessionAsync(
        this ImageAssessorData assessor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(assessor);
        var location = ItemReading.LocationOf(assessor);
        // Among all experiments of a project or a site nothing above an assessor is its session.
        var session = location.Address.Contains("/assessors/", StringComparison.Ordinal)
            ? ItemAddress.Above(location.Address, "assessors")
            : ItemAddress.Below(
                "experiments", (await NamesAsync(assessor, "imageSession_ID", cancellationToken).ConfigureAwait(false)).Related);
        return await ReadAsync<ImageSessionData>(assessor, session, "xnat:imageSessionData", location.Project, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The session that a reconstructed image belongs to.</summary>
    /// <param name="image">A reconstruction from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">The session was deleted, or this account cannot see it.</exception>
    public static Task<ImageSessionData> GetSessionAsync(
        this ReconstructedImageData image, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        var location = ItemReading.LocationOf(image);
        var session = ItemAddress.Above(location.Address, "reconstructions");
        return ReadAsync<ImageSessionData>(image, session, "xnat:imageSessionData", location.Project, cancellationToken);
    }

    /// <summary>What a resource belongs to: a project, subject, experiment, scan, reconstruction or assessor.</summary>
    /// <param name="resource">A resource from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">It was deleted, or this account cannot see it.</exception>
    public static Task<XnatObject> GetOwnerAsync(this AbstractResource resource, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var location = ItemReading.LocationOf(resource);
        var owner = ItemAddress.Above(location.Address, "resources");
        return ReadAsync<XnatObject>(resource, owner, ItemAddress.DataTypeAt(owner), location.Project, cancellationToken);
    }

    /// <summary>The owning project, and the field that names the related object; asked for if the object is a row without them.</summary>
    private static async Task<(string? Project, string Related)> NamesAsync(
        XnatObject item,
        string field,
        CancellationToken cancellationToken)
    {
        var record = item.Raw;
        // Below a project, rows name the listed project as that of a shared experiment.
        if ((!record.IsComplete && field == "project") || ItemAddress.Value(record, field) is null)
            record = await ItemReading.ReadAgainAsync(item, cancellationToken).ConfigureAwait(false);
        var related = ItemAddress.Named(record, field)
            ?? throw new XnatContentException($"The server sent a {item.XsiType} without {field}. Look the object up in a listing instead.")
            {
                DataType = item.XsiType,
                Field = field
            };
        return (ItemAddress.Named(record, "project"), related);
    }

    private static async Task<T> ReadAsync<T>(
        XnatObject from, string address, string dataType, string? project, CancellationToken cancellationToken)
        where T : XnatObject
    {
        var connection = ItemReading.LocationOf(from).Connection;
        var record = await ItemReading.ReadByIdAsync(connection, address, cancellationToken).ConfigureAwait(false);
        var item = XnatTypeSet.Of(connection.Options).Create<T>(ItemReading.SeenFrom(project, record), dataType);
        var above = item is ProjectData or SubjectData or ExperimentData ? null : OwnerCheck.RootOf(from);
        item.ServerLocation = new(connection, address, above, project);
        return item;
    }
}
