using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Dicom;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Listings;
using Xnat.Typed.Server.Paths;
using Xnat.Typed.Server.Prearchive;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Routes;

/// <summary>Headers of stored files as a table: <c>/data/services/dicomdump</c>.</summary>
internal sealed class DicomDumpRoutes(Site site)
{
    public Answer Get(XnatRequest request)
    {
        var source = request.Query["src"] ?? throw RestException.BadRequest("Please set the src parameter");
        var wanted = new HashSet<DicomTag>();
        foreach (var field in request.Query.All("field"))
            if (DicomDump.Find(field) is not { } tag || !wanted.Add(tag))
                throw RestException.BadRequest($"Unknown or repeated DICOM field {field}.");
        var file = site.Store.Read(() => Find(request, source));
        return TableAnswer.Of(request, new Table(DicomDump.Columns, file is null ? [] : Rows(file, wanted)) { HasTotal = false });
    }

    private static List<string?[]> Rows(StoredFile file, HashSet<DicomTag> wanted)
    {
        using var stream = file.Content.Open();
        var header = DicomReader.TryRead(stream) ?? throw RestException.NotFound("The file is no readable DICOM file.");
        return DicomDump.Rows(header, wanted);
    }

    /// <summary>
    /// The file that an address names, or the first one of what it names. XNAT compares by the beginning and ignores what stands
    /// behind; an address that fits none of its patterns has no rows. <c>/data</c> may not stand in front.
    /// </summary>
    private StoredFile? Find(XnatRequest request, string source)
    {
        switch (source.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            case ["archive", "projects", var project, "subjects", _, "experiments", var experiment, "scans", var scan, "resources",
                "DICOM", "files", var name, ..]:
                return InScan(Session(request, project, experiment), scan, name);
            case ["archive", "projects", var project, "subjects", _, "experiments", var experiment, "scans" or "assessors" or "recons",
                var scan, ..]:
                return InScan(Session(request, project, experiment), scan, null);
            case ["archive", "projects", var project, "subjects", _, "experiments", var experiment, ..]:
                return First(Session(request, project, experiment));
            case ["archive", "projects", var project, "experiments", var experiment, "scans" or "assessors" or "recons", var scan, ..]:
                return InScan(Session(request, project, experiment), scan, null);
            case ["archive", "projects", var project, "experiments", var experiment, ..]:
                return First(Session(request, project, experiment));
            case ["prearchive", "projects", var project, var timestamp, var folder, "scans", var scan, "resources", "DICOM", "files",
                var name, ..]:
                return InScan(Waiting(request, project, timestamp, folder), scan, name);
            case ["prearchive", "projects", var project, var timestamp, var folder, "scans", var scan, ..]:
                return InScan(Waiting(request, project, timestamp, folder), scan, null);
            case ["prearchive", "projects", var project, var timestamp, var folder, ..]:
                return First(Waiting(request, project, timestamp, folder));
            default:
                return null;
        }
    }

    private Row Session(XnatRequest request, string project, string experiment)
    {
        var resolver = new ArchiveResolver(site.Store, request.Access);
        return resolver.FindExperiment(resolver.ParentProject(project).Id, experiment)
            ?? throw RestException.NotFound("Unable to find the specified experiment.");
    }

    private Row Waiting(XnatRequest request, string project, string timestamp, string folder) =>
        site.Prearchive.Find(project, timestamp, folder) is { } session && PrearchiveRights.MayEdit(site.Store, request.Access, project)
            ? session.Session
            : throw RestException.NotFound();

    private static StoredFile? First(Row session) =>
        session.Rows("scans/scan").Select(scan => DicomFiles(scan).FirstOrDefault()).FirstOrDefault(file => file is not null);

    private static StoredFile? InScan(Row session, string id, string? name)
    {
        if (ArchiveResolver.FindScan(session, id) is not { } scan) return null;
        return name is null ? DicomFiles(scan).FirstOrDefault() : DicomFiles(scan).FirstOrDefault(file => file.Name == name);
    }

    private static IEnumerable<StoredFile> DicomFiles(Row scan) =>
        scan
            .Rows("file")
            .Where(resource => resource["label"] is "DICOM" or "secondary")
            .OrderBy(resource => resource["label"], StringComparer.Ordinal)
            .SelectMany(resource => resource.Files);
}
