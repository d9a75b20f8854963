using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Routes.Prearchiving;

/// <summary>The files of a session by the paths that they have on the disk of a real server.</summary>
internal static class PrearchiveFolders
{
    public static List<KeyValuePair<string, StoredFile>> Of(PrearchiveSession session) =>
    [
        .. session.Session.Rows("scans/scan").SelectMany(scan => Of(session, scan)),
        .. session.Session.Rows(PrearchiveFileRoutes.SessionResources).SelectMany(resource => Of(resource, $"{session.Folder}/RESOURCES")),
    ];

    public static List<KeyValuePair<string, StoredFile>> Of(PrearchiveSession session, Row scan) =>
        [.. scan.Rows("file").SelectMany(resource => Of(resource, $"{session.Folder}/SCANS/{scan.Id}"))];

    private static IEnumerable<KeyValuePair<string, StoredFile>> Of(Row resource, string folder) =>
        resource.Files.Select(file => KeyValuePair.Create($"{folder}/{resource["label"]}/{file.Path}", file));
}
