using System.Globalization;
using Xnat.Typed.QcReport.Data;
using Xnat.Typed.QcReport.Text;

namespace Xnat.Typed.QcReport.Findings;

/// <summary>What is missing or odd, by rules that a person can check.</summary>
internal static class Rules
{
    /// <summary>Fewer than these say nothing about what is usual.</summary>
    private const int Enough = 4;

    /// <summary>A type that at least this share of the sessions has is missed in the others.</summary>
    private const double Usual = 0.6;

    /// <summary>So many times larger or smaller than the median is odd.</summary>
    private const double Far = 2;

    public static FoundThings Apply(QcProject project)
    {
        var read = project.Sessions.Where(static session => session.Failure is null).ToList();
        var found = project.Sessions.SelectMany(static session => OfSession(session).Select(finding => (session.Id, finding)))
            .Concat(read.SelectMany(static session => session.Scans.SelectMany(OfScan).Select(finding => (session.Id, finding))))
            .Concat(MissingTypes(read)).Concat(OddSizes(read)).Concat(DuplicateLabels(project.Sessions));
        return new(found.ToLookup(static pair => pair.Item1, static pair => pair.Item2, StringComparer.Ordinal));
    }

    private static IEnumerable<Finding> OfSession(QcSession session)
    {
        if (session.Failure is { } failure) yield return new(FindingKind.Failed, failure);
        else if (session.Scans.Count == 0) yield return new(FindingKind.NoScans, "The session has no scans.");
        if (session.Date is null) yield return new(FindingKind.NoDate, "The session has no date.");
        if (session.Sex is null or "" or "unknown") yield return new(FindingKind.NoSex, "The sex of the subject is not known.");
        if (session.Age is null) yield return new(FindingKind.NoAge, "Neither an age nor a birth date or year is known.");
    }

    private static IEnumerable<Finding> OfScan(QcScan scan)
    {
        if (scan.Total is { Files: 0 }) yield return new(FindingKind.NoFiles, $"Scan {scan.Id} has no files.", scan.Id);
        if (Is(scan, "unusable")) yield return new(FindingKind.Unusable, $"Scan {scan.Id} is unusable.", scan.Id);
        if (Is(scan, "questionable")) yield return new(FindingKind.Questionable, $"Scan {scan.Id} is questionable.", scan.Id);
    }

    /// <summary>Types that most sessions of the same kind have. One without scans has a finding for that already.</summary>
    private static IEnumerable<(string, Finding)> MissingTypes(List<QcSession> sessions)
    {
        foreach (var kind in sessions.Where(static session => session.Scans.Count > 0).GroupBy(static session => session.DataType))
        {
            var all = kind.Count();
            if (all < Enough) continue;
            var usual = kind.SelectMany(static session => Types(session)).CountBy(static type => type, StringComparer.OrdinalIgnoreCase)
                .Where(type => type.Value >= Usual * all).ToList();
            foreach (var session in kind)
            {
                foreach (var (type, count) in usual.Where(type => !Types(session).Contains(type.Key)))
                    yield return (session.Id, new(FindingKind.MissingType, $"There is no {type}, which {count} of {all} have."));
            }
        }
    }

    private static IEnumerable<(string, Finding)> OddSizes(List<QcSession> sessions)
    {
        var scans = sessions.SelectMany(static session => session.Scans
            .Where(static scan => scan.Total is { Files: > 0, Bytes: > 0 } && scan.Type is not null)
            .Select(scan => (Session: session, Scan: scan)));
        foreach (var type in scans.GroupBy(static pair => (pair.Session.DataType, pair.Scan.Type)))
        {
            var sizes = type.Select(static pair => pair.Scan.Total!.Bytes).Order().ToList();
            if (sizes.Count < Enough) continue;
            var median = sizes[sizes.Count / 2];
            foreach (var (session, scan) in type.Where(pair => IsFar(pair.Scan.Total!.Bytes, median)))
            {
                var (its, others) = (Amounts.Size(scan.Total!.Bytes), Amounts.Size(median));
                var text = $"Scan {scan.Id} has {its}, where {type.Key.Type} mostly has {others}.";
                yield return (session.Id, new(FindingKind.OddSize, text, scan.Id));
            }
        }
    }

    /// <summary>Labels that differ in capital letters or blanks only are taken for one by people and by some disks.</summary>
    private static IEnumerable<(string, Finding)> DuplicateLabels(IReadOnlyList<QcSession> sessions) => sessions
        .GroupBy(static session => session.Label.Trim(), StringComparer.OrdinalIgnoreCase).Where(static same => same.Count() > 1)
        .SelectMany(static same => same.Select(session => (session.Id, new Finding(
            FindingKind.DuplicateLabel,
            string.Create(CultureInfo.InvariantCulture, $"{same.Count()} sessions are called so, but for capital letters or blanks.")))));

    private static bool IsFar(long bytes, long median) => bytes > median * Far || bytes < median / Far;

    private static HashSet<string> Types(QcSession session) =>
        session.Scans.Select(static scan => scan.Type).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static bool Is(QcScan scan, string quality) => string.Equals(scan.Quality, quality, StringComparison.OrdinalIgnoreCase);
}
