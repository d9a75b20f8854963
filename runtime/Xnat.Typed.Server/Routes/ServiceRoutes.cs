using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Importing;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Prearchive;

namespace Xnat.Typed.Server.Routes;

/// <summary>Services below <c>/data/services</c>.</summary>
internal sealed class ServiceRoutes(Site site)
{
    private readonly DicomDumpRoutes dumps = new(site);
    private readonly Importer importer = new(site.Store, site.Prearchive, site.Contents);

    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        switch (segments)
        {
            case ["services", "import", ..]:
                Post(request, "/data/services/import");
                return await importer.ImportAsync(request, cancellationToken).ConfigureAwait(false);
            case ["services", "archive", ..]:
                Post(request, "/data/services/archive");
                await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
                return site.Store.Write(() => Archive(request));
            case ["services", "prearchive", "delete" or "move" or "rebuild"]:
                Post(request, $"/data/services/prearchive/{segments[2]}");
                await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
                return ListingRoutes.Show(request, site.Store.Write(() => Bulk(request, segments[2])));
            case ["services", "refresh", "catalog", ..]:
                // Statistics and digests are always up to date here.
                Post(request, "/data/services/refresh/catalog");
                return Answer.Empty();
            case ["services", "dicomdump", ..]:
                request.Route = "/data/services/dicomdump";
                return request.IsRead ? dumps.Get(request) : throw RestException.MethodNotAllowed();
            default:
                return null;
        }
    }

    private static void Post(XnatRequest request, string route)
    {
        request.Route = route;
        if (request.Method != "POST") throw RestException.MethodNotAllowed();
    }

    private Answer Archive(XnatRequest request)
    {
        var sources = Sources(request.Parameters);
        if (sources.Count == 0) throw RestException.NotFound("Unknown prearchive session.");
        var sessions = sources.ConvertAll(source => Find(request, source));
        if (sessions.Exists(session => session.IsBusy)) throw RestException.Forbidden("Operation already in progress on this prearchive entry.");
        var archiver = new Archiver(site.Store, site.Prearchive, request.Access);
        if (sessions.Count > 1)
        {
            // Several are queued, and the answer is the queue.
            var table = PrearchiveTables.Sessions(sessions);
            foreach (var session in sessions) Try(() => archiver.Archive(session, Order(request.Parameters)), session);
            return ListingRoutes.Show(request, Queued(table, "QUEUED_ARCHIVING"));
        }

        var address = Try(() => archiver.Archive(sessions[0], Order(request.Parameters)), sessions[0], fails: true)!;
        var redirects = request.Parameters.IsTrue("redirect") || (sessions[0].AutoArchive != "Manual" && request.Parameters["auto-archive"] != "false");
        return redirects ? Answer.Empty(303).With("Location", request.SiteUrl + address) : Answer.UriList([address]);
    }

    /// <summary>A failure of the service is an internal error, and the session remembers that it contradicts or failed.</summary>
    private static string? Try(Func<string> archive, PrearchiveSession session, bool fails = false)
    {
        try
        {
            return archive();
        }
        catch (RestException exception) when (exception.Status is not (400 or 403 or 404))
        {
            if (session.Status != "CONFLICT") session.Status = "ERROR";
            return fails ? throw new RestException(500, $"FAILED: {exception.Message}") : null;
        }
    }

    /// <summary>The service always merges; "append" and "delete" both mean that the new data wins.</summary>
    private static ArchiveOrder Order(ParameterList parameters)
    {
        var typed = parameters.Entries.Where(entry => entry.Key.Contains(':', StringComparison.Ordinal) && entry.Key.Contains('/', StringComparison.Ordinal)).ToList();
        var typedLabel = typed.Find(entry => entry.Key.EndsWith("SessionData/label", StringComparison.OrdinalIgnoreCase)).Value;
        return new ArchiveOrder
        {
            Project = parameters["src"] is null ? null : parameters.First("project"),
            Subject = parameters.First("subject", "SUBJECT_ID"),
            Label = parameters.First("session") ?? typedLabel ?? parameters.First("EXPT_LABEL", "label"),
            AllowsMerge = true,
            OverridesConflicts = parameters["overwrite"] is "append" or "delete",
            Quarantines = parameters.IsTrue("quarantine"),
            Fields = typed,
        };
    }

    private static List<string> Sources(ParameterList parameters)
    {
        var sources = parameters.All("src").Where(source => source.Length > 0).ToList();
        if (sources.Count == 0 && parameters.First("project") is { } project && parameters.First("timestamp") is { } timestamp && parameters.First("folder") is { } folder)
            sources.Add($"/prearchive/projects/{project}/{timestamp}/{folder}");
        return sources;
    }

    private PrearchiveSession Find(XnatRequest request, string source, int malformed = 400)
    {
        var segments = source.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipWhile(segment => segment is "data" or "REST").ToList();
        if (segments is not ["prearchive", "projects", var project, var timestamp, var folder]) throw new RestException(malformed, "Invalid src uri.");
        var session = site.Prearchive.Find(project, timestamp, folder) ?? throw RestException.NotFound("Unknown prearchive session.");
        return PrearchiveRoutes.MayEdit(site, request, session.Project) ? session : throw RestException.Forbidden();
    }

    /// <summary>Deletes, moves or rebuilds. A real server works on them later; the answer shows them queued either way.</summary>
    private Table Bulk(XnatRequest request, string action)
    {
        var sessions = request.Parameters.All("src").Select(source => Find(request, source, malformed: 500)).ToList();
        var target = action == "move" ? request.Parameters["newProject"] : null;
        if (action == "move" && (target is null || site.Store.Project(target) is null) && sessions.Count > 0) throw RestException.NotFound($"Unknown project: {target}");
        foreach (var session in sessions)
        {
            if (session.IsBusy) continue;
            if (target is not null && site.Prearchive.Find(target, session.Timestamp, session.Folder) is not null) throw new RestException(409, "Session already exists in the prearchive of that project.");
        }

        var table = PrearchiveTables.Sessions(sessions);
        foreach (var session in sessions.Where(session => !session.IsBusy))
        {
            session.Modified = site.Store.Clock.GetUtcNow();
            if (action == "delete") site.Prearchive.Remove(session);
            else if (target is not null) session.Project = target;
            else session.Status = "READY";
        }

        return Queued(table, action switch { "delete" => "QUEUED_DELETING", "move" => "QUEUED_MOVING", _ => "QUEUED_BUILDING" });
    }

    private static Table Queued(Table table, string status)
    {
        var column = table.Find("status");
        foreach (var row in table.Rows.Where(row => row[column] is "READY" or "CONFLICT" or "ERROR")) row[column] = status;
        return table;
    }
}
