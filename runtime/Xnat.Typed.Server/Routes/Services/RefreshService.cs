using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routes.Services;

/// <summary>
/// Brings catalogs up to date. Entries, statistics and digests never lag behind here, so only the addresses and rights are checked.
/// </summary>
internal sealed class RefreshService(Store store)
{
    public async Task<Answer> RefreshAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        await request.ReadFieldsAsync(cancellationToken).ConfigureAwait(false);
        return store.Read(() => Run(request, request.Parameters.All("resource")));
    }

    /// <summary>Checks addresses and rights of resources. Called with the store locked.</summary>
    public Answer Run(XnatRequest request, IEnumerable<string> resources)
    {
        foreach (var resource in resources)
        {
            var segments = resource
                .Split('/', StringSplitOptions.RemoveEmptyEntries)
                .SkipWhile(segment => segment is "data" or "REST" or "archive")
                .ToList();
            var path = ArchivePath.Parse(segments) ?? throw RestException.BadRequest("Invalid resource uri.");
            var locations = new ResourceLocator(store, request.Access, path).Locations();
            if (!locations.All(location => ResourceEditor.CanEdit(location, request.Access))) throw RestException.Forbidden();
            if (path.Resource is { } name && !locations.Any(location => ResourceLocator.Find(location, name) is not null))
                throw RestException.NotFound("Unable to find the specified catalog.");
        }

        return Answer.Empty();
    }
}
