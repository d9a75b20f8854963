namespace Xnat.Typed.Tool.Tests.Verbs;

/// <summary>Any path.</summary>
internal static class RestVerbs
{
    public static IReadOnlyList<VerbRow> Rows { get; } =
    [
        Of("get", "\"ID\":\"brainimages\"", "/data/projects", "--query", "format=json"),
        Of("head", "200 OK", "/data/projects"),
        Of("put", "", "/data/projects/other", "--query", "description=Something else"),
        Of("post", "XNAT_S00003", "/data/projects/brainimages/subjects", "--query", "label=S3"),
        Of("delete", "", "/data/projects/brainimages/subjects/S2", "--yes"),
    ];

    private static VerbRow Of(string word, string shows, params string[] arguments) => new($"rest {word}")
    {
        Arguments = arguments,
        Mistake = ["data/projects", .. arguments[1..]],
        Shows = shows,
        IsRaw = true,
    };
}
