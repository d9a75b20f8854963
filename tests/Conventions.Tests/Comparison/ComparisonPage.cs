using System.Globalization;
using System.Text.RegularExpressions;

namespace Xnat.Typed.Conventions.Tests.Comparison;

/// <summary>Reads <c>docs/from-xnatpy.md</c>: the counts at its top, and the tables below the headings of the libraries.</summary>
internal sealed partial class ComparisonPage
{
    /// <summary>In the order of the columns of the counts.</summary>
    public static readonly IReadOnlyList<string> Verdicts = ["covered", "in part", "not yet", "left out"];

    private ComparisonPage(IReadOnlyList<ComparedRow> counts, IReadOnlyList<ComparedRow> rows)
    {
        Rows = rows;
        Counts = counts.ToDictionary(row => row.Cells[0], row => Figures(row.Cells), StringComparer.Ordinal);
    }

    /// <summary>For each library the number of its members, then one for each verdict.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> Counts { get; }

    public IReadOnlyList<ComparedRow> Rows { get; }

    public static ComparisonPage Parse(string markdown)
    {
        string library = "", section = "";
        List<ComparedRow> counts = [], rows = [];
        foreach (var (index, line) in markdown.ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) (library, section) = (line[3..], "");
            else if (line.StartsWith("### ", StringComparison.Ordinal)) section = line[4..];
            else if (line.StartsWith("| ", StringComparison.Ordinal)) (library.Length == 0 ? counts : rows).Add(Row(index + 1, line));
        }

        return new(counts, [.. rows.Where(row => !row.Cells.Contains("remarks"))]);

        ComparedRow Row(int number, string line) =>
            new(library, section, [.. Bar().Split(line.Trim().Trim('|')).Select(cell => cell.Trim())], number);
    }

    /// <summary>The counts as the tables have them.</summary>
    public IReadOnlyList<int> Counted(string library)
    {
        var rows = Rows.Where(row => row.Library == library).ToArray();
        return [Members(rows), .. Verdicts.Select(verdict => Members(rows.Where(row => row.Verdict == verdict)))];
    }

    private static int Members(IEnumerable<ComparedRow> rows) => rows.Sum(row => row.Members.Count);

    private static IReadOnlyList<int> Figures(IEnumerable<string> cells) =>
        [.. cells.Skip(1).Select(Figure)];

    private static int Figure(string cell) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var figure) ? figure : -1;

    /// <summary>A bar that no backslash makes a character of the text.</summary>
    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
