using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Importing;
using Xnat.Typed.Server.Prearchive;

namespace Xnat.Typed.Server.Routes.Prearchiving;

/// <summary>What a POST to a session that waits can ask for. Called with the store locked for writing.</summary>
internal sealed class PrearchiveActions(ImportServices services)
{
    private static readonly HashSet<string> Statuses = new(StringComparer.Ordinal)
    {
        "RECEIVING", "RECEIVING_INTERRUPT", "BUILDING", "READY", "CONFLICT", "ERROR", "ARCHIVING", "DELETING", "MOVING", "SEPARATING",
        "QUEUED_ARCHIVING", "QUEUED_BUILDING", "QUEUED_DELETING", "QUEUED_MOVING", "QUEUED_SEPARATING",
    };

    /// <returns>The answer, and what it waits for where that takes its time.</returns>
    public (Answer Answer, PrearchiveJob? Job) Act(XnatRequest request, PrearchiveSession session)
    {
        switch (request.Parameters["action"])
        {
            case "build":
                DemandFree(session);
                var job = services.Works.Begin(session, request.Access, order: null);
                if (job is null) Build(request, session);
                return (Answer.UriList(["/data" + session.Url]), job);
            case "commit":
                return Commit(request, session);
            case "move":
                return (Move(request, session), null);
            case "reset-status":
                Set(session, "READY");
                return (Answer.UriList(["/data" + session.Url]), null);
            case "set-status":
                Set(
                    session,
                    request.Parameters["status"] is { } status && Statuses.Contains(status)
                        ? status
                        : throw RestException.BadRequest("Unknown status."));
                return (Answer.Empty(), null);
            default:
                throw RestException.BadRequest("Unknown action; known are build, commit, move, reset-status and set-status.");
        }
    }

    private static void DemandFree(PrearchiveSession session)
    {
        if (session.IsBusy && session.Status != "RECEIVING") throw new RestException(409, "session document locked");
    }

    /// <summary>Reads the files again and makes the document anew.</summary>
    private void Build(XnatRequest request, PrearchiveSession session)
    {
        services.Studies(request.Access).Rebuild(session, services.Settings.PetMr(session.Project));
        Set(session, "READY");
    }

    private (Answer Answer, PrearchiveJob? Job) Commit(XnatRequest request, PrearchiveSession session)
    {
        DemandFree(session);
        Build(request, session);
        var listener = request.Parameters["http-session-listener"];
        var order = request.Parameters.First("AA", "auto-archive") == "true" ? new ArchiveOrder() : null;
        string? archived = null;
        PrearchiveJob? job = null;
        try
        {
            job = services.Works.Begin(session, request.Access, order, listener);
            if (order is not null) archived = job?.Address ?? services.Archiver(request.Access).Archive(session, order);
            var address = archived is null ? $"Prearchive:/data{session.Url}" : $"Archive:{archived}";
            if (job is null) services.Progress.Say(listener, "COMPLETED", address);
        }
        catch (RestException exception) when (listener is not null)
        {
            services.Progress.Say(listener, "FAILED", exception.Message);
        }

        // Whoever listens is answered at once, before anything is done.
        if (listener is not null) return (Answer.Empty(), null);
        // A moved body, without the header that usually goes with it.
        return (archived is null ? Answer.UriList(["/data" + session.Url]) : Answer.Text(archived, 301), job);
    }

    private Answer Move(XnatRequest request, PrearchiveSession session)
    {
        // Nothing happens to a locked session, and nobody is told.
        if (session.IsBusy) return Answer.Empty();
        var target = request.Query["newProject"];
        if (target is null
            || services.Store.Project(target) is not { } project
            || !PrearchiveRights.MayEdit(services.Store, request.Access, target))
            throw RestException.Forbidden();
        session.Project = project.Id;
        session.Modified = services.Store.Clock.GetUtcNow();
        return Answer.UriList(["/data" + session.Url], 301);
    }

    private void Set(PrearchiveSession session, string status)
    {
        services.Works.GiveUp(session);
        session.Status = status;
        session.Modified = services.Store.Clock.GetUtcNow();
    }
}
