namespace Xnat.Typed;

/// <summary>What XNAT's words for the state of a run mean. They are free text; those of pipelines and of the container service are known.
/// </summary>
internal static class RunStatus
{
    private static readonly string[] Successes = ["Complete", "Done"];

    private static readonly string[] Failures = ["Failed", "Error", "Killed", "Canceled", "Cancelled", "Aborted"];

    public static bool IsFinished(string status) => HasSucceeded(status) || Begins(status, Failures);

    public static bool HasSucceeded(string status) => Begins(status, Successes);

    // 'Failed (Setup)', 'Complete with warnings'.
    private static bool Begins(string status, string[] words) =>
        Array.Exists(words, word => status.StartsWith(word, StringComparison.OrdinalIgnoreCase)
            && (status.Length == word.Length || !char.IsLetter(status[word.Length])));
}
