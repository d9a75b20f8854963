using System.Globalization;
using System.Runtime.CompilerServices;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>What an experiment holds, scans, reconstructions and assessors included, in one request.</summary>
public static class ContentExtensions
{
    private const string Route = "GET …/resources";

    /// <summary>
    /// All files of an experiment: its own, and those of its scans, reconstructions and assessors, with path, size and digest, as their
    /// rows arrive. One request, however many there are.
    /// </summary>
    /// <param name="experiment">A session or another experiment, from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <remarks>
    /// In the order of the server's catalogs, which XNAT promises nothing about. <see cref="XnatFile.Uri"/> says where a file belongs:
    /// <c>/data/experiments/XNAT_E00001/scans/4/resources/…</c>.
    /// </remarks>
    public static IAsyncEnumerable<XnatFile> GetFilesAsync(this ExperimentData experiment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var location = ItemReading.LocationOf(experiment);
        return FileListing.ReadAllAsync(location.Connection, location.Address, experiment, cancellationToken);
    }

    /// <summary>
    /// All resources of an experiment: its own, and those of its scans, reconstructions and assessors, with counts and sizes, as their rows
    /// arrive. One request.
    /// </summary>
    /// <param name="experiment">A session or another experiment, from the server.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <remarks>
    /// In the order of the database, which XNAT promises nothing about. Counts are those of the last count; a site that never made one
    /// sends none.
    /// </remarks>
    public static async IAsyncEnumerable<XnatResourceSummary> GetResourcesAsync(
        this ExperimentData experiment, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var location = ItemReading.LocationOf(experiment);
        var (connection, address) = (location.Connection, location.Address);
        var rows = connection.RowsAsync(token => connection.Files.ListAllResourcesAsync(address, token), cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false)) yield return Summary(row);
    }

    private static XnatResourceSummary Summary(TableRow row)
    {
        var level = Text(row, "category") switch
        {
            null or "" or "resources" => XnatResourceLevel.Experiment,
            "scans" => XnatResourceLevel.Scan,
            "reconstructions" => XnatResourceLevel.Reconstruction,
            "assessors" => XnatResourceLevel.Assessor,
            _ => XnatResourceLevel.Other,
        };
        return new(Text(row, "label"), level, level == XnatResourceLevel.Experiment ? null : Text(row, "cat_id"))
        {
            Number = RowCheck.Required(row, "xnat_abstractresource_id", Route),
            FileCount = Number(row, "file_count") is >= 0 and <= int.MaxValue and var count ? (int)count : null,
            FileSize = Number(row, "file_size"),
            Format = Text(row, "format"),
            Content = Text(row, "content"),
        };
    }

    private static string? Text(TableRow row, string column) =>
        row[column] is { Length: > 0 } text ? XnatText.Decode(text) : null;

    private static long? Number(TableRow row, string column) =>
        long.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
