namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>What an archive holds.</summary>
internal static class ListingVerbs
{
    public static IReadOnlyList<VerbRow> Rows { get; } =
    [
        new("projects") { Mistake = ["--where", "name ="], Shows = "Brain Images", Names = ["brainimages", "other"] },
        new("subjects")
        {
            Arguments = ["--project", "brainimages", "--columns", "label,variable.hand"],
            Mistake = ["--columns", "label,,group"],
            Shows = "S1     left",
            Names = ["XNAT_S00001", "XNAT_S00002"],
        },
        new("experiments")
        {
            Arguments = ["--project", "brainimages", "--type", "xnat:mrSessionData", "--where", "label like 'MR*' and age > 60"],
            Mistake = ["--where", "age > sixty"],
            Shows = "MR1",
            Names = ["XNAT_E00001"],
        },
        new("scans")
        {
            Arguments = ["--project", "brainimages", "--experiment", "MR1", "--where", "type = T1"],
            Mistake = ["--experiment", " "],
            Shows = "T1    usable",
            Names = ["1"],
        },
        new("resources")
        {
            Arguments = ["--project", "brainimages", "--experiment", "MR1", "--all"],
            Mistake = ["--all"],
            Shows = "DICOM  DICOM",
            Names = ["DICOM", "NIFTI"],
        },
        new("files")
        {
            Arguments = ["--project", "brainimages", "--experiment", "MR1", "--match", "*.dcm"],
            Mistake = ["--project", "brainimages", "--scan", "1"],
            Shows = "1.dcm  DICOM",
        },
        new("tree")
        {
            Arguments = ["--project", "brainimages"],
            Mistake = ["--experiment", "MR1", "--depth", "subjects"],
            Shows = "\n  S1\n    MR1  xnat:mrSessionData  2020-02-29\n",
            Names = ["brainimages", "XNAT_S00001", "XNAT_E00001", "XNAT_S00002", "XNAT_E00002"],
        },
    ];
}
