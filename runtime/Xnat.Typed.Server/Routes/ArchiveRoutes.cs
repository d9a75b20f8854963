using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Routes.Exports;
using Xnat.Typed.Server.Routes.Projects;

namespace Xnat.Typed.Server.Routes;

/// <summary>The classic API: projects and everything below them.</summary>
internal sealed class ArchiveRoutes(Site site)
{
    private readonly ListingRoutes listings = new(site);
    private readonly ItemRoutes items = new(site);
    private readonly EditRoutes edits = new(site);
    private readonly ResourceRoutes resources = new(site);
    private readonly ExperimentExports exports = new(site.Store);
    private readonly MemberRoutes members = new(site);
    private readonly ProtocolRoutes protocols = new(site);

    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        if (segments is ["projects", _, "users" or "groups" or "accessibility" or "pars", ..]) return members.Handle(request, segments[1], [.. segments.Skip(2)]);
        if (segments is ["projects", _, "protocols", ..]) return await protocols.HandleAsync(request, segments[1], [.. segments.Skip(2)], cancellationToken).ConfigureAwait(false);
        if (ArchivePath.Parse(segments, request.IsFolder) is not { } path) return null;
        request.Route = "/data" + path.Template;
        // XNAT has no branch for guests here: nothing is done, and no status is set.
        if (request.IsGuest && request.Method is "PUT" or "DELETE") return Answer.Empty();
        if (path.Node is ArchiveNode.ResourceList or ArchiveNode.Resource or ArchiveNode.Files) return await resources.HandleAsync(request, path, cancellationToken).ConfigureAwait(false);
        if (request.IsRead && path.Node is ArchiveNode.Experiment or ArchiveNode.Scan && exports.Get(request, path) is { } export) return export;
        if (!request.IsRead) return await edits.HandleAsync(request, path, cancellationToken).ConfigureAwait(false);
        if (request.Query["req_format"] == "form") await request.ReadFormAsync(cancellationToken).ConfigureAwait(false);
        return path.Node is ArchiveNode.Project or ArchiveNode.Subject or ArchiveNode.Experiment or ArchiveNode.Scan or ArchiveNode.Assessor or ArchiveNode.Reconstruction
            ? items.Get(request, path)
            : listings.Get(request, path);
    }
}
