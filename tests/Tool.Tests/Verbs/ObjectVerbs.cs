namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>Single objects, and what is found anywhere.</summary>
internal static class ObjectVerbs
{
    public static IReadOnlyList<VerbRow> Rows { get; } =
    [
        new("search")
        {
            Arguments =
                ["--type", "xnat:mrSessionData", "--where", "project = brainimages and age > 60", "--columns", "label,subject.label,age"],
            Mistake = ["--type", "xnat:mrSessionData", "--where", "age > 60 or"],
            Shows = "MR1    S1             67",
            Names = ["XNAT_E00001"],
        },
        new("fields get")
        {
            Arguments = ["--project", "brainimages", "--subject", "S1"],
            Mistake = ["hand"],
            Shows = "hand  left",
            Names = ["hand"],
        },
        new("fields set")
        {
            Arguments = ["hand=both", "--project", "brainimages", "--subject", "S1", "--yes"],
            Mistake = ["hand", "--project", "brainimages"],
            Shows = "1 of 1 set",
            Names = ["hand"],
            IsWork = true,
        },
        new("fields list")
        {
            Arguments = ["--project", "brainimages"],
            Mistake = ["--type", "xnat:subjectData"],
            Shows = "hand",
            Names = ["hand"],
        },
        new("share")
        {
            Arguments = ["--project", "brainimages", "--experiment", "MR1", "--into", "other"],
            Mistake = ["--project", "brainimages", "--into", "other"],
            Shows = "MR1 is shared into other.",
            Names = ["XNAT_E00001"],
            IsWork = true,
        },
        new("unshare")
        {
            Arguments = ["--project", "brainimages", "--experiment", "MR1", "--from", "other", "--yes"],
            Mistake = ["--project", "brainimages", "--from", "other", "--yes"],
            Shows = "MR1 is unshared from other.",
            Names = ["XNAT_E00001"],
            IsWork = true,
            Prepare = static stage => stage.ShareAsync(),
        },
        new("users") { Mistake = ["admin"], Shows = "admin", Names = ["admin", "guest"] },
        new("copy")
        {
            Server = ["--from", "{url}", "--to", "{url}"],
            Arguments = ["--project", "brainimages", "--as", "other"],
            Mistake = ["--project", "brainimages", "--as", "brainimages"],
            Shows = "5 objects, 0 failed; 4 files",
            IsWork = true,
        },
    ];
}
