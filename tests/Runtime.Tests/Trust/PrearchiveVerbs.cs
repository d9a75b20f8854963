namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Sessions that wait in the prearchive.</summary>
internal static class PrearchiveVerbs
{
    public static IEnumerable<Verb> All =>
    [
        Held("held sessions", static (stage, _) => Outcome.ListAsync(stage.Client.Prearchive.Sessions())),
        Held("held sessions of a project", static (stage, _) => Outcome.ListAsync(stage.Client.Prearchive.Sessions("P1"))),
        Held("get held session", static async (stage, held) =>
            Outcome.Of(await stage.Client.Prearchive.GetAsync(held.Project, held.Timestamp, held.FolderName))),
        Held("refresh held session", static async (_, held) =>
        {
            await held.RefreshAsync();
            return $"{Outcome.Of(held)} {held.Status}";
        }),
        Held("scans of a held session", static (_, held) => Outcome.ListAsync(held.ScansAsync())),
        Held("files of a held session", static (_, held) => Outcome.ListAsync(held.FilesAsync())),
        Verb.On(
            "files of a held scan",
            static async stage => await (await stage.HeldAsync()).ScansAsync().FirstAsync(),
            static (_, scan) => Outcome.ListAsync(scan.FilesAsync())),
        Verb.On(
            "headers of a held scan",
            static async stage => await (await stage.HeldAsync()).ScansAsync().FirstAsync(),
            static async (_, scan) => Outcome.Of(await scan.DicomDumpAsync("Modality", "PatientID"))),
        Held("archive", static async (_, held) => Outcome.Of(await held.ArchiveAsync())),
        // A wrong answer may show a session that never moves.
        Held("start archiving and wait", static async (_, held) =>
            Outcome.Of(await (await held.StartArchivingAsync()).WaitAsync(new() { Limit = TimeSpan.FromSeconds(2) }))),
        Held("state of archiving", static async (stage, held) =>
            Outcome.Plain((await stage.Client.Prearchive.ResumeArchiving(held.Uri).PollAsync()).Stage.ToString())),
        Held("resources of a held session", static async (_, held) =>
            string.Join("; ", await held.ResourcesAsync().Select(static one => $"{one} {one.Scan} {one.FileCount}").ToListAsync())),
        Held("document of a held session", static async (_, held) => Outcome.Plain((await held.GetXmlAsync()).Root!.Name.LocalName)) with
        {
            // XNAT 1.7.0 to 1.7.2 show no session by itself.
            Since = new(1, 7, 3),
        },
        Held("log of a held session", static async (_, held) => await held.LastLogAsync() is { Length: > 0 } ? "told" : "none"),
        Held("findings of a held session", static async (_, held) => string.Join("; ", await held.ValidateAsync())),
        Held("find held sessions", static (stage, held) =>
            Outcome.ListAsync(stage.Client.Prearchive.FindAsync(new() { Name = held.Name }))),
        // Of a listing nobody knows whether it is a guest's.
        Held("archive held sessions in bulk", static async (_, held) =>
        {
            var sessions = AsyncEnumerable.Repeat(held, 1);
            var report = await sessions.ForEachAsync(static (one, token) => one.ArchiveAsync(null, token));
            return report.Failed.FirstOrDefault()?.Error is { } error ? throw error : report.ToString();
        }),
        Verb.On("read held file", HeldFileAsync, static async (_, file) =>
        {
            await using var stream = await file.OpenReadAsync();
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            return $"{bytes.Length} bytes";
        }),
        Verb.On("download held file", HeldFileAsync, static async (stage, file) =>
        {
            await file.DownloadAsync(stage.PathOf("held.dcm"));
            return stage.Written();
        }),
        Held("zip of a held session", static async (stage, held) =>
        {
            await held.DownloadAsync(stage.PathOf("held.zip"));
            return stage.Written();
        }) with { Since = new(1, 7, 3) },
        Held("folder of a held session", static async (stage, held) =>
        {
            var result = await held.DownloadDirectoryAsync(stage.PathOf("held"));
            return $"{result.Files} files of {result.Bytes} bytes";
        }) with { Since = new(1, 7, 3) },
        Verb.On(
            "zip and folder of a held scan",
            static async stage => await (await stage.HeldAsync()).ScansAsync().OrderBy(static scan => scan.Id).FirstAsync(),
            static async (stage, scan) =>
            {
                await scan.DownloadAsync(stage.PathOf("scan.zip"));
                await scan.DownloadDirectoryAsync(stage.PathOf("scan"));
                return stage.Written();
            }),
        Verb.On("header of a held file", HeldFileAsync, static async (_, file) =>
        {
            var header = await file.ReadDicomHeaderAsync();
            return $"{header} {header.Modality} {header.Rows} {header.StudyInstanceUid}";
        }),
        Verb.On("held file by a library", HeldFileAsync, static async (_, file) =>
            $"{await file.ReadDicomAsync(new LengthReader())} bytes"),
        Held("rebuild", static async (_, held) =>
        {
            await held.RebuildAsync();
            return $"{Outcome.Of(held)} {held.Status}";
        }),
        Held("move", static async (_, held) => Outcome.Of(await held.MoveAsync("P3"))),
        Held("delete held session", static async (_, held) =>
        {
            await held.DeleteAsync();
            return "deleted";
        }),
    ];

    private static async Task<PrearchiveFile> HeldFileAsync(Stage stage) =>
        await (await stage.HeldAsync()).FilesAsync()
            .OrderBy(static file => file.Uri, StringComparer.Ordinal).FirstAsync();

    private static Verb Held(string name, Func<Stage, PrearchiveSession, Task<string>> act) =>
        Verb.On(name, static stage => stage.HeldAsync(), act);
}
