using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Sharing;

/// <summary>Every way to reach shared objects through the project that they are shared into.</summary>
internal static class Ways
{
    public static IReadOnlyDictionary<string, Func<SharedStudy, Task<SubjectData>>> ToSubject { get; } =
        new Dictionary<string, Func<SharedStudy, Task<SubjectData>>>
        {
            ["project.Subjects by label"] = async study => await (await study.ProjectAsync("P2")).Subjects.GetAsync("F_S1"),
            ["project.Subjects by ID"] = async study => await (await study.ProjectAsync("P2")).Subjects.GetAsync("XNAT_S00001"),
            ["project.Subjects row"] = async study =>
                await (await study.ProjectAsync("P2")).Subjects.FirstAsync(subject => subject.Label == "F_S1"),
            ["session.GetSubject"] = async study => await (await ToSession!["project.Experiments by label"](study)).GetSubjectAsync(),
        };

    public static IReadOnlyDictionary<string, Func<SharedStudy, Task<MrSessionData>>> ToSession { get; } =
        new Dictionary<string, Func<SharedStudy, Task<MrSessionData>>>
        {
            ["project.Experiments by label"] = async study =>
                (MrSessionData)await (await study.ProjectAsync("P2")).Experiments.GetAsync("F_E1"),
            ["project.Experiments by ID"] = async study =>
                (MrSessionData)await (await study.ProjectAsync("P2")).Experiments.GetAsync("XNAT_E00001"),
            ["project.Experiments row"] = async study =>
                await (await study.ProjectAsync("P2")).Experiments.OfType<MrSessionData>().FirstAsync(session => session.Label == "F_E1"),
            ["project.Experiments row with sharing"] = async study =>
                await (await study.ProjectAsync("P2")).Experiments.OfType<MrSessionData>()
                    .WithSharing().FirstAsync(session => session.IsShared),
            ["subject.Experiments by label"] = async study =>
                (MrSessionData)await (await ToSubject["project.Subjects by label"](study)).Experiments.GetAsync("F_E1"),
            ["subject.Experiments row"] = async study =>
                await (await ToSubject["project.Subjects row"](study)).Experiments.OfType<MrSessionData>()
                    .FirstAsync(session => session.Label == "F_E1"),
            ["scan.GetSession"] = async study =>
                (MrSessionData)await (await ToScan!["session.Scans by ID"](study)).GetSessionAsync(),
        };

    public static IReadOnlyDictionary<string, Func<SharedStudy, Task<QcManualAssessorData>>> ToAssessor { get; } =
        new Dictionary<string, Func<SharedStudy, Task<QcManualAssessorData>>>
        {
            ["session.Assessors"] = async study =>
                (QcManualAssessorData)await (await ToSession["project.Experiments by label"](study)).Assessors.SingleAsync(),
            ["session.Assessors by label"] = async study =>
                (QcManualAssessorData)await (await ToSession["subject.Experiments by label"](study)).Assessors.GetAsync("F_QC1"),
            ["project.Experiments of the type"] = async study =>
                await (await study.ProjectAsync("P2")).Experiments.OfType<QcManualAssessorData>().SingleAsync(),
            ["project.Experiments by label"] = async study =>
                (QcManualAssessorData)await (await study.ProjectAsync("P2")).Experiments.GetAsync("F_QC1"),
        };

    public static IReadOnlyDictionary<string, Func<SharedStudy, Task<MrScanData>>> ToScan { get; } =
        new Dictionary<string, Func<SharedStudy, Task<MrScanData>>>
        {
            ["session.Scans by ID"] = async study =>
                (MrScanData)await (await ToSession["project.Experiments by label"](study)).Scans.GetAsync("1"),
            ["session.Scans of a row"] = async study =>
                (MrScanData)await (await ToSession["project.Experiments row"](study)).Scans.GetAsync("1"),
            ["subject's session.Scans"] = async study =>
                (MrScanData)await (await ToSession["subject.Experiments by label"](study)).Scans.GetAsync("T1"),
            ["subject's session.Scans row"] = async study =>
                await (await ToSession["subject.Experiments row"](study)).Scans.OfType<MrScanData>().FirstAsync(scan => scan.Id == "1"),
        };
}
