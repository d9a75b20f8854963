using System.Globalization;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Items;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Routes.Exports;

/// <summary>
/// The folder of an experiment as it lies in the archive: listed by <c>/DIR</c>, packed with the
/// document by <c>/XAR</c>; of a scan the DICOM files, by <c>/DICOMDIR</c>.
/// </summary>
internal sealed class ExperimentExports(Store store)
{
    private static readonly string[] DicomLabels = ["DICOM", "secondary"];

    /// <summary>The DICOM files of a scan, primary ones first.</summary>
    public Answer DicomFiles(XnatRequest request, ArchivePath path) => store.Read(() =>
    {
        var location = ResourceLocation.Of(new ArchiveResolver(store, request.Access).Scan(path));
        var files = DicomLabels.SelectMany(label => ResourceLocator.Matching(location, label))
            .SelectMany(resource => resource.Files.Select(file => new LocatedFile(location, resource, file)));
        return TableAnswer.Of(request, new FileTables(store).Files(files, null));
    });

    /// <summary>All of an experiment as one archive.</summary>
    public Answer Packed(XnatRequest request, ArchivePath path) => store.Read(() =>
    {
        var row = new ArchiveResolver(store, request.Access).Experiment(path);
        return Packed(request, row, Folders(row, request.Access));
    });

    /// <summary>Files and folders of one level, or with <c>recursive</c> all files below it.</summary>
    public Answer Listed(XnatRequest request, ArchivePath path) => store.Read(() =>
    {
        var row = new ArchiveResolver(store, request.Access).Experiment(path);
        return Listed(request, row, Folders(row, request.Access), request.Values.GetValueOrDefault("folder", ""), path);
    });

    private Answer Packed(XnatRequest request, Row row, List<KeyValuePair<string, StoredFile>> folders)
    {
        var document = new ItemXml(store, request.Access, request.SiteUrl, concealsHiddenFields: true).Document(row);
        var file = new StoredFile($"{row.Label}.xml", ContentStore.Keep(document), store.Clock.GetUtcNow(), request.Access.Login);
        List<KeyValuePair<string, StoredFile>> entries =
        [
            KeyValuePair.Create($"{row.Label}/{file.Path}", file),
            .. folders.Select(pair => KeyValuePair.Create($"{row.Label}/{pair.Key}", pair.Value))
        ];
        return Answer.Stream("application/xar", (stream, token) =>
            ArchiveWriter.ZipAsync(
                entries,
                System.IO.Compression.CompressionLevel.Fastest,
                stream,
                token)).With("Content-Disposition", $"attachment; filename=\"{row.Id}.xar\";");
    }

    private static Answer Listed(
        XnatRequest request,
        Row row,
        List<KeyValuePair<string, StoredFile>> folders,
        string folder,
        ArchivePath path)
    {
        var prefix = folder.Length == 0 ? "" : folder + "/";
        var inside = folders.FindAll(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal));
        if (Download.IsArchive(request.Format))
            return Download.Archive(
                [.. inside.Select(pair => KeyValuePair.Create($"{row.Label}/{pair.Key}", pair.Value))], row.Label, request.Parameters);
        var address = $"/data/{(path.Project is null ? "" : $"projects/{row.Project}/")}experiments/{row.Id}/DIR/{prefix}";
        var isDeep = request.Query.Flag("recursive");
        var rows = inside
            .GroupBy(pair => isDeep ? pair.Key[prefix.Length..] : pair.Key[prefix.Length..].Split('/')[0], StringComparer.Ordinal)
            .Select(group =>
            {
                var isFile = group.First().Key.Length == prefix.Length + group.Key.Length;
                return new string?[]
                {
                    group.Key,
                    isFile ? group.First().Value.Content.Length.ToString(CultureInfo.InvariantCulture) : "",
                    isFile ? "false" : "true",
                    address + group.Key
                };
            });
        return TableAnswer.Of(request, new Table(["Name", "Size", "Directory", "URI"], [.. rows]) { HasTotal = false });
    }

    private List<KeyValuePair<string, StoredFile>> Folders(Row row, Access access)
    {
        var layout = new ArchiveLayout(store, "legacy", isTar: false);
        var own = ResourceLocation.Of(row).Resources
            .SelectMany(resource => resource.Files.Select(file => KeyValuePair.Create($"RESOURCES/{resource["label"]}/{file.Path}", file)));
        var scans = row
            .Rows("scans/scan")
            .Select(scan => ResourceLocation.Of(scan))
            .SelectMany(location => location.Resources.SelectMany(resource => resource.Files.Select(file => new LocatedFile(
                location, resource, file))))
            .Select(located => KeyValuePair.Create(layout.NameOf(located)[(row.Label.Length + 1)..], located.File));
        var assessors = store.AssessorsOf(row.Id).Where(access.CanReadObject)
            .SelectMany(assessor => ResourceLocation.Of(assessor).Resources
                .SelectMany(resource => resource.Files.Select(file => KeyValuePair.Create(
                    $"ASSESSORS/{assessor.Label}/{resource["label"]}/{file.Path}", file))));
        return [.. own, .. scans, .. assessors];
    }
}
