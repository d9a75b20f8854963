using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Routes.Prearchiving;

/// <summary>Scans, resources and files of a session that waits. Called with the store locked.</summary>
internal sealed class PrearchiveFiles(Store store)
{
    private const string SessionResources = "resources/resource";

    public static Answer Read(XnatRequest request, PrearchiveSession session, IReadOnlyList<string> rest) => rest switch
    {
        ["scans"] => TableAnswer.Of(request, PrearchiveTables.Scans(session)),
        ["scans", var scan] => Download.Archive(Folder(session, Scan(session, scan)), session.Folder, request.Parameters),
        ["scans", var scan, "resources"] => TableAnswer.Of(request, PrearchiveTables.ScanResources(Scan(session, scan))),
        ["scans", var scan, "resources", var resource, ..] when rest.Count == 4 || (rest.Count == 5 && rest[4] == "files") =>
            Files(request, session, Resource(Scan(session, scan).Rows("file"), resource), $"/scans/{scan}/resources/{resource}"),
        ["scans", var scan, "resources", var resource, "files", ..] => File(Resource(Scan(session, scan).Rows("file"), resource), string.Join('/', rest.Skip(5))),
        ["resources"] => TableAnswer.Of(request, PrearchiveTables.Resources(session)),
        ["resources", var resource, ..] when rest.Count == 2 || (rest.Count == 3 && rest[2] == "files") => Files(request, session, Resource(session.Session.Rows(SessionResources), resource), $"/resources/{resource}"),
        ["resources", var resource, "files", ..] => File(Resource(session.Session.Rows(SessionResources), resource), string.Join('/', rest.Skip(3))),
        _ => throw RestException.NotFound(),
    };

    public static Answer Delete(PrearchiveSession session, IReadOnlyList<string> rest)
    {
        switch (rest)
        {
            case ["scans", var scan]:
                session.Session.Detach(Scan(session, scan));
                return Answer.Empty();
            case ["resources", var resource]:
                session.Session.Detach(Resource(session.Session.Rows(SessionResources), resource));
                return Answer.Empty();
            case ["resources", var resource, "files", ..]:
                var folder = Resource(session.Session.Rows(SessionResources), resource);
                var sent = string.Join('/', rest.Skip(3));
                return Remove(folder, StoredText.Escape(sent)) || Remove(folder, sent)
                    ? Answer.Empty()
                    : throw RestException.NotFound("Unable to find file.");
            default:
                throw RestException.MethodNotAllowed();
        }
    }

    /// <summary>Puts files beside the scans; the resource is made by the first one.</summary>
    public Answer Put(PrearchiveSession session, string label, Upload upload, string login)
    {
        var location = ResourceLocation.Of(session.Session);
        var resource = location.Resources.FirstOrDefault(row => row["label"] == label) ?? location.Add(store, label, login);
        foreach (var (path, content) in upload.Files) resource.Store(new StoredFile(path, content, store.Clock.GetUtcNow(), login) { Format = upload.Format, ContentLabel = upload.ContentLabel, Tags = upload.Tags });
        session.Modified = store.Clock.GetUtcNow();
        return Answer.Empty();
    }

    /// <summary>The folders of a session as they lie on the disk of a real server.</summary>
    public static List<KeyValuePair<string, StoredFile>> Folders(PrearchiveSession session) =>
    [
        .. session.Session.Rows("scans/scan").SelectMany(scan => Folder(session, scan)),
        .. session.Session.Rows(SessionResources).SelectMany(resource => resource.Files.Select(file => KeyValuePair.Create($"{session.Folder}/RESOURCES/{resource["label"]}/{file.Path}", file))),
    ];

    private static List<KeyValuePair<string, StoredFile>> Folder(PrearchiveSession session, Row scan) =>
        [.. scan.Rows("file").SelectMany(resource => resource.Files.Select(file => KeyValuePair.Create($"{session.Folder}/SCANS/{scan.Id}/{resource["label"]}/{file.Path}", file)))];

    private static Answer Files(XnatRequest request, PrearchiveSession session, Row resource, string address) =>
        Download.IsArchive(request.Format)
            ? Download.Archive([.. resource.Files.Select(file => KeyValuePair.Create($"{session.Folder}{address}/files/{file.Path}", file))], session.Folder, request.Parameters)
            : TableAnswer.Of(request, PrearchiveTables.Files(resource, $"/data{session.Url}{address}"));

    private static Row Scan(PrearchiveSession session, string id) =>
        session.Session.Rows("scans/scan").FirstOrDefault(scan => scan.Id == id) ?? throw RestException.NotFound("Unable to find the specified scan.");

    private static Row Resource(IReadOnlyList<Row> resources, string label) =>
        StoredText.Find(resources, resource => resource["label"], label)
        ?? throw RestException.NotFound("Unable to find the specified catalog.");

    private static Answer File(Row resource, string path) =>
        StoredText.Find(resource.Files, file => file.Path, path) is { } file
            ? Download.File(file, null)
            : throw RestException.NotFound("Unable to find file.");

    private static bool Remove(Row resource, string path) =>
        resource.RemoveFiles(file => file.Path == path || file.Path.StartsWith(path + "/", StringComparison.Ordinal)) > 0;
}
