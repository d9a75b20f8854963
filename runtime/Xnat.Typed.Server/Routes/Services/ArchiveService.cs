using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Importing;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Prearchive;

namespace Xnat.Typed.Server.Routes.Services;

/// <summary>Moves sessions that wait into the archive, or says what would come of it.</summary>
internal sealed class ArchiveService(ImportServices services)
{
    public async Task<Answer> ArchiveAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        await request.ReadFieldsAsync(cancellationToken).ConfigureAwait(false);
        var (answer, job) = services.Store.Write(() => Archive(request));
        if (job is null) return answer;
        try
        {
            await services.Works.WaitAsync(job, cancellationToken).ConfigureAwait(false);
            return answer;
        }
        catch (RestException exception) when (exception.Status < 500)
        {
            throw new RestException(500, $"FAILED: {exception.Message}");
        }
    }

    public async Task<Answer> ValidateAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        await request.ReadFieldsAsync(cancellationToken).ConfigureAwait(false);
        return services.Store.Write(() => Validate(request));
    }

    /// <returns>The answer, and what it waits for where that takes its time.</returns>
    private (Answer Answer, PrearchiveJob? Job) Archive(XnatRequest request)
    {
        var sessions = Sessions(request);
        if (sessions.Exists(session => session.IsBusy))
            throw RestException.Forbidden("Operation already in progress on this prearchive entry.");
        var parameters = request.Stored;
        if (sessions.Count > 1)
        {
            // Several are queued, and the answer is the queue.
            var table = PrearchiveTables.Queued(sessions, "QUEUED_ARCHIVING");
            foreach (var session in sessions) Try(request, session, Order(parameters, isAlone: false), listener: null, fails: false);
            return (TableAnswer.Of(request, table), null);
        }

        var isAutomatic = sessions[0].AutoArchive != "Manual";
        var listener = parameters["http-session-listener"];
        var (address, job) = Try(request, sessions[0], Order(parameters, isAlone: true), listener, fails: listener is null);
        if (job is null) services.Progress.Say(
            listener,
            address is null ? "FAILED" : "COMPLETED",
            address is null ? $"Archiving failed, the session is in status {sessions[0].Status}" : $"Archive:{address}");
        if (listener is not null)
            return (Answer.Empty(303).With("Location", request.SiteUrl + "/app/template/XDATScreen_prearchives.vm"), null);
        var redirects = parameters.IsTrue("redirect") || (isAutomatic && parameters["auto-archive"] != "false");
        return (redirects ? Answer.Empty(303).With("Location", request.SiteUrl + address) : Answer.UriList([address!]), job);
    }

    private Answer Validate(XnatRequest request) =>
        TableAnswer.Of(request, new ArchiveCheck(services.Store).Of(Sessions(request)[0], Order(request.Stored, isAlone: true)));

    private List<PrearchiveSession> Sessions(XnatRequest request)
    {
        var sources = WaitingSources.Of(request.Parameters);
        if (sources.Count == 0) throw RestException.NotFound("Unknown prearchive session.");
        return sources.ConvertAll(source => WaitingSources.Find(services, request, source));
    }

    /// <summary>A failure of the service is an internal error, and the session remembers that it contradicts or failed.</summary>
    private (string? Address, PrearchiveJob? Job) Try(
        XnatRequest request, PrearchiveSession session, ArchiveOrder order, string? listener, bool fails)
    {
        try
        {
            if (services.Works.Begin(session, request.Access, order, listener) is { } job) return (job.Address, job);
            var address = services.Archiver(request.Access).Archive(session, order);
            services.Logs.Forget(session);
            return (address, null);
        }
        catch (RestException exception) when (!fails || exception.Status is not (400 or 403 or 404))
        {
            if (session.Status != "CONFLICT") session.Status = "ERROR";
            services.Logs.Add(session, $"ERROR {exception.Message}");
            return fails ? throw new RestException(500, $"FAILED: {exception.Message}") : (null, null);
        }
    }

    /// <summary>The service always merges; "append" and "delete" both mean that the new data wins.</summary>
    private static ArchiveOrder Order(ParameterList parameters, bool isAlone)
    {
        var destination = ImportDestination.Parse(parameters["dest"]);
        var typed = parameters.Entries
            .Where(entry => entry.Key.Contains(':', StringComparison.Ordinal) && entry.Key.Contains('/', StringComparison.Ordinal))
            .ToList();
        var typedLabel = typed.Find(entry => entry.Key.EndsWith("SessionData/label", StringComparison.OrdinalIgnoreCase)).Value;
        return new ArchiveOrder
        {
            Project = destination.Project ?? (parameters["src"] is null ? null : parameters.First("project")),
            Subject = destination.Subject ?? parameters.First("subject", "SUBJECT_ID"),
            Label = destination.Session ?? parameters.First("session") ?? typedLabel ?? parameters.First("EXPT_LABEL", "label"),
            AllowsMerge = true,
            OverridesConflicts = parameters["overwrite"] is "append" or "delete",
            // Read for several sessions only; for a single one XNAT loses it on the way.
            OverwritesFiles = !isAlone && parameters.IsTrue("overwrite_files"),
            Quarantines = parameters.IsTrue("quarantine"),
            Fields = typed,
        };
    }
}
