using System.Globalization;
using System.Text;

namespace Xnat.Typed.Benchmarks.Client;

/// <summary>Listings as a server sends them.</summary>
internal static class Tables
{
    public const string SubjectAge = "xnat:subjectdata/demographics[@xsi:type=xnat:demographicdata]/age";

    public static byte[] Subjects(int rows) => Of(rows, static row =>
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"XNAT_S{row:D6}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"ID":"{{id}}","project":"P{{row / 1000}}","label":"subject{{row:D6}}","URI":"/data/subjects/{{id}}"}""");
    });

    /// <summary>Sessions with their date, field strength and age, and their subject's age.</summary>
    public static byte[] Sessions(int rows) => Of(rows, static row =>
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"XNAT_E{row:D6}");
        var date = new DateOnly(2020, 1, 1).AddDays(row % 1000);
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"ID":"{{id}}","project":"P1","label":"session{{row:D6}}","date":"{{date:yyyy-MM-dd}}","xsiType":"xnat:mrSessionData",
            "subject_ID":"XNAT_S{{row:D6}}","xnat:mrsessiondata/fieldstrength":"3.0","xnat:subjectassessordata/age":"{{20 + (row % 60)}}.5",
            "{{SubjectAge}}":"{{20 + (row % 60)}}","URI":"/data/experiments/{{id}}"}
            """).Replace("\n", "", StringComparison.Ordinal);
    });

    private static byte[] Of(int rows, Func<int, string> row) => Encoding.UTF8.GetBytes(
        "{\"ResultSet\":{\"Result\":[" + string.Join(',', Enumerable.Range(0, rows).Select(row)) +
        string.Create(CultureInfo.InvariantCulture, $"], \"totalRecords\": \"{rows}\"}}}}"));
}
