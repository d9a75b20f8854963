using System;
using System.Collections.Generic;
using System.Linq;

namespace Xnat.Typed.Schema.Binding;

/// <summary>
/// Which data types are REST resources of their own, below which parent, and by which column people look them up.
/// XNAT says this nowhere in its schemas; it is known from its routes. The one table of it.
/// </summary>
internal static class RestResources
{
    private static readonly RestResource[] Table =
    [
        new("xnat:projectData", "", "Subjects", "subjects", "xnat:subjectData", "label", "Subjects that the project owns or that are shared into it."),
        new("xnat:projectData", "", "Experiments", "experiments", "xnat:experimentData", "label", "Experiments of all subjects of the project."),
        new("xnat:projectData", "resources/resource", "Resources", "resources", "xnat:abstractResource", "label", "Folders of files that belong to the project itself."),
        new("xnat:subjectData", "experiments/experiment", "Experiments", "experiments", "xnat:experimentData", "label", "Experiments of the subject, imaging sessions above all."),
        new("xnat:subjectData", "resources/resource", "Resources", "resources", "xnat:abstractResource", "label", "Folders of files that belong to the subject itself."),
        new("xnat:experimentData", "resources/resource", "Resources", "resources", "xnat:abstractResource", "label", "Folders of files that belong to the experiment itself."),
        new("xnat:imageSessionData", "scans/scan", "Scans", "scans", "xnat:imageScanData", "type", "Scans of the session."),
        new("xnat:imageSessionData", "assessors/assessor", "Assessors", "assessors", "xnat:imageAssessorData", "label", "What was measured on or concluded from the images of the session."),
        new("xnat:imageSessionData", "reconstructions/reconstructedImage", "Reconstructions", "reconstructions", "xnat:reconstructedImageData", "type", "Images that were computed from the scans of the session."),
        new("xnat:imageScanData", "file", "Resources", "resources", "xnat:abstractResource", "label", "Folders of files of the scan; DICOM files are in the one called DICOM."),
        new("xnat:reconstructedImageData", "out/file", "Resources", "resources", "xnat:abstractResource", "label", "Folders of files of the reconstruction."),
    ];

    public static IEnumerable<RestResource> Below(string dataType) => Table.Where(resource => string.Equals(resource.Owner, dataType, StringComparison.Ordinal));
}
