using Xnat.Typed.QcReport.Data;

namespace Xnat.Typed.QcReport.Findings;

/// <summary>Findings by session, the worst first.</summary>
internal sealed class FoundThings(ILookup<string, Finding> bySession)
{
    public IEnumerable<Finding> Of(QcSession session) => bySession[session.Id].OrderBy(static finding => finding.Kind);

    public IEnumerable<Finding> Of(QcSession session, QcScan scan) => Of(session).Where(finding => finding.Scan == scan.Id);

    /// <summary>In how many sessions there is one of a kind.</summary>
    public IReadOnlyDictionary<FindingKind, int> Counts() => bySession
        .SelectMany(static session => session.Select(static finding => finding.Kind).Distinct())
        .CountBy(static kind => kind).OrderBy(static pair => pair.Key).ToDictionary();
}
