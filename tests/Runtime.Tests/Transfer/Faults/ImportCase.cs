using Xnat.Typed.Model;
using Xnat.Typed.Runtime.Tests.Support;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>An archive of DICOM files into a session.</summary>
internal sealed class ImportCase(XnatClient client) : TransferCase(client)
{
    private readonly byte[][] images = [.. Enumerable.Range(1, 6).Select(static number => DicomBytes.Image(
        DicomBytes.MrImage, "MR", "1", instance: $"{number}", more: dicom => dicom.Bytes(
            0x0010, 0x4000, "LT", Study.Random(number, 9000))))];

    private int current;

    public override async Task BeginAsync(int number)
    {
        await base.BeginAsync(number);
        current = number;
        var zip = Samples.Zip([.. images.Select(static (bytes, at) => ($"{at}.dcm", bytes))]);
        await File.WriteAllBytesAsync(Folder["study.zip"], zip);
    }

    public override async Task RunAsync()
    {
        var options = new ImportOptions
        {
            Project = Study.Project, Subject = $"I{current}", Experiment = $"E{current}", Overwrite = ImportOverwrite.Delete,
        };
        await Client.Services.ImportAsync(Folder["study.zip"], options);
    }

    public override Task RequireNothingHalfAsync() => Task.CompletedTask;

    public override async Task RequireAllAsync()
    {
        var project = await Client.Projects.GetAsync(Study.Project);
        var session = (MrSessionData)await project.Experiments.GetAsync($"E{current}");
        var scan = Assert.Single(await session.Scans.ToListAsync());
        await scan.DownloadDirectoryAsync(Folder["back"]);
        var back = Directory.EnumerateFiles(Folder["back"], "*.dcm", SearchOption.AllDirectories).Select(File.ReadAllBytes);
        Assert.Equal(images.Select(Convert.ToHexString).Order(), back.Select(Convert.ToHexString).Order());
        Assert.Empty(await Client.Prearchive.Sessions(Study.Project).Where(row => row.Name == $"E{current}").ToListAsync());
    }
}
