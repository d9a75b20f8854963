using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>The way up: from a session to its subject, from a scan to its session.</summary>
public static class XnatNavigationExtensions
{
    /// <summary>The subject of an experiment, complete.</summary>
    /// <param name="experiment">An experiment from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">The experiment is a row of a listing without its subject: load it.</exception>
    public static async Task<SubjectData> GetSubjectAsync(this SubjectAssessorData experiment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var place = ItemReading.PlaceOf(experiment);
        var subject = experiment.SubjectId ?? throw new XnatContentException("The experiment has no subject; set SubjectId and save it.") { DataType = experiment.XsiType, Field = "subject_ID" };
        var project = experiment.Project ?? throw new XnatContentException("The experiment came without its project; load it again.") { DataType = experiment.XsiType, Field = "project" };
        var address = ItemAddress.Below($"{ItemAddress.Below("projects", project)}/subjects", subject);
        return await ReadAsync<SubjectData>(place.Connection, address, "xnat:subjectData", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The session of a scan, complete.</summary>
    /// <param name="scan">A scan from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<ImageSessionData> GetSessionAsync(this ImageScanData scan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var place = ItemReading.PlaceOf(scan);
        var address = place.Address[..place.Address.LastIndexOf("/scans/", StringComparison.Ordinal)];
        return await ReadAsync<ImageSessionData>(place.Connection, address, "xnat:imageSessionData", cancellationToken).ConfigureAwait(false);
    }

    private static async Task<T> ReadAsync<T>(XnatConnection connection, string address, string nearest, CancellationToken cancellationToken)
        where T : XnatItem
    {
        var item = XnatModels.Create<T>(await ItemReading.ReadAsync(connection, address, cancellationToken).ConfigureAwait(false), nearest);
        item.Place = new(connection, address, null);
        return item;
    }
}
