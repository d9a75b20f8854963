using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Routes.Prearchiving;

/// <summary>Scans, resources and files of a session that waits.</summary>
internal sealed class PrearchiveFileRoutes(Site site, WaitingSessions sessions)
{
    public const string SessionResources = "resources/resource";

    public Answer Scans(XnatRequest request) => Read(request, session => TableAnswer.Of(request, PrearchiveTables.Scans(session)));

    public Answer ScanArchive(XnatRequest request) => Read(request, session =>
        Download.Archive(PrearchiveFolders.Of(session, Scan(request, session)), session.Folder, request.Parameters));

    public Answer DeleteScan(XnatRequest request) => Write(request, session =>
    {
        session.Session.Detach(Scan(request, session));
        return Answer.Empty();
    });

    public Answer ScanResources(XnatRequest request) =>
        Read(request, session => TableAnswer.Of(request, PrearchiveTables.ScanResources(Scan(request, session))));

    public Answer ScanFiles(XnatRequest request) => Read(request, session =>
        Files(request, session, ScanResource(request, session), $"/scans/{request.Values["scan"]}/resources/{request.Values["resource"]}"));

    public Answer ScanFile(XnatRequest request) => Read(request, session => File(request, ScanResource(request, session)));

    public Answer Resources(XnatRequest request) => Read(request, session => TableAnswer.Of(request, PrearchiveTables.Resources(session)));

    public Answer Files(XnatRequest request) => Read(request, session =>
        Files(request, session, SessionResource(request, session), $"/resources/{request.Values["resource"]}"));

    public Answer File(XnatRequest request) => Read(request, session => File(request, SessionResource(request, session)));

    /// <summary>Puts files beside the scans; the resource is made by the first one.</summary>
    public async Task<Answer> PutAsync(XnatRequest request, CancellationToken cancellationToken)
    {
        site.Store.Read(() => sessions.Find(request));
        var upload = await site.Uploads.ReadAsync(request, StoredText.Escape(request.Values["file"]), cancellationToken)
            .ConfigureAwait(false);
        return Write(request, session => Put(session, StoredText.Escape(request.Values["resource"]), upload, request.Access.Login));
    }

    public Answer DeleteResource(XnatRequest request) => Write(request, session =>
    {
        session.Session.Detach(SessionResource(request, session));
        return Answer.Empty();
    });

    public Answer DeleteFile(XnatRequest request) => Write(request, session =>
    {
        var (folder, sent) = (SessionResource(request, session), request.Values["file"]);
        return Remove(folder, StoredText.Escape(sent)) || Remove(folder, sent)
            ? Answer.Empty()
            : throw RestException.NotFound("Unable to find file.");
    });

    private Answer Read(XnatRequest request, Func<PrearchiveSession, Answer> answer) =>
        site.Store.Read(() => answer(sessions.Find(request)));

    private Answer Write(XnatRequest request, Func<PrearchiveSession, Answer> answer) =>
        site.Store.Write(() => answer(sessions.Find(request)));

    private Answer Put(PrearchiveSession session, string label, Upload upload, string login)
    {
        var location = ResourceLocation.Of(session.Session);
        var resource = location.Resources.FirstOrDefault(row => row["label"] == label) ?? location.Add(site.Store, label, login);
        var now = site.Store.Clock.GetUtcNow();
        foreach (var (path, content) in upload.Files)
        {
            var file = new StoredFile(path, content, now, login);
            resource.Store(file with { Format = upload.Format, ContentLabel = upload.ContentLabel, Tags = upload.Tags });
        }


        session.Modified = now;
        return Answer.Empty();
    }

    private static Answer Files(XnatRequest request, PrearchiveSession session, Row resource, string address)
    {
        if (!Download.IsArchive(request.Format))
            return TableAnswer.Of(request, PrearchiveTables.Files(resource, $"/data{session.Url}{address}"));
        var files = resource.Files.Select(file => KeyValuePair.Create($"{session.Folder}{address}/files/{file.Path}", file));
        return Download.Archive([.. files], session.Folder, request.Parameters);
    }

    private static Row Scan(XnatRequest request, PrearchiveSession session) =>
        session.Session.Rows("scans/scan").FirstOrDefault(scan => scan.Id == request.Values["scan"])
        ?? throw RestException.NotFound("Unable to find the specified scan.");

    private static Row ScanResource(XnatRequest request, PrearchiveSession session) =>
        Resource(request, Scan(request, session).Rows("file"));

    private static Row SessionResource(XnatRequest request, PrearchiveSession session) =>
        Resource(request, session.Session.Rows(SessionResources));

    private static Row Resource(XnatRequest request, IReadOnlyList<Row> resources) =>
        StoredText.Find(resources, resource => resource["label"], request.Values["resource"])
        ?? throw RestException.NotFound("Unable to find the specified catalog.");

    private static Answer File(XnatRequest request, Row resource) =>
        StoredText.Find(resource.Files, file => file.Path, request.Values["file"]) is { } file
            ? Download.File(file, null)
            : throw RestException.NotFound("Unable to find file.");

    private static bool Remove(Row resource, string path) =>
        resource.RemoveFiles(file => file.Path == path || file.Path.StartsWith(path + "/", StringComparison.Ordinal)) > 0;
}
