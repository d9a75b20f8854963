namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Imports into archive and prearchive.</summary>
internal static class ImportVerbs
{
    private static readonly ImportOptions Into = new() { Project = "P1", Subject = "S9", Experiment = "MR9" };

    /// <summary>Releases before answer that they do not know the option, or the route.</summary>
    private static readonly Version DirectArchive = new(1, 8, 3);

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
        Verb.Of("import studies into the prearchive from a file", static async stage =>
            Outcome.Of((await stage.Client.Services.ImportStudiesToPrearchiveAsync(await stage.StudyFileAsync(), Into)).Single())),
        Verb.Of("import studies into the prearchive from a stream", static async stage =>
            Outcome.Of((await stage.Client.Services.ImportStudiesToPrearchiveAsync(await stage.StudyStreamAsync(), Into)).Single())),
        Verb.Of("import past the prearchive", static async stage =>
            Outcome.Of(await (await stage.Client.Services.ImportDirectAsync(await stage.StudyFileAsync(), Into)).ArchiveAsync()))
                with { Since = DirectArchive },
        Verb.Of("import past the prearchive, then wait", static async stage =>
            Outcome.Of(await (await stage.Client.Services.ImportDirectAsync(await stage.StudyFileAsync(), Into)).WaitAsync()))
                with { Since = DirectArchive },
        Verb.Of("import past the prearchive, then look", static async stage =>
            (await (await stage.Client.Services.ImportDirectAsync(await stage.StudyFileAsync(), Into)).PollAsync()).Stage.ToString())
                with { Since = DirectArchive },
        Verb.Of("list what is received for the archive", static async stage =>
            $"{(await stage.Client.Services.DirectArchiveSessionsAsync()).Count}")
                with { Since = DirectArchive },
        Verb.Of("import files", static async stage =>
        {
            var files = Directory.EnumerateFiles(await stage.StudyFolderAsync(), "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal);
            var report = await stage.Client.Services.ImportFilesAsync(files, new() { Import = Into });
            report.RequireComplete();
            return $"{report}, {Outcome.Of(await report.Studies.Single().GetExperimentAsync())}";
        }),
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
