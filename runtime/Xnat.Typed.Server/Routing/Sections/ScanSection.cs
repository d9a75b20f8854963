using Xnat.Typed.Server.Editing;
using Xnat.Typed.Server.Http;
using static Xnat.Typed.Server.Paths.ArchiveTemplates;
using static Xnat.Typed.Server.Routing.ArchiveRoute;

namespace Xnat.Typed.Server.Routing.Sections;

/// <summary>What sessions hold, below the session's accession ID and below its project and subject.</summary>
internal static class ScanSection
{
    public static RouteSection Section { get; } = new("Scans, assessors, reconstructions (each also below projects and subjects)",
    [
        .. Scans().Concat(Assessors()).Concat(Reconstructions()).Select(static route => route.AlsoBelow(Experiment, Sessions)),
        Get("scan_types", "types of scans in use", static h => h.Vocabulary.ScanTypes),
        Get("scanners", "scanners in use", static h => h.Vocabulary.Scanners),
        Get("investigators", "investigators", static h => h.Vocabulary.Investigators),
    ]);

    private static IEnumerable<Route> Scans() =>
    [
        Get(Experiment + "/scans", "listing", static h => h.Listings.Scans),
        Post(Experiment + "/scans", "creates", static context => new ScanEditor(context).Post()),
        Get(Scan, "the object", static h => h.Items.Show),
        Put(Scan, "creates or changes", static context => new ScanEditor(context.WithoutRest()).Put()),
        Delete(Scan, "deletes", Remove),
        Put(Scan + "/projects/{target}", "shares one scan", static context => new SharingEditor(context).Put()),
        Delete(Scan + "/projects/{target}", "unshares it", static context => new SharingEditor(context).Delete()),
        Get(Scan + "/DICOMDIR", "its DICOM files", static h => h.Exports.DicomFiles),
    ];

    private static IEnumerable<Route> Assessors() =>
    [
        Get(Experiment + "/assessors", "listing", static h => h.Listings.Assessors),
        Post(Experiment + "/assessors", "creates", static context => new AssessorEditor(context).Post()),
        Get(Assessor, "the object", static h => h.Items.Show),
        Put(Assessor, "creates or changes", static context => new AssessorEditor(context.WithoutRest()).Put()),
        Delete(Assessor, "deletes", Remove),
    ];

    private static IEnumerable<Route> Reconstructions() =>
    [
        Get(Experiment + "/reconstructions", "listing", static h => h.Listings.Reconstructions),
        Get(Reconstruction, "the object", static h => h.Items.Show),
        Put(Reconstruction, "creates or changes", static context => new ReconstructionEditor(context.WithoutRest()).Put()),
        Delete(Reconstruction, "deletes", Remove),
    ];

    private static Answer Remove(EditContext context) => new Remover(context.WithoutRest()).Delete();
}
