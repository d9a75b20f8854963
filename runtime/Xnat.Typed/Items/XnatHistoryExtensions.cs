using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>What was done to an experiment. XNAT tells it of experiments only.</summary>
public static class XnatHistoryExtensions
{
    /// <summary>The changes of an experiment, its scans and other rows, in the order in which the server tells them.</summary>
    /// <param name="experiment">A session, assessor or other experiment from the server.</param>
    /// <param name="details">Whether each changed field has a line of its own, with its values before and after.</param>
    /// <param name="files">Whether files are listed too.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">It was deleted, or the account cannot see it any more.</exception>
    public static async Task<IReadOnlyList<XnatHistoryEntry>> GetHistoryAsync(
        this ExperimentData experiment, bool details = false, bool files = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var (connection, address) = (ItemReading.LocationOf(experiment).Connection, ItemReading.LocationOf(experiment).Address);
        var rows = connection.RowsAsync(
            token => connection.Archive.HistoryAsync(address, QueryFlag.WhenSet(details), QueryFlag.WhenSet(files), token),
            cancellationToken);
        var history = new List<XnatHistoryEntry>();
        await foreach (var row in rows.ConfigureAwait(false)) history.Add(new(row));
        return history;
    }
}
