using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Importing;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Prearchive;

namespace Xnat.Typed.Server.Routes.Services;

/// <summary>
/// Deletes, moves or rebuilds sessions that wait. A real server works on them later; the answer shows them queued either way.
/// </summary>
internal sealed class PrearchiveService(ImportServices services)
{
    public Task<Answer> DeleteAsync(XnatRequest request, CancellationToken cancellationToken) =>
        RunAsync(request, "delete", cancellationToken);

    public Task<Answer> MoveAsync(XnatRequest request, CancellationToken cancellationToken) => RunAsync(request, "move", cancellationToken);

    public Task<Answer> RebuildAsync(XnatRequest request, CancellationToken cancellationToken) =>
        RunAsync(request, "rebuild", cancellationToken);

    private async Task<Answer> RunAsync(XnatRequest request, string action, CancellationToken cancellationToken)
    {
        await request.ReadFieldsAsync(cancellationToken).ConfigureAwait(false);
        return services.Store.Write(() => Run(request, action));
    }

    private Answer Run(XnatRequest request, string action)
    {
        var sessions = request.Parameters
            .All("src")
            .Where(source => source.Length > 0)
            .Select(source => WaitingSources.Find(services, request, source, malformed: 500))
            .ToList();
        var target = action == "move" && sessions.Count > 0 ? Target(request, sessions) : null;
        // A locked session is shown with the status that it has, and left alone.
        var free = sessions.Where(session => !session.IsBusy).ToList();
        var table = PrearchiveTables.Queued(
            sessions, action switch { "delete" => "QUEUED_DELETING", "move" => "QUEUED_MOVING", _ => "QUEUED_BUILDING" });
        foreach (var session in free)
        {
            session.Modified = services.Store.Clock.GetUtcNow();
            if (action == "delete") Delete(session);
            else if (target is not null) session.Project = target;
            else Rebuild(request, session);
        }

        return TableAnswer.Of(request, table);
    }

    private string Target(XnatRequest request, List<PrearchiveSession> sessions)
    {
        var name = request.Parameters["newProject"];
        var project = name is null ? null : services.Store.Project(name);
        if (project is null) throw RestException.NotFound($"Unknown project: {name}");
        if (!PrearchiveRights.MayEdit(services.Store, request.Access, project.Id)) throw RestException.Forbidden();
        if (sessions.Exists(session =>
            !session.IsBusy && services.Prearchive.Find(project.Id, session.Timestamp, session.Folder) is not null))
            throw new RestException(409, "Session already exists in the prearchive of that project.");
        return project.Id;
    }

    private void Delete(PrearchiveSession session)
    {
        services.Logs.Forget(session);
        services.Prearchive.Remove(session);
    }

    private void Rebuild(XnatRequest request, PrearchiveSession session)
    {
        if (services.Works.Begin(session, request.Access, order: null) is not null) return;
        services.Studies(request.Access).Rebuild(session, services.Settings.PetMr(session.Project));
        session.Status = "READY";
    }
}
