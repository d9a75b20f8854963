namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>What comes in, and waits.</summary>
internal static class PrearchiveVerbs
{
    public static IReadOnlyList<VerbRow> Rows { get; } =
    [
        new("import")
        {
            Arguments = ["{folder}/study.zip", "--project", "brainimages", "--subject", "S9", "--experiment", "MR9"],
            Mistake = ["/no/such/file"],
            Shows = "archived as MR9",
            IsWork = true,
            Prepare = static stage => stage.StudyAsync(),
        },
        new("prearchive list")
        {
            Arguments = ["--project", "brainimages"],
            Mistake = ["brainimages"],
            Shows = "READY",
            Prepare = static stage => stage.HoldAsync(),
        },
        Of("archive", "archived, XNAT_E"),
        Of("rebuild", "rebuilt"),
        Of("move", "/data/prearchive/projects/other/", "--to", "other"),
        Of("delete", "deleted", "--yes"),
    ];

    private static VerbRow Of(string word, string shows, params string[] more) => new($"prearchive {word}")
    {
        Arguments = ["{held}", .. more],
        Mistake = ["MR9", .. more],
        Shows = shows,
        IsWork = true,
        Prepare = static stage => stage.HoldAsync(),
    };
}
