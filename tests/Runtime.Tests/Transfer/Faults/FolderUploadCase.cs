using Xnat.Typed.Model;

namespace Xnat.Typed.Runtime.Tests.Transfer.Faults;

/// <summary>A folder into a resource, in batches of two files.</summary>
internal sealed class FolderUploadCase(XnatClient client) : TransferCase(client)
{
    private static readonly IReadOnlyDictionary<string, byte[]> Sent = new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["a.bin"] = Study.Random(1, 40_000),
        ["b c.bin"] = [],
        [".hidden"] = Study.Random(2, 900),
        ["sub/deep/c.bin"] = Study.Random(3, 70_000),
        ["sub/d.bin"] = new byte[30_000],
    };

    private ProjectData? project;
    private ResourceCatalog? resource;

    public override async Task BeginAsync(int number)
    {
        await base.BeginAsync(number);
        foreach (var (path, bytes) in Sent)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Folder[path])!);
            await File.WriteAllBytesAsync(Folder[path], bytes);
        }

        project ??= await Client.Projects.GetAsync(Study.Project);
        resource = new() { Label = $"F{number}" };
        await project.Resources.CreateAsync(resource);
    }

    public override async Task RunAsync() =>
        (await resource!.UploadDirectoryAsync(Folder.Path, new() { MaxBatchFiles = 2 })).RequireComplete();

    // What a broken call leaves is told apart by the catalog; the next call mends it.
    public override Task RequireNothingHalfAsync() => Task.CompletedTask;

    public override async Task RequireAllAsync()
    {
        var stored = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await foreach (var file in resource!.Files)
        {
            using var bytes = new MemoryStream();
            await using (var stream = await file.OpenReadAsync()) await stream.CopyToAsync(bytes);
            stored.Add(Uri.UnescapeDataString(file.Path), bytes.ToArray());
        }

        Assert.Equal(Sent, stored);
        Assert.Equal(Sent.Keys.Order(StringComparer.Ordinal), Folder.Files());
    }
}
