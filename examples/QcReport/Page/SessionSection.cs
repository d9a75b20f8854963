using System.Globalization;
using System.Xml.Linq;
using Xnat.Typed.QcReport.Data;
using Xnat.Typed.QcReport.Findings;
using Xnat.Typed.QcReport.Text;

namespace Xnat.Typed.QcReport.Page;

/// <summary>One session on the page: what is missing or odd, a picture of each scan, custom variables.</summary>
internal static class SessionSection
{
    public static XElement Of(QcSession session, FoundThings found)
    {
        var things = found.Of(session).ToList();
        string?[] facts =
        [
            session.Modality, Amounts.Of(session.Date), session.Subject, session.Sex, session.Age is { } age ? Years(age) : null,
            session.Scanner, session.Note,
        ];
        return Html.Of(
            "section", things.Count > 0 ? "session odd" : "session", new XAttribute("id", Anchor(session)),
            Html.Of("h3", null, session.Label),
            Html.Of("p", "quiet", string.Join(" · ", facts.Where(static fact => !string.IsNullOrEmpty(fact)))),
            things.Count == 0
                ? null
                : Html.Of("ul", "things", [.. things.Select(static thing => Html.Of("li", ReportPage.Style(thing.Kind), thing.Text))]),
            session.Scans.Count == 0 ? null : Html.Of("div", "scans", [.. session.Scans.Select(scan => Scan(session, scan, found))]),
            Variables(session));
    }

    /// <summary>Labels cannot stand in an address as they are, and accession numbers can.</summary>
    public static string Anchor(QcSession session) =>
        "s-" + new string([.. session.Id.Select(static sign => char.IsAsciiLetterOrDigit(sign) ? sign : '-')]);

    private static XElement Scan(QcSession session, QcScan scan, FoundThings found)
    {
        var things = found.Of(session, scan).ToList();
        string?[] facts =
        [
            scan.Quality, scan.Total is { } total ? $"{Amounts.Of(total.Files)} files, {Amounts.Size(total.Bytes)}" : "files not counted",
            scan.Description == scan.Type ? null : scan.Description,
        ];
        return Html.Of(
            "figure", things.Count == 0 ? null : ReportPage.Style(things[0].Kind),
            Picture(scan),
            Html.Of(
                "figcaption", null, Html.Of("b", null, $"{scan.Id} {scan.Type}"),
                Html.Of("span", null, string.Join(" · ", facts.Where(static fact => !string.IsNullOrEmpty(fact))))));
    }

    private static XElement Picture(QcScan scan)
    {
        if (scan.Picture is not { } picture) return Html.Of("div", "nothing", scan.Total is { Files: 0 } ? "no files" : "no picture");
        if (picture.Reason is { } reason) return Html.Of("div", "nothing", reason);
        return new(
            "img", new XAttribute("alt", CleanText.Of($"Middle slice of scan {scan.Id}")),
            new XAttribute("width", picture.Width), new XAttribute("height", picture.Height),
            new XAttribute("src", "data:image/jpeg;base64," + Convert.ToBase64String(picture.Jpeg.Span)));
    }

    private static XElement? Variables(QcSession session) => session.Variables.Count == 0
        ? null
        : Html.Of(
            "dl", "variables",
            [
                .. session.Variables.Select(static pair =>
                    Html.Of("div", null, Html.Of("dt", null, pair.Key), Html.Of("dd", null, pair.Value))),
            ]);

    private static string Years(string age) =>
        double.TryParse(age, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? age + " years" : age;
}
