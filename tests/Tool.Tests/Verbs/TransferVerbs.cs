namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>Files on their way.</summary>
internal static class TransferVerbs
{
    public static IReadOnlyList<VerbRow> Rows { get; } =
    [
        new("download")
        {
            Arguments = ["--project", "brainimages", "--experiment", "MR1", "--output", "{folder}/data"],
            Mistake = ["--project", "brainimages", "--output", "data", "--if-exists", "perhaps"],
            Shows = "3 files: 3 fetched",
            IsWork = true,
        },
        new("verify")
        {
            Arguments = ["{folder}/data"],
            Mistake = ["/no/such/folder"],
            Shows = "3 files: 3 same",
            Names = [],
            IsWork = true,
            Prepare = static stage => stage.DownloadAsync(),
        },
        new("upload")
        {
            Arguments = ["{folder}/sent", "--project", "brainimages", "--experiment", "MR1", "--scan", "2", "--resource", "SENT"],
            Mistake = ["/no/such/file", "--project", "brainimages", "--resource", "SENT"],
            Shows = "2 files: 2 sent",
            Names = ["a.txt", "sub/b.txt"],
            IsWork = true,
            Prepare = static stage => stage.WriteAsync("sent/a.txt", "sent/sub/b.txt"),
        },
    ];
}
