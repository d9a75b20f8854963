using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Routes.Services;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Routes.Xapi;

/// <summary>
/// Downloads of many sessions, prepared first and fetched then: <c>/xapi/archive/download</c>, by XNAT's <c>CatalogApi</c>. What may be
/// read is looked up at each request; a catalog of nobody is refused like one of somebody else.
/// </summary>
internal sealed class ArchiveDownloadRoutes(Site site, RefreshService refresh)
{
    private const int MaxItems = 10_000;
    private static readonly string[] Operations = ["all", "append", "checksum", "delete", "populatestats"];
    private static readonly string[] ProjectLists = ["projectId", "projectIds"];

    private readonly DownloadCatalogs catalogs = new(site.Store.Clock);

    public Task<Answer> PrepareAsync(XnatRequest request, CancellationToken cancellationToken) =>
        PrepareAsync(request, static (id, _) => Answer.Text(id), cancellationToken);

    public Task<Answer> PrepareWithSizeAsync(XnatRequest request, CancellationToken cancellationToken) => PrepareAsync(
        request,
        static (id, size) => Answer.Json(new JsonObject { ["id"] = id, ["size"] = size.ToString(CultureInfo.InvariantCulture) }),
        cancellationToken);

    public Answer Document(XnatRequest request) => site.Store.Read(() =>
    {
        var (id, selection) = Known(request);
        var document = DownloadCatalogXml.Write(
            id, selection.Find(site.Store, request.Access), selection.Layout(site.Store), site.Store);
        return Answer.Sized("application/xml", document.Length, async (stream, token) =>
            await stream.WriteAsync(document, token).ConfigureAwait(false));
    });

    public Answer Zip(XnatRequest request) => Zip(request, static file => file);

    /// <summary>The same archive of files that are empty: what it would be.</summary>
    public Answer EmptyZip(XnatRequest request)
    {
        var nothing = ContentStore.Keep([]);
        return Zip(request, file => file with { Content = nothing });
    }

    public async Task<Answer> RefreshAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        var words = request.Values.GetValueOrDefault("operations", "all").Split(',');
        if (!Array.TrueForAll(words, word => Operations.Contains(word, StringComparer.OrdinalIgnoreCase)))
            throw RestException.BadRequest("The operations are All, Append, Checksum, Delete and PopulateStats.");
        var resources = Texts(await JsonBody.ReadAsync(request, cancellationToken).ConfigureAwait(false));
        return site.Store.Read(() => refresh.Run(request, resources));
    }

    private async Task<Answer> PrepareAsync(XnatRequest request, Func<string, long, Answer> answer, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadObjectAsync(request, cancellationToken).ConfigureAwait(false);
        var lists = body.ToDictionary(list => list.Key, list => Texts(list.Value), StringComparer.Ordinal);
        string[] projects = [.. ProjectLists.Where(lists.ContainsKey).SelectMany(name => lists[name])];
        if (projects.Length == 0 || !lists.TryGetValue("sessions", out var sessions) || sessions.Count == 0) return Answer.Empty(204);
        var selection = new DownloadSelection(sessions, lists);
        var size = site.Store.Read(() =>
        {
            if (!Array.TrueForAll(projects, id => site.Store.Project(id) is { } project && request.Access.CanRead(project)))
                throw RestException.Forbidden();
            return selection.Find(site.Store, request.Access).Sum(part => part.Files.Sum(file => file.File.Content.Length));
        });
        return answer(catalogs.Add(request.Access.Login, selection), size);
    }

    private Answer Zip(XnatRequest request, Func<StoredFile, StoredFile> content) => site.Store.Read(() =>
    {
        var (id, selection) = Known(request);
        var layout = selection.Layout(site.Store);
        var files = selection.Find(site.Store, request.Access).SelectMany(part => part.Files);
        return Download.Archive(
            [.. files.Select(file => KeyValuePair.Create(layout.NameOf(file), content(file.File)))], id, ParameterList.Empty);
    });

    private (string Id, DownloadSelection Selection) Known(XnatRequest request) =>
        catalogs.TryFind(request.Access.Login, request.Values["catalog"], out var selection)
            ? (request.Values["catalog"], selection)
            : throw RestException.Forbidden();

    private static IReadOnlyList<string> Texts(JsonNode? node) => node switch
    {
        null => [],
        JsonArray { Count: <= MaxItems } list when list.All(static item => item?.GetValueKind() == JsonValueKind.String) =>
            [.. list.Select(static item => item!.GetValue<string>())],
        _ => throw RestException.BadRequest("A list is a JSON array of 10,000 texts at the most."),
    };
}
