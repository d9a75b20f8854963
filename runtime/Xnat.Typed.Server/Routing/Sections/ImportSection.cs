using static Xnat.Typed.Server.Routing.Route;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>Imports, and what is heard of them.</summary>
internal static class ImportSection
{
    public static RouteSection Section { get; } = new("Import",
    [
        Post("/data/services/import", "takes an archive or a file, by any of its handlers", static h => h.Importer.ImportAsync)
            with { TakesRest = true },
        Get("/xapi/direct-archive", "sessions that are received for the archive itself", static h => h.DirectArchive.List).Since("1.8.3"),
        Post("/xapi/direct-archive/{project}/{study}/{session}", "archives one", static h => h.DirectArchive.Archive).Since("1.8.3"),
        Get("/data/services/inbox/{id}", "what has become of an import from the inbox", static h => h.Reports.Inbox),
        Get("/data/status/{id}", "how an import is getting on", static h => h.Reports.Status),
        Get("/data/services/dicomdump", "the header of a DICOM file", static h => h.DicomDumps.Get) with { TakesRest = true },
    ]);
}
