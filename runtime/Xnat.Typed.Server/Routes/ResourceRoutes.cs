using System.Globalization;
using Xnat.Typed.Server.Editing;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Routes;

/// <summary>Resource folders and files of every kind of object.</summary>
internal sealed class ResourceRoutes(Site site)
{
    private static readonly string[] Described = ["format", "content", "description", "tags"];

    private readonly UploadReader uploads = site.Uploads;

    public Task<Answer> ListAsync(XnatRequest request, ArchivePath path, CancellationToken cancellationToken) =>
        Task.FromResult(site.Store.Read(() => List(request, path)));

    public Task<Answer> CatalogAsync(XnatRequest request, ArchivePath path, CancellationToken cancellationToken) =>
        Task.FromResult(site.Store.Read(() => Catalog(request, path)));

    public Task<Answer> PutAsync(XnatRequest request, ArchivePath path, CancellationToken cancellationToken) =>
        Task.FromResult(site.Store.Write(() => Editor(request).Put(Locator(request, path).Location(), path, request.Stored)));

    public Task<Answer> DeleteAsync(XnatRequest request, ArchivePath path, CancellationToken cancellationToken) =>
        Task.FromResult(site.Store.Write(() => Editor(request).Delete(Locator(request, path).Location(), path.Resource!)));

    public Task<Answer> DeleteFileAsync(XnatRequest request, ArchivePath path, CancellationToken cancellationToken) =>
        Task.FromResult(site.Store.Write(() =>
            Editor(request).DeleteFile(Locator(request, path).Location(), path, request.Query.Flag("accept-not-found"))));

    private ResourceLocator Locator(XnatRequest request, ArchivePath path) => new(site.Store, request.Access, path);

    private ResourceEditor Editor(XnatRequest request) => new(site.Store, request.Access);

    private Answer List(XnatRequest request, ArchivePath path)
    {
        var locator = Locator(request, path);
        return TableAnswer.Of(request, FileTables.Resources(request.Query.Flag("all") ? locator.LocationsBelow() : locator.Locations()));
    }

    private Answer Catalog(XnatRequest request, ArchivePath path)
    {
        var resource = Locator(request, path)
            .Locations()
            .Select(location => ResourceLocator.Find(location, path.Resource!))
            .FirstOrDefault(found => found is not null)
            ?? throw RestException.NotFound("Unable to find the specified catalog.");
        if (Download.IsArchive(request.Format)) return Archive(request, Found(request, path));
        var catalog = CatalogXml.Write(resource);
        return Answer.Stream("text/xml;charset=UTF-8", async (stream, token) =>
            await stream.WriteAsync(catalog, token).ConfigureAwait(false));
    }

    /// <summary>A folder described by a document or by parameters.</summary>
    public async Task<Answer> CreateAsync(XnatRequest request, ArchivePath path, CancellationToken cancellationToken)
    {
        var submission = await SubmissionReader.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        var fields = Described.Select(name => KeyValuePair.Create(name, submission.Field(name))).Where(field => field.Value is not null);
        var parameters = new ParameterList([.. fields.Select(field => KeyValuePair.Create(field.Key, field.Value!))]);
        return site.Store.Write(() => Editor(request).Post(
            Locator(request, path).Location(),
            "/data/" + string.Join('/', request.Segments.Skip(1)),
            submission.Field("label"),
            parameters));
    }

    public async Task<Answer> StoreAsync(XnatRequest request, ArchivePath path, CancellationToken cancellationToken)
    {
        // Refused before the bytes are taken; looked up again afterwards, because the lock is not held while they come.
        site.Store.Read(() => Locator(request, path).Location());
        var reference = request.Query["reference"];
        if (reference is not null && !request.Access.IsAdmin)
            throw RestException.Forbidden("Files of the server are taken in by administrators only.");
        var upload = reference is null
            ? await uploads.ReadAsync(request, path.File, cancellationToken).ConfigureAwait(false)
            : await uploads.ReferenceAsync(request, reference, path.File, cancellationToken).ConfigureAwait(false);
        var answer = site.Store.Write(() => Editor(request).Store(
            Locator(request, path).Location(), path.Resource, upload, request.Stored));
        // The copy of a reference may run in the background; it has ended by now.
        return reference is not null && request.Query.IsTrue("async") && answer.Status == 200
            ? Answer.Text(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{{\"workflowId\":{site.Store.Write(() => site.Store.NextStamp(request.Access.Login).Event)}}}"),
                200,
                "text/html;charset=UTF-8")
            : answer;
    }

    public async Task<Answer> FilesAsync(XnatRequest request, ArchivePath path, CancellationToken cancellationToken)
    {
        var (member, file) = site.Store.Read(() => Member(request, path));
        if (member.Length > 0) return await ZipContents.MemberAsync(file!, member, cancellationToken).ConfigureAwait(false);
        if (request.Query.Flag("listContents")
            && site.Store.Read(() => StoredText.Find(Found(request, path), PathOf, path.SentFile)) is { } archive)
            return TableAnswer.Of(request, await ZipContents.ListAsync(archive.File, cancellationToken).ConfigureAwait(false));
        return site.Store.Read(() => Files(request, path));
    }

    /// <summary>A path that goes on behind a stored zip: <c>a.zip!/inner.txt</c> or <c>a.zip/inner.txt</c>.</summary>
    private (string Member, StoredFile? File) Member(XnatRequest request, ArchivePath path)
    {
        var sent = path.SentFile;
        var mark = sent.IndexOf(".zip!/", StringComparison.Ordinal);
        var skip = mark < 0 ? ".zip/".Length : ".zip!/".Length;
        if (mark < 0) mark = sent.IndexOf(".zip/", StringComparison.Ordinal);
        if (mark < 0) return ("", null);
        var archive = StoredText.Find(Found(request, path), PathOf, sent[..(mark + 4)]);
        return archive is null ? ("", null) : (sent[(mark + skip)..], archive.File);
    }

    private Answer Files(XnatRequest request, ArchivePath path)
    {
        var found = Found(request, path);
        if (path.File.Length > 0 && !path.File.EndsWith('/') && !path.File.EndsWith('*')) return One(request, path, found);
        var isSingle = path.Resource is not null && found.Select(file => file.Resource).Distinct().Take(2).Count() == 1;
        found = Narrow(request, path, found);
        if (Download.IsArchive(request.Format)) return Archive(request, found);
        var tables = new FileTables(site.Store);
        if (request.Format is "xcat" or "application/xcat")
            return AddressCatalog.Of(found, tables, ArchiveLayout.Of(site.Store, request.Parameters), request.SiteUrl);
        // On one resource XNAT looks at the index only together with a filter.
        if (request.Query["index"] is { } index && (!isSingle || request.Query.Has("file_content") || request.Query.Has("file_format")))
            return int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && found.ElementAtOrDefault(number) is { } chosen
                ? Download.File(chosen.File, null)
                : throw RestException.NotFound("Unable to find file.");
        return TableAnswer.Of(
            request, tables.Files(found, isSingle && path.Subject is not null ? path.Project : null, request.Query["locator"]));
    }

    private static string PathOf(LocatedFile located) => located.File.Path;

    /// <summary>All files of the address; an unknown resource has none.</summary>
    private List<LocatedFile> Found(XnatRequest request, ArchivePath path)
    {
        var locator = Locator(request, path);
        var locations = path.Resource is null && request.Query.Flag("all") ? locator.LocationsBelow() : locator.Locations();
        return [.. from location in locations
                   from resource in path.Resource is null ? location.Resources : ResourceLocator.Matching(location, path.Resource)
                   from file in resource.Files
                   select new LocatedFile(location, resource, file)];
    }

    private Answer One(XnatRequest request, ArchivePath path, List<LocatedFile> found)
    {
        var located = StoredText.Find(found, PathOf, path.SentFile);
        if (request.Format == "image/jpeg" && located is not null)
            throw new RestException(415, "This server does not render images; fetch the file itself.");
        if (located is not null) return Download.File(located.File, request.Context.Request.Headers, site.Settings.AnswersRanges);
        if (request.Query.Flag("accept-not-found")) return Answer.Empty(204);
        throw RestException.NotFound(path.Resource is null ? "Unable to find file." : "Unable to find catalog entry for given uri.");
    }

    /// <summary>Filters of the query, and a path that ends in a slash or a star.</summary>
    private static List<LocatedFile> Narrow(XnatRequest request, ArchivePath path, List<LocatedFile> files)
    {
        var contents = request.Stored.All("file_content").ToList();
        var formats = request.Stored.All("file_format").ToList();
        var (prefix, sent) = (path.File.TrimEnd('*'), path.SentFile.TrimEnd('*'));
        if (!files.Exists(located => located.File.Path.StartsWith(prefix, StringComparison.Ordinal))) prefix = sent;
        var isFlat = request.Query["recursive"] == "false";
        return files.FindAll(located =>
            (contents.Count == 0
                || contents.Exists(value => value == "NULL" ? located.File.ContentLabel.Length == 0 : value == located.File.ContentLabel))
            && (formats.Count == 0
                || formats.Exists(value => value == "NULL" ? located.File.Format.Length == 0 : value == located.File.Format))
            && located.File.Path.StartsWith(prefix, StringComparison.Ordinal)
            && (!isFlat || !located.File.Path[prefix.Length..].Contains('/', StringComparison.Ordinal)));
    }

    private Answer Archive(XnatRequest request, List<LocatedFile> files) => Download.Archive(files, request.Parameters, site.Store);
}
