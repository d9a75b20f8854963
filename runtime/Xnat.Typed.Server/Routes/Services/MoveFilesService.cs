using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;

namespace Xnat.Typed.Server.Routes.Services;

/// <summary>Moves files from the account's scratch space into a resource.</summary>
internal sealed class MoveFilesService(Store store, UserCache cache)
{
    public async Task<Answer> MoveAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        await request.ReadFieldsAsync(cancellationToken).ConfigureAwait(false);
        return store.Write(() => Run(request));
    }

    private Answer Run(XnatRequest request)
    {
        var sources = request.Parameters.All("src").Select(UserCachePath.Parse).ToList();
        if (sources.Count == 0) throw RestException.BadRequest("Please set the src parameter");
        var path = Target(request.Parameters["dest"] ?? throw RestException.BadRequest("Please set the dest parameter"));
        var location = new ResourceLocator(store, request.Access, path).Location();
        if (!ResourceEditor.CanEdit(location, request.Access)) throw RestException.Forbidden();
        var login = request.Access.Login;
        var files = sources.SelectMany(source => Files(login, source)).ToList();
        var upload = new Upload(
            [.. files.Select(file => KeyValuePair.Create(
                path.File.Length > 0 ? $"{path.File.TrimEnd('/')}/{file.File.Path}" : file.File.Path, file.File.Content))],
            request.Parameters.IsTrue("overwrite"));
        var answer = new ResourceEditor(store, request.Access).Store(location, path.Resource, upload, request.Parameters);
        foreach (var (folder, file) in files) cache.Remove(login, folder, file.Path);
        return answer;
    }

    private List<(string Folder, Storage.StoredFile File)> Files(string login, UserCachePath source)
    {
        var files = cache.Files(login, source.Folder) ?? throw RestException.NotFound("Unknown src file.");
        var found = files
            .Where(file =>
                source.Path.Length == 0
                || file.Path == source.Path
                || file.Path.StartsWith(source.Path.TrimEnd('/') + "/", StringComparison.Ordinal))
            .ToList();
        return found.Count > 0 ? found.ConvertAll(file => (source.Folder, file)) : throw RestException.NotFound("Unknown src file.");
    }

    /// <summary>
    /// A resource by its address, with or without <c>/data</c> and <c>/archive</c>, with or without <c>files</c> behind it.
    /// </summary>
    private static ArchivePath Target(string dest)
    {
        var segments = dest
            .Split('/', StringSplitOptions.RemoveEmptyEntries)
            .SkipWhile(segment => segment is "data" or "REST" or "archive")
            .ToList();
        var path = ArchivePath.Parse(segments);
        return path?.Resource is null ? throw RestException.BadRequest("The destination is no resource.") : path;
    }
}
