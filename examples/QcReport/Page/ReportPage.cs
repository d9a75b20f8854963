using System.Globalization;
using System.Xml.Linq;
using Xnat.Typed.QcReport.Data;
using Xnat.Typed.QcReport.Findings;
using Xnat.Typed.QcReport.Plots;
using Xnat.Typed.QcReport.Text;

namespace Xnat.Typed.QcReport.Page;

/// <summary>The page: one file, without script, that asks nobody for anything.</summary>
internal static class ReportPage
{
    /// <summary>A browser refuses whatever would leave the page.</summary>
    private const string Policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    public static string Of(QcProject project, FoundThings found, DateTimeOffset now)
    {
        var name = string.IsNullOrWhiteSpace(project.Name) ? project.Id : project.Name;
        var body = Html.Of(
            "body", null,
            Html.Of("header", null, Html.Of("h1", null, name), Html.Of("p", "quiet", Origin(project, now))),
            Html.Of("main", null, Summary(project, found), Plots(project), SessionTable.ToHtml(project, found), Sessions(project, found)));
        var title = Html.Of("title", null, $"{name}: quality report");
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            {title.ToString(SaveOptions.DisableFormatting)}
            <style>
            {Style()}</style>
            </head>
            {body.ToString(SaveOptions.DisableFormatting)}
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string Origin(QcProject project, DateTimeOffset now) =>
        $"Project {project.Id} on {project.Server.Host}, {now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}";

    private static XElement Summary(QcProject project, FoundThings found)
    {
        var scans = project.Sessions.Sum(static session => session.Scans.Count);
        var files = project.Sessions.Sum(static session => session.Total?.Files ?? 0);
        var bytes = project.Sessions.Sum(static session => session.Total?.Bytes ?? 0);
        var odd = project.Sessions.Count(session => found.Of(session).Any());
        var counts = found.Counts();
        return Html.Of(
            "section", null,
            Html.Of(
                "dl", "figures",
                Figure("subjects", Amounts.Of(project.SubjectCount)), Figure("sessions", Amounts.Of(project.Sessions.Count)),
                Figure("scans", Amounts.Of(scans)), Figure("files", Amounts.Of(files)), Figure("size", Amounts.Size(bytes)),
                Figure("sessions to look at", Amounts.Of(odd))),
            counts.Count == 0
                ? Html.Of("p", "quiet", "Nothing is missing or odd by the rules of this report.")
                : Html.Of(
                    "ul", "marks",
                    [.. counts.Select(static pair => Html.Of("li", Style(pair.Key), $"{Finding.Name(pair.Key)}: {pair.Value}"))]));
    }

    private static XElement Figure(string word, string number) =>
        Html.Of("div", null, Html.Of("dt", null, word), Html.Of("dd", null, number));

    private static IEnumerable<XElement> Plots(QcProject project)
    {
        if (TimelinePlot.Of(project.Sessions) is { } timeline)
            yield return Html.Of("section", null, Html.Of("h2", null, "When"), Html.Of("div", "plot", timeline));
        if (MatrixPlot.Of(project.Sessions) is not { } matrix) yield break;
        var read = project.Sessions.Count(static session => session.Failure is null);
        var types = MatrixPlot.Types(project.Sessions).Count();
        yield return Html.Of(
            "section", null, Html.Of("h2", null, "Which types of scans"), Html.Of("div", "plot", matrix),
            Key(),
            read > MatrixPlot.MostSessions || types > MatrixPlot.MostTypes
                ? Html.Of(
                    "p", "quiet",
                    $"Of {read} sessions and {types} types at most {MatrixPlot.MostSessions} and {MatrixPlot.MostTypes} are shown.")
                : null);
    }

    private static XElement Key() => Html.Of(
        "ul", "key",
        [
            .. new[]
            {
                ("good", "there; a number if several"), ("doubt", "? questionable"), ("bad", "× unusable"), ("empty", "0 no files"),
                ("faint", "none"),
            }.Select(static one => Html.Of("li", null, Html.Of("i", one.Item1), one.Item2)),
        ]);

    private static XElement Sessions(QcProject project, FoundThings found) =>
        Html.Of("div", "sessions", [.. project.Sessions.Select(session => SessionSection.Of(session, found))]);

    /// <summary>How bad a kind of finding is, as a class of the style sheet.</summary>
    public static string Style(FindingKind kind) => kind switch
    {
        FindingKind.Failed or FindingKind.NoScans or FindingKind.NoFiles or FindingKind.Unusable => "bad",
        FindingKind.NoDate or FindingKind.NoSex or FindingKind.NoAge => "small",
        _ => "doubt",
    };

    private static string Style()
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream("page.css")!);
        return reader.ReadToEnd();
    }
}
