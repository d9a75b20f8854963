using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Routes.Exports;

namespace Xnat.Typed.Server.Routes;

/// <summary>The classic API: projects and everything below them.</summary>
internal sealed class ArchiveRoutes(Site site)
{
    private readonly ListingRoutes listings = new(site);
    private readonly ItemRoutes items = new(site);
    private readonly EditRoutes edits = new(site);
    private readonly ResourceRoutes resources = new(site);
    private readonly ExperimentExports exports = new(site.Store);

    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        if (ArchivePath.Parse(segments, request.IsFolder) is not { } path) return null;
        request.Route = "/data" + path.Template;
        if (path.Node is ArchiveNode.ResourceList or ArchiveNode.Resource or ArchiveNode.Files) return await resources.HandleAsync(request, path, cancellationToken).ConfigureAwait(false);
        if (request.IsRead && path is { Node: ArchiveNode.Experiment, Subject: null } && exports.Get(request, path) is { } export) return export;
        if (!request.IsRead) return await edits.HandleAsync(request, path, cancellationToken).ConfigureAwait(false);
        return path.Node is ArchiveNode.Project or ArchiveNode.Subject or ArchiveNode.Experiment or ArchiveNode.Scan or ArchiveNode.Assessor or ArchiveNode.Reconstruction
            ? items.Get(request, path)
            : listings.Get(request, path);
    }
}
