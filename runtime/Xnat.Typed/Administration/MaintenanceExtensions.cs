using System.Globalization;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>Brings what the server knows of files up to date.</summary>
public static class MaintenanceExtensions
{
    private const string Refresh = "POST /data/services/refresh/catalog";

    private static readonly (CatalogRefresh Option, string Word)[] Words =
    [
        (CatalogRefresh.Append, "append"), (CatalogRefresh.Delete, "delete"), (CatalogRefresh.Checksums, "checksum"),
        (CatalogRefresh.Statistics, "populateStats"),
    ];

    /// <summary>
    /// Has the server go through the files of a resource, or of all resources of an object; of a session those of its scans too. XNAT
    /// answers when it is done.
    /// </summary>
    /// <remarks>
    /// XNAT does not say what it changed. Confirmed is what can be seen: the files of the object's own resources are listed afterwards, and
    /// after <see cref="CatalogRefresh.Checksums"/> either all of them have a digest or, where the site keeps none, no one has.
    /// </remarks>
    /// <param name="item">A resource, or an object with resources, from the server.</param>
    /// <param name="options">What is brought up to date.</param>
    /// <param name="cancellationToken">Ends the call; the server goes on.</param>
    /// <exception cref="XnatAccessDeniedException">This account may not edit the object.</exception>
    /// <exception cref="XnatContentException">Digests were asked for, and some files have one and others none.</exception>
    public static async Task<CatalogRefreshResult> RefreshCatalogsAsync(
        this XnatObject item, CatalogRefresh options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        var location = ItemReading.LocationOf(item);
        var connection = location.Connection;
        var words = string.Join(',', Words.Where(known => options.HasFlag(known.Option)).Select(static known => known.Word));
        await connection.DoAsync(
            token => connection.Administration.Maintenance.RefreshCatalogAsync(
                "/archive/" + location.Address, words.Length == 0 ? null : words, token),
            cancellationToken).ConfigureAwait(false);
        var (files, bytes, without) = (0, 0L, 0);
        await foreach (var file in FileListing.ReadAsync(connection, location.Address, null, cancellationToken).ConfigureAwait(false))
        {
            files++;
            bytes += file.Size ?? 0;
            if (string.IsNullOrEmpty(file.Digest)) without++;
        }

        await Confirmation.RequireAsync(
            connection, !options.HasFlag(CatalogRefresh.Checksums) || without == 0 || without == files, Refresh,
            "Some files have a digest and others none; look for files that the server cannot read.", cancellationToken)
            .ConfigureAwait(false);
        return new(files, bytes, without);
    }

    /// <summary>Fills the fields of a session and of its scans from the DICOM files that it holds, and loads it anew.</summary>
    /// <param name="session">
    /// A session from the server, reached through the project that owns it. Changes that were not saved are lost.
    /// </param>
    /// <param name="reason">Why, for sites that demand a reason; <see langword="null"/> for what the client's options say.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>
    /// Whether it could be confirmed: the session has the study date of a header of its scans. <see langword="false"/> if no scan has a
    /// header with a date.
    /// </returns>
    /// <exception cref="XnatConflictException">
    /// The session was reached through a project that does not own it. Nothing was sent.
    /// </exception>
    /// <exception cref="XnatContentException">The server did not take over the study date.</exception>
    public static async Task<bool> PullHeadersAsync(
        this ImageSessionData session, string? reason = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);
        var connection = ItemReading.LocationOf(session).Connection;
        var address = await ItemWriting.AddressAsync(session, cancellationToken).ConfigureAwait(false);
        await connection.DoAsync(
            token => connection.Administration.Maintenance.PullHeadersAsync(address, reason, token), cancellationToken)
            .ConfigureAwait(false);
        await session.LoadAsync(cancellationToken).ConfigureAwait(false);
        if (await StudyDateAsync(session, cancellationToken).ConfigureAwait(false) is not { } date) return false;
        await Confirmation.RequireAsync(
            connection, session.Date == date, "PUT /data/{session}",
            "The session has another date than the headers of its scans; look at the server's logs.", cancellationToken)
            .ConfigureAwait(false);
        return true;
    }

    private static async Task<DateOnly?> StudyDateAsync(ImageSessionData session, CancellationToken cancellationToken)
    {
        await foreach (var scan in session.Scans.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var header = await scan.DicomDumpAsync(["StudyDate"], cancellationToken).ConfigureAwait(false);
            if (DateOnly.TryParseExact(header["StudyDate"], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                return date;
        }

        return null;
    }
}
