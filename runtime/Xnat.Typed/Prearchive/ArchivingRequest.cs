using System.Net;
using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>
/// Has a session archived and waits. Where nothing is known of what the server did, it is looked for: an answer that is lost is no session
/// that is lost, and none is archived twice.
/// </summary>
internal static class ArchivingRequest
{
    private const int MostAttempts = 4;

    private const string Route = "POST /data/services/archive";

    /// <summary>Refuses to change what is there, unless it is the session itself that has been archived by an earlier call.</summary>
    /// <returns>That session; <see langword="null"/> where it is still to be archived.</returns>
    /// <exception cref="XnatConflictException">The project has another session of that label that must not be changed.</exception>
    public static async Task<ExperimentData?> RefuseAsync(
        XnatConnection connection, ArchivingTarget target, ImportOverwrite overwrite, CancellationToken cancellationToken)
    {
        try
        {
            await ArchiveTarget.RefuseAsync(connection, target.Project, target.Label, overwrite, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (XnatConflictException) when (target.Study is not null)
        {
            if (await ArchivedBeforeAsync(connection, target, cancellationToken).ConfigureAwait(false) is not { } archived) throw;
            return archived;
        }
    }

    /// <returns>The archived session.</returns>
    /// <exception cref="XnatException">It was not archived, or nobody knows.</exception>
    public static async Task<ExperimentData> SendAsync(
        XnatConnection connection, ArchiveQuery query, ArchivingTarget target, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var uri = await connection.TextAsync(token => connection.Import.ArchiveAsync(query, token), cancellationToken)
                    .ConfigureAwait(false);
                // An answer that comes before the end names an address at which there is nothing yet.
                await Departure.ConfirmAsync(connection, target.Session, "archived", cancellationToken).ConfigureAwait(false);
                return await ArchivedSession.ReadAsync(connection, uri, Route, cancellationToken).ConfigureAwait(false);
            }
            catch (XnatException e) when (IsOpen(e))
            {
                if (await FindAsync(connection, target, cancellationToken).ConfigureAwait(false) is { } archived) return archived;
                if (attempt >= MostAttempts || !IsRefusedUnread(e)) throw;
                await PassingFailure.WaitAsync(e, attempt, connection.Options.Clock, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Looks for a session of which it is not known whether it was archived, and waits while the server archives it.</summary>
    /// <returns>It; <see langword="null"/> if it waits in the prearchive as before, or nobody can tell.</returns>
    public static async Task<ExperimentData?> FindAsync(
        XnatConnection connection, ArchivingTarget target, CancellationToken cancellationToken)
    {
        try
        {
            var left = await Departure.FindAsync(connection, target.Session, cancellationToken).ConfigureAwait(false);
            if (left is null) return await ArchivingOutcome.FindAsync(connection, target, cancellationToken).ConfigureAwait(false);
            return PrearchiveStatus.IsBusy(left.Status) && !left.IsReceiving
                ? await new XnatArchiving(connection, target).WaitAsync(null, cancellationToken).ConfigureAwait(false)
                : null;
        }
        catch (XnatException)
        {
            // What led here says more.
            return null;
        }
    }

    private static async Task<ExperimentData?> ArchivedBeforeAsync(
        XnatConnection connection, ArchivingTarget target, CancellationToken cancellationToken)
    {
        try
        {
            if (await Departure.FindAsync(connection, target.Session, cancellationToken).ConfigureAwait(false) is not null) return null;
            var archived = await ArchivingOutcome.FindAsync(connection, target, cancellationToken).ConfigureAwait(false);
            return archived is not null && ItemAddress.Value(archived.Raw, "UID") == target.Study ? archived : null;
        }
        catch (XnatException)
        {
            // The conflict says more.
            return null;
        }
    }

    // With 500 the service itself says that it did not archive the session.
    private static bool IsOpen(XnatException failure) =>
        PassingFailure.Is(failure) && failure is not XnatResponseException { Status: HttpStatusCode.InternalServerError };

    private static bool IsRefusedUnread(XnatException failure) =>
        failure is XnatResponseException { Status: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable };
}
