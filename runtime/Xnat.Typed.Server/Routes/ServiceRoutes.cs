using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Importing;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Progress;
using Xnat.Typed.Server.Routes.Services;

namespace Xnat.Typed.Server.Routes;

/// <summary>Services below <c>/data/services</c>, and what they leave for their users: the prearchive, reports on work, scratch space.</summary>
internal sealed class ServiceRoutes
{
    private readonly Site site;
    private readonly ImportServices services;
    private readonly DicomDumpRoutes dumps;
    private readonly UserCacheRoutes cache;

    public ServiceRoutes(Site site)
    {
        this.site = site;
        services = site.Imports;
        dumps = new DicomDumpRoutes(site);
        cache = new UserCacheRoutes(site.Store, site.Uploads, services.Cache);
        Prearchive = new PrearchiveRoutes(site, services);
    }

    /// <summary>Sessions that wait.</summary>
    public PrearchiveRoutes Prearchive { get; }

    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        switch (segments)
        {
            case ["services", "import", ..]:
                Post(request, "/data/services/import");
                return await site.Importer.ImportAsync(request, cancellationToken).ConfigureAwait(false);
            case ["services", "archive" or "validate-archive", ..]:
                Post(request, $"/data/services/{segments[1]}");
                await request.ReadFieldsAsync(cancellationToken).ConfigureAwait(false);
                return site.Store.Write(() => segments[1] == "archive" ? new ArchiveService(services).Archive(request) : new ArchiveService(services).Validate(request));
            case ["services", "prearchive", "delete" or "move" or "rebuild"]:
                Post(request, $"/data/services/prearchive/{segments[2]}");
                await request.ReadFieldsAsync(cancellationToken).ConfigureAwait(false);
                return site.Store.Write(() => new PrearchiveService(services).Run(request, segments[2]));
            case ["services", "refresh", "catalog", ..]:
                return await RefreshAsync(request, cancellationToken).ConfigureAwait(false);
            case ["services", "move-files"]:
                Post(request, "/data/services/move-files");
                await request.ReadFieldsAsync(cancellationToken).ConfigureAwait(false);
                return site.Store.Write(() => new MoveFilesService(site.Store, services.Cache).Run(request));
            case ["services", "dicomdump", ..]:
                request.Route = "/data/services/dicomdump";
                return request.IsRead ? dumps.Get(request) : throw RestException.MethodNotAllowed();
            case ["services", "inbox", var id]:
                return Get(request, "/data/services/inbox/{id}", site.Inbox.Json, id);
            case ["status", var id]:
                return Get(request, "/data/status/{id}", services.Progress.Json, id);
            case ["user", "cache", "resources", ..]:
                return await cache.HandleAsync(request, [.. segments.Skip(3)], cancellationToken).ConfigureAwait(false);
            default:
                return null;
        }
    }

    private static void Post(XnatRequest request, string route)
    {
        request.Route = route;
        if (request.Method != "POST") throw RestException.MethodNotAllowed();
    }

    private Answer Get(XnatRequest request, string route, Func<string, string?> find, string id)
    {
        request.Route = route;
        if (!request.IsRead) throw RestException.MethodNotAllowed();
        return Answer.Json(site.Store.Read(() => find(id)) ?? throw RestException.NotFound());
    }

    private async Task<Answer> RefreshAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        Post(request, "/data/services/refresh/catalog");
        await request.ReadFieldsAsync(cancellationToken).ConfigureAwait(false);
        return site.Store.Read(() => new RefreshService(site.Store).Run(request));
    }
}
