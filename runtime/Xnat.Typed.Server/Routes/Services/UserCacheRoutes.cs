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

    public Answer List(XnatRequest request) => store.Read(() =>
    {
        var rows = cache.Folders(request.Access.Login).Select(name => new[] { name, $"{Base}/{name}" });
        return TableAnswer.Of(request, new Table(["Resource", "URI"], [.. rows]));
    });

    public Answer Create(XnatRequest request) => store.Write(() =>
        cache.Create(request.Access.Login, Name(request))
            ? Answer.Empty()
            : throw new RestException(412, "Specified resource already exists."));

    public Answer Remove(XnatRequest request) => store.Write(() =>
        cache.Remove(request.Access.Login, Name(request))
            ? Answer.Empty()
            : throw RestException.NotFound("Unable to find the specified resource."));

    public Answer Files(XnatRequest request) => store.Read(() => Files(request, ""));

    public Answer File(XnatRequest request) => store.Read(() =>
    {
        var path = request.Values["file"];
        if (path.EndsWith('/')) return Files(request, path);
        return cache.Find(request.Access.Login, Name(request), path) is { } file
            ? Download.File(file, request.Context.Request.Headers)
            : throw RestException.NotFound("Unable to find file.");
    });

    public async Task<Answer> StoreAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var upload = await uploads.ReadAsync(request, request.Values.GetValueOrDefault("file", ""), cancellationToken)
            .ConfigureAwait(false);
        return store.Write(() =>
        {
            var login = request.Access.Login;
            foreach (var (name, content) in upload.Files)
                cache.Put(login, Name(request), new StoredFile(name, content, store.Clock.GetUtcNow(), login));
            return Answer.Empty(request.Method == "POST" ? 201 : 200);
        });
    }

    public Answer RemoveFile(XnatRequest request) => store.Write(() =>
        cache.Remove(request.Access.Login, Name(request), request.Values["file"]) > 0
            ? Answer.Empty()
            : throw RestException.NotFound("Unable to find file."));

    private static string Name(XnatRequest request) => request.Values["name"];

    private Answer Files(XnatRequest request, string prefix)
    {
        var folder = Name(request);
        var files = cache.Files(request.Access.Login, folder)?.Where(file => file.Path.StartsWith(prefix, StringComparison.Ordinal))
            .ToList()
            ?? throw RestException.NotFound("Unable to find the specified resource.");
        if (!Download.IsArchive(request.Format))
            return TableAnswer.Of(request, new Table(["Name", "Size", "URI"], [.. files.Select(file => Line(folder, file))]));
        return files.Count == 0
            ? throw RestException.NotFound("There are no files to download.")
            : Download.Archive(files.ConvertAll(file => KeyValuePair.Create($"{folder}/{file.Path}", file)), folder, request.Parameters);
    }

    private static string[] Line(string folder, StoredFile file) =>
        [file.Name, file.Content.Length.ToString(CultureInfo.InvariantCulture), $"{Base}/{folder}/files/{file.Path}"];
}
