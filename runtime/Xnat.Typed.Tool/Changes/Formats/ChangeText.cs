using System.Text;
using Xnat.Typed.Schema.Changes;
using Xnat.Typed.Tool.Output;

namespace Xnat.Typed.Tool.Changes.Formats;

/// <summary>A comparison for a person: what breaks first, and at the end what to do.</summary>
internal static class ChangeText
{
    public static string Write(ChangeReport report, bool isAll)
    {
        var text = new StringBuilder();
        Line(text, $"{report.Before.Name} -> {report.After.Name}");
        foreach (var change in report.Changes.Where(change => isAll || change.Level > ChangeLevel.Compatible || change.IsFailure))
            Line(text, LineOf(change));
        Line(text, Summary(report));
        var hidden = report.Changes.Count(static change => change is { Level: ChangeLevel.Compatible, IsFailure: false });
        if (!isAll && hidden > 0) Line(text, $"--all shows the {hidden} compatible ones.");
        foreach (var use in report.Uses?.All ?? []) Line(text, use.ToString());
        if (report.Uses is { } uses) Line(text, uses.Summary);
        foreach (var note in report.Notes) Line(text, note);
        foreach (var entry in report.Stale) Line(text, StaleText(report, entry));
        if (report.Changes.FirstOrDefault(static change => change.IsFailure) is { } first)
            Line(text, $"To live with one of them, add to this call: --accept {first.Change.Fingerprint} --reason WHY; it goes to "
                + $"{report.AcceptedPath}.");
        if (report.Changes.Count > 0 && report.Mend.Length > 0) Line(text, $"To take them over: {report.Mend}");
        return text.ToString();
    }

    /// <summary>How many changes of each kind; that there is none is said as well.</summary>
    public static string Summary(ChangeReport report)
    {
        if (report.Changes.Count == 0)
            return $"No changes: both say the same of {CountText.Of(report.After.State.Model.Types.Count, "type")}.";
        var accepted = report.Changes.Count(static change => change.Accepted is not null);
        return $"{report.Count(ChangeLevel.Breaking)} breaking, {report.Count(ChangeLevel.New)} new, "
            + $"{report.Count(ChangeLevel.Compatible)} compatible changes"
            + (accepted > 0 ? $", {accepted} of them accepted." : ".");
    }

    public static string StaleText(ChangeReport report, AcceptedChange entry) =>
        $"{report.AcceptedPath}({entry.Line}): {entry.Fingerprint} is no change any more; remove the line ({entry.Reason}).";

    /// <summary>Level, rule, place and what happened; then the sides, the C# names and the fingerprint.</summary>
    private static string LineOf(ReportedChange change)
    {
        var sides = change.Sides.Count > 0 ? $" [{string.Join(", ", change.Sides)}]" : "";
        var names = change.Change.Names.Count > 0 ? $" C#: {string.Join(" -> ", change.Change.Names)}" : "";
        var accepted = change.Accepted is { } entry ? $" (accepted: {entry.Reason})" : "";
        return $"{change.LevelWord,-10} {change.Change.Rule.Id} {change.Change.Place.Path}: {change.Change.Text}{sides}{names} "
            + change.Change.Fingerprint + accepted;
    }

    /// <summary>Names in schemas must not steer the terminal.</summary>
    private static void Line(StringBuilder text, string line) => text.Append(PlainText.Of(line)).Append('\n');
}
