using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Commands;

/// <summary>Says what came of a download into a folder.</summary>
internal static class DownloadTelling
{
    /// <returns>The exit code.</returns>
    public static int Tell(Reporter reporter, DownloadReport report)
    {
        foreach (var file in report.Files) TellFile(reporter, file);
        foreach (var item in report.Objects.Where(static item => item.Error is not null))
        {
            reporter.ComplainLines($"{PlainText.Of(item.Label ?? "")}: {Failure.TextOf(item.Error!)}");
            reporter.Note("error", ("label", item.Label), ("message", Failure.TextOf(item.Error!)));
        }

        foreach (var item in report.WithoutFiles) reporter.Tell("object", $"{item.Label}: no files", ("label", item.Label), ("files", 0));
        foreach (var path in report.EarlierCopies) reporter.Note("earlierCopy", ("path", path));
        foreach (var note in report.Notes) reporter.Complain(LibraryAdvice.Translate(note));
        reporter.Tell(
            "summary",
            report.ToString(),
            ("complete", report.IsComplete), ("folder", report.Folder), ("objects", report.Objects.Count), ("files", report.Files.Count()),
            ("fetched", report.Count(FileOutcome.Fetched)), ("kept", report.Count(FileOutcome.Kept)), ("bytes", report.Bytes));
        if (report.IsComplete) return ExitCodes.Done;
        return report.Files.Any(static file => IsThere(file.Outcome)) ? ExitCodes.PartlyDone : ExitCodes.Failed;
    }

    private static void TellFile(Reporter reporter, DownloadedFile file)
    {
        var error = file.Error is { } failure ? $": {Failure.TextOf(failure)}" : "";
        if (IsThere(file.Outcome)) reporter.Name(file.Path);
        else reporter.ComplainLines($"{PlainText.Of(file.Path)}: {file.Outcome}{error}");
        // A person reads of what is amiss, and the counts.
        reporter.Note(
            "file",
            ("path", file.Path), ("outcome", file.Outcome.ToString()), ("length", file.Length),
            ("verifiedBy", file.VerifiedBy?.ToString()), ("uri", file.Uri), ("error", Failure.TextOrNull(file.Error)));
    }

    private static bool IsThere(FileOutcome outcome) => outcome is FileOutcome.Fetched or FileOutcome.Kept;
}
