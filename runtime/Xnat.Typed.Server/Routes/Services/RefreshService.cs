using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routes.Services;

/// <summary>Brings catalogs up to date. Entries, statistics and digests never lag behind here, so only the addresses and rights are checked.</summary>
internal sealed class RefreshService(Store store)
{
    public Answer Run(XnatRequest request)
    {
        foreach (var resource in request.Parameters.All("resource"))
        {
            var segments = resource.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipWhile(segment => segment is "data" or "REST" or "archive").ToList();
            var path = ArchivePath.Parse(segments) ?? throw RestException.BadRequest("Invalid resource uri.");
            var places = new ResourceLocator(store, request.Access, path).Places();
            if (!places.All(place => ResourceEditor.CanEdit(place, request.Access))) throw RestException.Forbidden();
            if (path.Resource is { } name && !places.Any(place => ResourceLocator.Find(place, name) is not null)) throw RestException.NotFound("Unable to find the specified catalog.");
        }

        return Answer.Empty();
    }
}
