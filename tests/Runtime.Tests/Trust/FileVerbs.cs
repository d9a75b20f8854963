namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Files of resources, and DICOM headers of the archive.</summary>
internal static class FileVerbs
{
    public static IEnumerable<Verb> All =>
    [
        Verb.On("files", static stage => stage.ResourceAsync(), static (_, resource) => Outcome.ListAsync(resource.Files)),
        Verb.On("get file", static stage => stage.ResourceAsync(), static async (_, resource) =>
            Outcome.Of(await resource.Files.GetAsync("sub/b.dcm"))),
        Verb.On("upload file", static stage => stage.ResourceAsync(), static async (stage, resource) =>
        {
            await resource.UploadAsync(stage.Upload(), new() { RemotePath = "new/u.bin" });
            return "stored";
        }),
        Verb.On("upload into a new resource", static stage => stage.ScanAsync(), static async (stage, scan) =>
        {
            await scan.Resources.UploadAsync("NIFTI", stage.Upload(), new() { RemotePath = "new/u.bin" });
            return "stored";
        }),
        Verb.On("upload stream", static stage => stage.ResourceAsync(), static async (_, resource) =>
        {
            using var content = new MemoryStream([5, 4, 3]);
            await resource.UploadAsync(content, new() { RemotePath = "v.bin" });
            return "stored";
        }),
        Verb.On("replace file", static stage => stage.ResourceAsync(), static async (stage, resource) =>
        {
            await resource.UploadAsync(stage.Upload(), new() { RemotePath = "a.dcm", Overwrite = true });
            return "stored";
        }),
        Verb.On("upload and extract", static stage => stage.ResourceAsync(), static async (stage, resource) =>
        {
            await resource.UploadAsync(await stage.StudyFileAsync(), new() { Extract = true });
            return "stored";
        }),
        Verb.On("upload folder", static stage => stage.ResourceAsync(), static async (stage, resource) =>
            Uploaded(await resource.UploadDirectoryAsync(stage.UploadFolder()))),
        Verb.On("upload folder into a new resource", static stage => stage.ScanAsync(), static async (stage, scan) =>
            Uploaded(await scan.Resources.UploadDirectoryAsync("FOLDER", stage.UploadFolder()))),
        Verb.On("download file", static stage => stage.FileAsync(), static async (stage, file) =>
            $"{Outcome.Of(await file.DownloadAsync(stage.PathOf("a.dcm")))}, {stage.Written()}"),
        Verb.On("download file into a stream", static stage => stage.FileAsync(), static async (_, file) =>
        {
            using var bytes = new MemoryStream();
            var result = await file.DownloadAsync(bytes);
            return $"{Outcome.Of(result)}, {Convert.ToHexString(bytes.ToArray())}";
        }),
        Verb.On("read file", static stage => stage.FileAsync(), static async (_, file) =>
        {
            await using var source = await file.OpenReadAsync();
            using var bytes = new MemoryStream();
            await source.CopyToAsync(bytes);
            return Convert.ToHexString(bytes.ToArray());
        }),
        Verb.On("delete file", static stage => stage.FileAsync(), static async (_, file) =>
        {
            await file.DeleteAsync();
            return "deleted";
        }),
        Verb.On(
            "headers of a scan",
            static async stage => (await ArchivedAsync(stage)).Scans,
            static async (_, scans) => Outcome.Of(await (await scans.FirstAsync()).DicomDumpAsync("Modality", "PatientID"))),
    ];

    private static string Uploaded(DirectoryUploadReport report)
    {
        report.RequireComplete();
        return report.ToString();
    }

    private static async Task<Xnat.Typed.Model.MrSessionData> ArchivedAsync(Stage stage) =>
        (Xnat.Typed.Model.MrSessionData)await stage.Client.Services.ImportAsync(
            await stage.StudyFileAsync(), new() { Project = "P1", Subject = "S8", Experiment = "MR8" });
}
