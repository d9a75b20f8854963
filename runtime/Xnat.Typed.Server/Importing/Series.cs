using System.Text.RegularExpressions;

namespace Xnat.Typed.Server.Importing;

/// <summary>Files of one scan, with the ID that XNAT gives it.</summary>
/// <param name="Id">Scan ID.</param>
/// <param name="Uid">Series instance UID.</param>
/// <param name="Files">Its files.</param>
internal sealed partial record Series(string Id, string Uid, IReadOnlyList<DicomFile> Files)
{
    /// <summary>
    /// Series of a study. The series number is the ID; where several series share one, none keeps it
    /// bare: all get number, modality and a count, in the order of their UIDs.
    /// </summary>
    public static IReadOnlyList<Series> Of(IEnumerable<DicomFile> study)
    {
        var series = new List<Series>();
        var byUid = study
            .GroupBy(file => file.SeriesUid ?? "", StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (Uid: group.Key, Files: group.ToList()))
            .ToList();
        foreach (var numbered in byUid.GroupBy(group => group.Files[0].SeriesNumber))
        {
            var isAlone = numbered.Take(2).Count() == 1;
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (uid, files) in numbered)
            {
                if (numbered.Key is null || isAlone)
                {
                    series.Add(new(numbered.Key ?? NonWord().Replace(uid, "_"), uid, files));
                    continue;
                }

                var modality = SopClasses.LeadModality([.. files
                    .Select(file => file.Modality)
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)])
                    ?? "OT";
                counts[modality] = counts.GetValueOrDefault(modality) + 1;
                series.Add(new(
                    string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{numbered.Key}-{modality}{counts[modality]}"),
                    uid,
                    files));
            }
        }

        return series;
    }

    [GeneratedRegex("[^A-Za-z0-9_]")]
    private static partial Regex NonWord();
}
