using System.Globalization;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Routes;

/// <summary>Resource folders and files of every kind of object.</summary>
internal sealed class ResourceRoutes(Site site)
{
    private readonly UploadReader uploads = new(site.Contents);

    public Task<Answer> HandleAsync(XnatRequest request, ArchivePath path, CancellationToken cancellationToken) => (path.Node, request.Method) switch
    {
        (ArchiveNode.ResourceList, "GET" or "HEAD") => Task.FromResult(site.Store.Read(() => List(request, path))),
        (ArchiveNode.Resource, "GET" or "HEAD") => Task.FromResult(site.Store.Read(() => Catalog(request, path))),
        (ArchiveNode.Resource, "PUT") => Task.FromResult(site.Store.Write(() => Editor(request).Put(Locator(request, path).Place(), path, request.Parameters))),
        (ArchiveNode.Resource, "DELETE") => Task.FromResult(site.Store.Write(() => Editor(request).Delete(Locator(request, path).Place(), path.Resource!))),
        (ArchiveNode.Files, "GET" or "HEAD") => FilesAsync(request, path, cancellationToken),
        (ArchiveNode.Files, "PUT" or "POST") => StoreAsync(request, path, cancellationToken),
        (ArchiveNode.Files, "DELETE") => Task.FromResult(site.Store.Write(() =>
            Editor(request).DeleteFile(Locator(request, path).Place(), path.Resource, path.File, request.Query.Flag("accept-not-found")))),
        _ => throw RestException.MethodNotAllowed(),
    };

    private ResourceLocator Locator(XnatRequest request, ArchivePath path) => new(site.Store, request.Access, path);

    private ResourceEditor Editor(XnatRequest request) => new(site.Store, request.Access);

    private Answer List(XnatRequest request, ArchivePath path)
    {
        var locator = Locator(request, path);
        return ListingRoutes.Show(request, FileTables.Resources(request.Query.Flag("all") ? locator.PlacesBelow() : locator.Places()));
    }

    private Answer Catalog(XnatRequest request, ArchivePath path)
    {
        var resource = Locator(request, path).Places().Select(place => ResourceLocator.Find(place, path.Resource!)).FirstOrDefault(found => found is not null)
            ?? throw RestException.NotFound("Unable to find the specified catalog.");
        if (Download.IsArchive(request.Format)) return Archive(request, Found(request, path));
        var catalog = CatalogXml.Write(resource);
        return Answer.Stream("text/xml;charset=UTF-8", async (stream, token) => await stream.WriteAsync(catalog, token).ConfigureAwait(false));
    }

    private async Task<Answer> StoreAsync(XnatRequest request, ArchivePath path, CancellationToken cancellationToken)
    {
        // Refused before the bytes are taken; looked up again afterwards, because the lock is not held while they come.
        site.Store.Read(() => Locator(request, path).Place());
        var upload = await uploads.ReadAsync(request, path.File, cancellationToken).ConfigureAwait(false);
        return site.Store.Write(() => Editor(request).Store(Locator(request, path).Place(), path.Resource, upload, request.Parameters));
    }

    private async Task<Answer> FilesAsync(XnatRequest request, ArchivePath path, CancellationToken cancellationToken)
    {
        var (member, file) = site.Store.Read(() => Member(request, path));
        if (member.Length > 0) return await Download.MemberAsync(file!, member, cancellationToken).ConfigureAwait(false);
        return site.Store.Read(() => Files(request, path));
    }

    /// <summary>A path that goes on behind a stored zip: <c>a.zip!/inner.txt</c> or <c>a.zip/inner.txt</c>.</summary>
    private (string Member, StoredFile? File) Member(XnatRequest request, ArchivePath path)
    {
        var mark = path.File.IndexOf(".zip!/", StringComparison.Ordinal);
        var skip = mark < 0 ? ".zip/".Length : ".zip!/".Length;
        if (mark < 0) mark = path.File.IndexOf(".zip/", StringComparison.Ordinal);
        if (mark < 0) return ("", null);
        var archive = Found(request, path).FirstOrDefault(file => file.File.Path == path.File[..(mark + 4)]);
        return archive is null ? ("", null) : (path.File[(mark + skip)..], archive.File);
    }

    private Answer Files(XnatRequest request, ArchivePath path)
    {
        var found = Found(request, path);
        if (path.File.Length > 0 && !path.File.EndsWith('/') && !path.File.EndsWith('*')) return One(request, path, found);
        found = Narrow(request, path, found);
        if (Download.IsArchive(request.Format)) return Archive(request, found);
        if (request.Query["index"] is { } index)
            return int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && found.ElementAtOrDefault(number) is { } chosen ? Download.File(chosen.File, null) : throw RestException.NotFound("Unable to find file.");
        var isSingle = path.Resource is not null && found.Select(file => file.Resource).Distinct().Count() == 1;
        return ListingRoutes.Show(request, new FileTables(site.Store).Files(found, isSingle && path.Subject is not null ? path.Project : null));
    }

    /// <summary>All files of the address; an unknown resource has none.</summary>
    private List<LocatedFile> Found(XnatRequest request, ArchivePath path)
    {
        var locator = Locator(request, path);
        var places = path.Resource is null && request.Query.Flag("all") ? locator.PlacesBelow() : locator.Places();
        return [.. from place in places
                   from resource in path.Resource is null ? place.Resources : ResourceLocator.Matching(place, path.Resource)
                   from file in resource.Files
                   select new LocatedFile(place, resource, file)];
    }

    private static Answer One(XnatRequest request, ArchivePath path, List<LocatedFile> found)
    {
        if (found.Find(file => file.File.Path == path.File) is { } located) return Download.File(located.File, request.Context.Request.Headers.IfModifiedSince);
        if (request.Query.Flag("accept-not-found")) return Answer.Empty(204);
        throw RestException.NotFound("Unable to find catalog entry for given uri.");
    }

    /// <summary>Filters of the query, and a path that ends in a slash or a star.</summary>
    private static List<LocatedFile> Narrow(XnatRequest request, ArchivePath path, List<LocatedFile> files)
    {
        var contents = request.Query.All("file_content").ToList();
        var formats = request.Query.All("file_format").ToList();
        var prefix = path.File.TrimEnd('*');
        var isFlat = request.Query["recursive"] == "false";
        return files.FindAll(located =>
            (contents.Count == 0 || contents.Exists(value => value == "NULL" ? located.File.ContentLabel.Length == 0 : value == located.File.ContentLabel))
            && (formats.Count == 0 || formats.Exists(value => value == "NULL" ? located.File.Format.Length == 0 : value == located.File.Format))
            && located.File.Path.StartsWith(prefix, StringComparison.Ordinal)
            && (!isFlat || !located.File.Path[prefix.Length..].Contains('/', StringComparison.Ordinal)));
    }

    private Answer Archive(XnatRequest request, List<LocatedFile> files) => Download.Archive(files, request.Parameters, site.Store);
}
