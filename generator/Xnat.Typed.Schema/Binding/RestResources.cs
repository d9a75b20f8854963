using System;
using System.Collections.Generic;
using System.Linq;

namespace Xnat.Typed.Schema.Binding;

/// <summary>
/// Which data types are REST resources of their own, below which parent, by which column people look them up, and what else can be done
/// with them. XNAT says this nowhere in its schemas; it is known from its routes. The one table of it.
/// </summary>
internal static class RestResources
{
    private const string Editable = "IXnatEditable";
    private const string Shareable = "IXnatShareable";
    private const string VariableOwner = "IXnatVariableOwner";

    /// <summary>A resource is not here: XNAT does not change one that is there already.</summary>
    private static readonly RestObject[] Objects =
    [
        new("xnat:projectData", Editable, VariableOwner),
        new("xnat:subjectData", Editable, Shareable, VariableOwner),
        new("xnat:experimentData", Editable, Shareable, VariableOwner),
        new("xnat:imageScanData", Editable),
        new("xnat:reconstructedImageData", Editable),
    ];

    private static readonly RestResource[] Table =
    [
        new(
            "xnat:projectData",
            "",
            "Subjects",
            "subjects",
            "xnat:subjectData",
            "label",
            "Subjects that the project owns or that are shared into it."),
        new(
            "xnat:projectData",
            "",
            "Experiments",
            "experiments",
            "xnat:experimentData",
            "label",
            "Experiments of all subjects of the project."),
        new(
            "xnat:projectData",
            "resources/resource",
            "Resources",
            "resources",
            "xnat:abstractResource",
            "label",
            "Folders of files that belong to the project itself."),
        new(
            "xnat:subjectData",
            "experiments/experiment",
            "Experiments",
            "experiments",
            "xnat:experimentData",
            "label",
            "Experiments of the subject, imaging sessions above all."),
        new(
            "xnat:subjectData",
            "resources/resource",
            "Resources",
            "resources",
            "xnat:abstractResource",
            "label",
            "Folders of files that belong to the subject itself."),
        new(
            "xnat:experimentData",
            "resources/resource",
            "Resources",
            "resources",
            "xnat:abstractResource",
            "label",
            "Folders of files that belong to the experiment itself."),
        new("xnat:imageSessionData", "scans/scan", "Scans", "scans", "xnat:imageScanData", "type", "Scans of the session."),
        new(
            "xnat:imageSessionData",
            "assessors/assessor",
            "Assessors",
            "assessors",
            "xnat:imageAssessorData",
            "label",
            "What was measured on or concluded from the images of the session."),
        new(
            "xnat:imageSessionData",
            "reconstructions/reconstructedImage",
            "Reconstructions",
            "reconstructions",
            "xnat:reconstructedImageData",
            "type",
            "Images that were computed from the scans of the session."),
        new(
            "xnat:imageScanData",
            "file",
            "Resources",
            "resources",
            "xnat:abstractResource",
            "label",
            "Folders of files of the scan; DICOM files are in the one called DICOM."),
        new(
            "xnat:reconstructedImageData",
            "out/file",
            "Resources",
            "resources",
            "xnat:abstractResource",
            "label",
            "Folders of files of the reconstruction."),
    ];

    public static IEnumerable<RestResource> Below(string dataType) => Table.Where(resource => IsSame(resource.Owner, dataType));

    /// <summary>Whether objects of the type have addresses of their own; those of types that derive from it have them too.</summary>
    public static bool IsObject(string dataType) =>
        Array.Exists(Table, resource => IsSame(resource.ItemType, dataType) || IsSame(resource.Owner, dataType));

    /// <summary>
    /// Interfaces of the runtime that say what else can be done with objects of the type; what derives from it inherits them.
    /// </summary>
    public static string[] Interfaces(string dataType) =>
        Array.Find(Objects, entry => IsSame(entry.DataType, dataType))?.Interfaces ?? [];

    /// <summary>What a reader of a property should know that the schema cannot say; empty if there is nothing.</summary>
    public static string NoteOn(string dataType, string path)
    {
        if (!Interfaces(dataType).Contains(VariableOwner)) return "";
        return path switch
        {
            "fields/field" =>
                "As rows, read with the object: FieldsAsync() asks for the custom variables by name, SetFieldAsync() sets one.",
            "custom_fields" => "No custom variable stands in it: for those see Fields and FieldsAsync().",
            _ => "",
        };
    }

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
