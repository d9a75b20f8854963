using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>One file into a resource.</summary>
internal sealed class UploadCase(XnatClient client) : TransferCase(client)
{
    private static readonly byte[] Sent = Study.Random(9, 300_000);

    private ProjectData? project;
    private AbstractResource? resource;

    public override async Task BeginAsync(int number)
    {
        await base.BeginAsync(number);
        await File.WriteAllBytesAsync(Folder["sent.bin"], Sent);
        project ??= await Client.Projects.GetAsync(Study.Project);
        resource = await project.Resources.CreateAsync(new ResourceCatalog { Label = $"R{number}" });
    }

    // Whoever begins again may find what arrived the first time.
    public override Task RunAsync() => resource!.UploadAsync(Folder["sent.bin"], new() { Overwrite = true });

    public override Task RequireNothingHalfAsync() => Task.CompletedTask;

    public override async Task RequireAllAsync()
    {
        var file = Assert.Single(await resource!.Files.ToListAsync());
        await using var stream = await file.OpenReadAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        Assert.Equal(Sent, bytes.ToArray());
        Assert.Equal(["sent.bin"], Folder.Files());
    }
}
