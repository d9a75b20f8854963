using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Images in the archive: headers, pictures, and files for a library.</summary>
internal static class DicomVerbs
{
    public static IEnumerable<Verb> All =>
    [
        Verb.On("header of a file", FileAsync, static async (_, file) =>
        {
            var header = await file.ReadDicomHeaderAsync();
            return $"{header} {header.Modality} {header.Rows} {header.StudyInstanceUid}";
        }),
        Verb.On("file by a library", FileAsync, static async (_, file) => $"{await file.ReadDicomAsync(new LengthReader())} bytes"),
        Verb.On("picture of a file", FileAsync, static async (_, file) => $"{(await file.ToPngAsync()).Length} bytes"),
        Verb.On("picture of a scan", ScanAsync, static async (_, scan) => $"{await scan.GetImageAsync()}"),
    ];

    private static async Task<ImageScanData> ScanAsync(Stage stage) =>
        await ((ImageSessionData)await (await stage.HeldAsync()).ArchiveAsync()).Scans
            .OrderBy(static scan => scan.Id, StringComparer.Ordinal).FirstAsync();

    private static async Task<XnatFile> FileAsync(Stage stage) =>
        await (await (await ScanAsync(stage)).Resources.GetAsync("DICOM")).Files
            .OrderBy(static file => file.Path, StringComparer.Ordinal).FirstAsync();
}
