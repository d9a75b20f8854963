using System.Globalization;
using System.Xml.Linq;
using CsvHelper;
using Xnat.Typed.QcReport.Data;
using Xnat.Typed.QcReport.Findings;
using Xnat.Typed.QcReport.Text;

namespace Xnat.Typed.QcReport.Page;

/// <summary>A line for each session, on the page and as CSV.</summary>
internal static class SessionTable
{
    private static readonly string[] Columns =
        ["session", "id", "subject", "date", "type", "sex", "age", "scanner", "scans", "files", "bytes", "scan types", "findings"];

    public static XElement ToHtml(QcProject project, FoundThings found)
    {
        var head = Html.Row("th", "Session", "Subject", "Date", "Kind", "Sex", "Age", "Scans", "Files", "Size", "To look at");
        var box = new XElement("input", new XAttribute("type", "checkbox"), new XAttribute("id", "odd"));
        return Html.Of(
            "section", null, Html.Of("h2", null, "Sessions"),
            Html.Of("label", "choice", box, " only those with something to look at"),
            Html.Of(
                "div", "wide",
                Html.Of(
                    "table", null, Html.Of("thead", null, head),
                    Html.Of("tbody", null, [.. project.Sessions.Select(session => Line(session, [.. found.Of(session)]))]))));
    }

    /// <summary>The same for spreadsheets, custom variables included. What would be a formula there gets an apostrophe in front.</summary>
    public static string ToCsv(QcProject project, FoundThings found)
    {
        var variables = project.Sessions.SelectMany(static session => session.Variables.Keys).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var options = new CsvWriterOptions { NewLine = "\r\n", Injection = CsvInjection.Escape };
        using (var csv = CsvWriter.Create(text, options, leaveOpen: true))
        {
            Write(csv, [.. Columns, .. variables]);
            foreach (var session in project.Sessions)
                Write(csv, [.. Cells(session, found), .. variables.Select(name => session.Variables.GetValueOrDefault(name))]);
        }

        return text.ToString();
    }

    private static XElement Line(QcSession session, Finding[] things)
    {
        var link = Html.Of("a", null, new XAttribute("href", "#" + SessionSection.Anchor(session)), session.Label);
        var marks = things.DistinctBy(static thing => thing.Kind)
            .Select(static thing => Html.Of("li", ReportPage.Style(thing.Kind), Finding.Name(thing.Kind)));
        var line = Html.Row(
            "td", Html.Of("td", null, link), session.Subject, Amounts.Of(session.Date), session.Modality, session.Sex,
            Html.Number(session.Age ?? ""),
            Html.Number(session.Failure is null ? Amounts.Of(session.Scans.Count) : ""),
            Html.Number(session.Total is { } total ? Amounts.Of(total.Files) : ""),
            Html.Number(session.Total is { } sum ? Amounts.Size(sum.Bytes) : ""),
            things.Length == 0 ? "" : Html.Of("ul", "marks", [.. marks]));
        if (things.Length > 0) line.SetAttributeValue("class", "odd");
        return line;
    }

    private static IEnumerable<string?> Cells(QcSession session, FoundThings found) =>
    [
        session.Label, session.Id, session.Subject, Amounts.Of(session.Date), session.DataType, session.Sex, session.Age, session.Scanner,
        session.Failure is null ? session.Scans.Count.ToString(CultureInfo.InvariantCulture) : null,
        session.Total?.Files.ToString(CultureInfo.InvariantCulture), session.Total?.Bytes.ToString(CultureInfo.InvariantCulture),
        string.Join("; ", session.Scans.Select(static scan => scan.Type)),
        string.Join("; ", found.Of(session).Select(static thing => thing.Text)),
    ];

    private static void Write(CsvWriter csv, IEnumerable<string?> cells)
    {
        foreach (var cell in cells) csv.WriteField(cell ?? "");
        csv.EndRecord();
    }
}
