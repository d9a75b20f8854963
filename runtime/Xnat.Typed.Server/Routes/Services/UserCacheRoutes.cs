using System.Globalization;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Routes.Services;

/// <summary>The account's own scratch folders: <c>/data/user/cache/resources</c>.</summary>
internal sealed class UserCacheRoutes(Store store, UploadReader uploads, UserCache cache)
{
    private const string Base = "/data/user/cache/resources";

    public async Task<Answer?> HandleAsync(XnatRequest request, IReadOnlyList<string> segments, CancellationToken cancellationToken)
    {
        switch (segments)
        {
            case []:
                request.Route = Base;
                return request.IsRead ? store.Read(() => Folders(request)) : throw RestException.MethodNotAllowed();
            case [var folder, ..] when segments.Count == 1 || (segments.Count == 2 && segments[1] == "files" && request.Method != "POST"):
                request.Route = Base + "/{resource}" + (segments.Count == 2 ? "/files" : "");
                return request.IsRead ? store.Read(() => Files(request, folder, "")) : store.Write(() => Change(request, folder));
            case [var folder, "files", ..]:
                request.Route = Base + "/{resource}/files/{file}";
                return await FileAsync(request, folder, string.Join('/', segments.Skip(2)), cancellationToken).ConfigureAwait(false);
            default:
                return null;
        }
    }

    private async Task<Answer> FileAsync(XnatRequest request, string folder, string path, CancellationToken cancellationToken)
    {
        switch (request.Method)
        {
            case "GET" or "HEAD":
                return store.Read(() => path.Length == 0 || path.EndsWith('/') ? Files(request, folder, path)
                    : cache.Find(request.Access.Login, folder, path) is { } file ? Download.File(file, request.Context.Request.Headers.IfModifiedSince)
                    : throw RestException.NotFound("Unable to find file."));
            case "DELETE":
                return store.Write(() => cache.Remove(request.Access.Login, folder, path) > 0 ? Answer.Empty() : throw RestException.NotFound("Unable to find file."));
            case "PUT" or "POST":
                var upload = await uploads.ReadAsync(request, path, cancellationToken).ConfigureAwait(false);
                return store.Write(() =>
                {
                    foreach (var (name, content) in upload.Files) cache.Put(request.Access.Login, folder, new StoredFile(name, content, store.Clock.GetUtcNow(), request.Access.Login));
                    return Answer.Empty(request.Method == "POST" ? 201 : 200);
                });
            default:
                throw RestException.MethodNotAllowed();
        }
    }

    private Answer Folders(XnatRequest request) =>
        TableAnswer.Of(request, new Table(["Resource", "URI"], [.. cache.Folders(request.Access.Login).Select(name => new[] { name, $"{Base}/{name}" })]));

    private Answer Files(XnatRequest request, string folder, string prefix)
    {
        var files = cache.Files(request.Access.Login, folder)?.Where(file => file.Path.StartsWith(prefix, StringComparison.Ordinal)).ToList() ?? throw RestException.NotFound("Unable to find the specified resource.");
        if (Download.IsArchive(request.Format))
            return files.Count == 0 ? throw RestException.NotFound("There are no files to download.") : Download.Archive(files.ConvertAll(file => KeyValuePair.Create($"{folder}/{file.Path}", file)), folder, request.Parameters);
        return TableAnswer.Of(request, new Table(["Name", "Size", "URI"], [.. files.Select(file => new[] { file.Name, file.Content.Length.ToString(CultureInfo.InvariantCulture), $"{Base}/{folder}/files/{file.Path}" })]));
    }

    private Answer Change(XnatRequest request, string folder) => request.Method switch
    {
        "PUT" => cache.Create(request.Access.Login, folder) ? Answer.Empty() : throw new RestException(412, "Specified resource already exists."),
        "DELETE" => cache.Remove(request.Access.Login, folder) ? Answer.Empty() : throw RestException.NotFound("Unable to find the specified resource."),
        _ => throw RestException.MethodNotAllowed(),
    };
}
