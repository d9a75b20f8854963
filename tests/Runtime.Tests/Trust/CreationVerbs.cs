using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Creation on every level.</summary>
internal static class CreationVerbs
{
    public static IEnumerable<Verb> All =>
    [
        Verb.Of(
            "create project",
            static async stage =>
                Outcome.Of(await stage.Client.Projects.CreateAsync(
                    new ProjectData { Id = "P9", Name = "Ninth", Description = new string('x', 4000) }))),
        Verb.On(
            "create subject",
            static stage => stage.ProjectAsync(),
            static async (_, project) => Outcome.Of(
                await project.Subjects.CreateAsync(new SubjectData { Label = "S9", Group = "control" }))),
        Verb.On(
            "get or create subject",
            static stage => stage.ProjectAsync(),
            static async (_, project) => Outcome.Of(
                await project.Subjects.GetOrCreateAsync(new SubjectData { Label = "S9", Group = "control" }))),
        Verb.On(
            "get or create what is there",
            static stage => stage.ProjectAsync(),
            static async (_, project) => Outcome.Of(
                await project.Subjects.GetOrCreateAsync(new SubjectData { Label = "S1", Group = "other" }))),
        Verb.On(
            "get or create resource",
            static stage => stage.ScanAsync(),
            static async (_, scan) => Outcome.Of(
                await scan.Resources.GetOrCreateAsync(new ResourceCatalog { Label = "NIFTI", Format = "NIFTI" }))),
        Verb.On(
            "create session",
            static stage => stage.SubjectAsync(),
            static async (_, subject) =>
                Outcome.Of(await subject.Experiments.CreateAsync(new MrSessionData { Label = "MR9", Date = new DateOnly(2024, 1, 31) }))),
        Verb.On(
            "create session through the project",
            static stage => stage.SubjectAsync(),
            static async (stage, subject) =>
                Outcome.Of(await (await stage.ProjectAsync()).Experiments
                    .CreateAsync(new MrSessionData { Label = "MR9", SubjectId = subject.Id }))),
        Verb.On(
            "create scan",
            static stage => stage.SessionAsync(),
            static async (_, session) =>
                Outcome.Of(await session.Scans.CreateAsync(new MrScanData { Id = "9", Type = "T2", Quality = "usable" }))),
        Verb.On(
            "create assessor",
            static stage => stage.SessionAsync(),
            static async (_, session) =>
                Outcome.Of(await session.Assessors.CreateAsync(new QcManualAssessorData { Label = "QC9", Pass = "1" }))),
        Verb.On(
            "create resource",
            static stage => stage.ScanAsync(),
            static async (_, scan) =>
                Outcome.Of(await scan.Resources.CreateAsync(new ResourceCatalog { Label = "NIFTI", Format = "NIFTI" }))),
    ];
}
