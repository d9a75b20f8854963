namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Imports into archive and prearchive.</summary>
internal static class ImportVerbs
{
    private static readonly ImportOptions Into = new() { Project = "P1", Subject = "S9", Experiment = "MR9" };

    public static IEnumerable<Verb> All =>
    [
        Verb.Of("import file", static async stage =>
            Outcome.Of(await stage.Client.Services.ImportAsync(await stage.StudyFileAsync(), Into))),
        Verb.Of("import stream", static async stage =>
            Outcome.Of(await stage.Client.Services.ImportAsync(await stage.StudyStreamAsync(), Into))),
        Verb.Of("import stream once", static async stage =>
            Outcome.Of(await stage.Client.Services.ImportAsync(await stage.StudyOnceAsync(), Into))) with { SendsOnce = true },
        Verb.Of("import file into the prearchive", static async stage =>
            Outcome.Of(await stage.Client.Services.ImportToPrearchiveAsync(await stage.StudyFileAsync(), Into))),
        Verb.Of("import stream into the prearchive", static async stage =>
            Outcome.Of(await stage.Client.Services.ImportToPrearchiveAsync(await stage.StudyStreamAsync(), Into))),
        Verb.Of(
            "import stream once into the prearchive",
            static async stage =>
                Outcome.Of(await stage.Client.Services.ImportToPrearchiveAsync(await stage.StudyOnceAsync(), Into)))
                with { SendsOnce = true },
        Verb.Of("import folder", static async stage =>
        {
            var report = await stage.Client.Services.ImportDirectoryAsync(await stage.StudyFolderAsync(), new() { Import = Into });
            report.RequireComplete();
            return $"{report}, {Outcome.Of(await report.Studies.Single().GetExperimentAsync())}";
        }),
        Verb.Of("import folder into the prearchive", static async stage =>
        {
            var report = await stage.Client.Services.ImportDirectoryAsync(
                await stage.StudyFolderAsync(), new() { Import = Into, Destination = ImportDestination.Prearchive });
            report.RequireComplete();
            return $"{report}, {Outcome.Of(await report.Studies.Single().GetPrearchiveSessionAsync())}";
        }),
    ];
}
