using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>Two studies in one folder into the archive, with what is no DICOM beside them.</summary>
internal sealed class FolderImportCase(XnatClient client) : TransferCase(client)
{
    private byte[][] images = [];
    private int current;

    public override async Task BeginAsync(int number)
    {
        await base.BeginAsync(number);
        current = number;
        images =
        [
            .. Enumerable.Range(0, 6).Select(at => DicomBytes.Image(
                DicomBytes.MrImage,
                "MR",
                "1",
                study: $"1.2.{number}.{at % 2}",
                instance: $"{at}",
                more: dicom => dicom.Text(
                    0x0010, 0x4000, "LT", $"Session:F{number}x{at % 2} {Convert.ToHexString(Study.Random(at, 4000))}"))),
        ];
        for (var at = 0; at < images.Length; at++) await File.WriteAllBytesAsync(Folder[$"{at}.dcm"], images[at]);
        await File.WriteAllTextAsync(Folder["notes.txt"], "none");
    }

    public override async Task RunAsync()
    {
        var options = new DirectoryImportOptions
        {
            Import = new() { Project = Study.Project, Subject = $"F{current}", Overwrite = ImportOverwrite.Delete },
            SkipPresent = true,
            MaxConcurrency = 1,
        };
        (await Client.Services.ImportDirectoryAsync(Folder.Path, options)).RequireComplete();
    }

    public override Task RequireNothingHalfAsync() => Task.CompletedTask;

    public override async Task RequireAllAsync()
    {
        var subject = await (await Client.Projects.GetAsync(Study.Project)).Subjects.GetAsync($"F{current}");
        var stored = new List<string>();
        var sessions = 0;
        await foreach (var session in subject.Experiments.OfType<MrSessionData>())
        {
            sessions++;
            await foreach (var file in session.GetFilesAsync())
            {
                using var bytes = new MemoryStream();
                await using (var stream = await file.OpenReadAsync()) await stream.CopyToAsync(bytes);
                stored.Add(Convert.ToHexString(bytes.ToArray()));
            }
        }

        Assert.Equal(2, sessions);
        Assert.Equal(images.Select(Convert.ToHexString).Order(), stored.Order());
    }
}
