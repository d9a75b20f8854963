using System.Text;
using Xnat.Typed.Schema.Changes;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Changes.Formats;

/// <summary>A comparison as a comment on a change of the code.</summary>
internal static class ChangeMarkdown
{
    public static string Write(ChangeReport report, bool isAll)
    {
        var text = new StringBuilder();
        text.Append($"### Schemas: {Cell(report.Before.Name)} → {Cell(report.After.Name)}\n\n{ChangeText.Summary(report)}\n");
        var shown = report.Changes.Where(change => isAll || change.Level > ChangeLevel.Compatible || change.IsFailure).ToList();
        if (shown.Count > 0) text.Append("\n| | rule | place | what | sides | C# |\n|---|---|---|---|---|---|\n");
        foreach (var change in shown) text.Append(Row(change));
        foreach (var use in report.Uses?.All ?? []) text.Append($"\n- {Cell(use.ToString())}");
        if (report.Uses is { } uses) text.Append($"\n\n{Cell(uses.Summary)}\n");
        foreach (var note in report.Notes) text.Append($"\n{Cell(note)}\n");
        foreach (var entry in report.Stale) text.Append($"\n{Cell(ChangeText.StaleText(report, entry))}\n");
        if (report.Changes.Count > 0 && report.Mend.Length > 0) text.Append($"\nTo take them over: `{report.Mend}`\n");
        return text.ToString();
    }

    private static string Row(ReportedChange change)
    {
        var names = string.Join(" → ", change.Change.Names.Select(static name => $"`{name}`"));
        var accepted = change.Accepted is { } entry ? $" (accepted: {Cell(entry.Reason)})" : "";
        return $"| {change.LevelWord} | {change.Change.Rule.Id} | `{Code(change.Change.Place.Path)}` "
            + $"| {Cell(change.Change.Text)}{accepted} | {string.Join(", ", change.Sides)} | {names} |\n";
    }

    private static string Code(string text) => PlainText.Of(text).Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>A schema's words must be no markup.</summary>
    private static string Cell(string text)
    {
        var cell = new StringBuilder(text.Length);
        foreach (var letter in PlainText.Of(text))
        {
            if ("\\`*_{}[]<>#|!".Contains(letter, StringComparison.Ordinal)) cell.Append('\\');
            cell.Append(letter);
        }

        return cell.ToString();
    }
}
